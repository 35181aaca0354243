import type { Match } from './align';

/** What stands between two matches: words that went from the original, words that came with the copy. */
export interface Gap {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}

/** Gaps before, between and after matches, empty ones left out but for the first and the last. */
export function gapsOf(matches: readonly Match[], lengthA: number, lengthB: number): Gap[] {
  const gaps: Gap[] = [];
  let [a0, b0] = [0, 0];
  for (const { a, b, length } of matches) {
    gaps.push({ a0, a1: a, b0, b1: b });
    [a0, b0] = [a + length, b + length];
  }
  gaps.push({ a0, a1: lengthA, b0, b1: lengthB });
  return gaps;
}
