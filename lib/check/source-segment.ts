import type { Segment } from './types';

/** Offsets at which the lines of a text begin. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Line and column, 1-based, of an offset; `before`: lines of the file above the text. */
export function placeOf(
  starts: readonly number[],
  offset: number,
  before: number,
): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: before + low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** A part of a file exactly as it is written. */
export function sourceSegment(text: string, before: number): Segment {
  let starts: number[] | undefined;
  return {
    kind: 'source',
    text,
    placeAt(index) {
      starts ??= lineStarts(text);
      return placeOf(starts, index, before);
    },
  };
}
