/** A cell as a number, or undefined: thousands separators, full-width digits and a trailing percent sign are understood. */
export function parseCell(cell: string): number | undefined {
  const plain = cell
    .normalize('NFKC')
    .replace(/[,\s_]/g, '')
    .replace(/^[−–]/, '-')
    .replace(/%$/, '');
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}
