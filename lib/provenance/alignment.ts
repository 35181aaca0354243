import type { Match } from './align';
import type { CanonicalText } from './canonical';
import type { Copy } from './copy';
import { type Gap, gapsOf } from './gaps';
import type { LooseCopy } from './loose-copy';
import { type LooseOriginal, looseOriginal, type Place } from './loose-original';
import { matchCopy } from './match-copy';

/** A copy beside the signed text of an article, and where they agree. Runs in a browser. */
export interface Alignment {
  copy: Copy;
  text: CanonicalText;
  original: LooseOriginal;
  loose: LooseCopy;
  matches: readonly Match[];
  gaps: readonly Gap[];
  /** Range of the copy, in loose units, from the first word that both have to the last. */
  firstB: number;
  lastB: number;
}

/** Undefined when the two have no words in common. */
export function alignCopy(copy: Copy, text: CanonicalText, loose: LooseCopy): Alignment | undefined {
  const original = looseOriginal(text);
  const matches = matchCopy(original, loose.text);
  const [first, last] = [matches[0], matches.at(-1)];
  if (!first || !last) return undefined;
  const gaps = gapsOf(matches, original.text.length, loose.text.length);
  return { copy, text, original, loose, matches, gaps, firstB: first.b, lastB: last.b + last.length };
}

/** Units of a block of the original that the copy has. */
export function foundOf({ matches }: Alignment, { start, end }: Place): number {
  let found = 0;
  for (const { a, length } of matches) found += Math.max(0, Math.min(end, a + length) - Math.max(start, a));
  return found;
}
