/** Text of a line as readers see it, without signs of Markdown, tags and blanks; empty for a line that they do not see. */
export function shownText(line: string): string {
  return line
    .replace(/<\/?[A-Za-z][^>]*>/g, '')
    .replace(/^\s*(?:>\s*|[-*+]\s+|\d{1,9}[.)]\s+|#{1,6}\s+)+/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[\^[^\]]*\]:?/g, '')
    .replace(/[*_~`\\|]/g, '')
    .replace(/\s+/g, '');
}

/** Enough of a paragraph to find it by. */
const keyLength = 24;

/**
 * What to look for in the page where the cursor stands: the text of its line, else of the nearest one above, and how many
 * times the same stands above already. Undefined in front of the first text.
 */
export function placeToFollow(lines: readonly string[]): { key: string; before: number } | undefined {
  const keys = lines.map((line) => shownText(line).slice(0, keyLength));
  const key = keys.findLast((text) => text !== '');
  if (key === undefined) return undefined;
  return { key, before: keys.filter((text) => text === key).length - 1 };
}

/** Index of the block that shows a place; the last one that does, where there are fewer. -1: none. */
export function findBlock(
  blocks: readonly string[],
  { key, before }: { key: string; before: number },
): number {
  const found = blocks.flatMap((block, index) => (block.replace(/\s+/g, '').includes(key) ? [index] : []));
  return found[before] ?? found.at(-1) ?? -1;
}
