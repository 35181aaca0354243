import { parseCell } from '@/lib/mdx/cell';

export type Direction = 'ascending' | 'descending';

/**
 * In which order the rows of a table stand, as places in the original order.
 * @param cells what the rows say in the column
 * @param numeric whether the column holds numbers; else the collation of `language` decides (of Chinese: pinyin), in
 *   which digits within a text count as numbers
 *
 * Rows that say the same keep their original order, whichever the direction; empty cells, and in a column of numbers
 * what is none, come last.
 */
export function rowOrder(
  cells: readonly string[],
  direction: Direction,
  numeric: boolean,
  language?: string,
): number[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const values = cells.map((cell) => (numeric ? parseCell(cell) : cell || undefined));
  const sign = direction === 'ascending' ? 1 : -1;
  return [...cells.keys()].sort((a, b) => {
    const left = values[a];
    const right = values[b];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    const both = typeof left === 'number' && typeof right === 'number';
    return sign * (both ? left - right : compare(`${left}`, `${right}`));
  });
}
