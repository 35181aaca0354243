/** Groups neighbouring blocks, at most three to a row; every picture block is a row of its own. */
export function blockRows<B extends { style: 'text' | 'pictures' | 'ranked' }>(blocks: readonly B[]): B[][] {
  const rows: B[][] = [];
  for (const block of blocks) {
    const last = rows.at(-1);
    const joins = block.style !== 'pictures' && last?.[0] && last[0].style !== 'pictures' && last.length < 3;
    if (joins) last.push(block);
    else rows.push([block]);
  }
  return rows;
}
