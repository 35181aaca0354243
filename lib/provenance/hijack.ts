import type { Match } from './align';
import { gapsOf } from './gaps';
import type { LooseCopy } from './loose-copy';
import { rawOf } from './loose-copy';
import type { LooseOriginal } from './loose-original';
import type { Hijack } from './verdict';

/** From how many different words, and places, on one phrase in their stead is called a hijack. */
const least = { originals: 2, places: 3 };

/** The longest phrase and the longest words that count, in loose units. */
const longest = { phrase: 40, original: 40 };

/** One phrase that stands where several different words were signed; undefined when there is none. Runs in a browser. */
export function findHijack(
  original: LooseOriginal,
  copy: LooseCopy,
  matches: readonly Match[],
): Hijack | undefined {
  const replaced = gapsOf(matches, original.text.length, copy.text.length).filter(
    ({ a0, a1, b0, b1 }) => a1 > a0 && b1 > b0 && b1 - b0 <= longest.phrase,
  );
  const pieces = new Map<string, number>();
  for (const { b0, b1 } of replaced) {
    const piece = copy.text.slice(b0, b1);
    if (piece.length >= 2) pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
  }
  let best: Hijack | undefined;
  const frequent = [...pieces].sort((x, y) => y[1] - x[1]).slice(0, 8);
  for (const [piece] of frequent) {
    const found = judge(widen(piece, original.text, copy.text), original, copy, matches);
    if (found && found.count > (best?.count ?? 0)) best = found;
  }
  return best;
}

function occurrences(text: string, piece: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) found.push(at);
  return found;
}

/** The whole phrase that a piece is part of: what nearly always stands beside it, and never did in the original. */
function widen(piece: string, original: string, copy: string): string {
  let phrase = piece;
  while (phrase.length < longest.phrase) {
    const places = occurrences(copy, phrase);
    const beside = [
      commonest(
        places.map((at) => copy[at - 1] ?? ''),
        (sign) => sign + phrase,
      ),
      commonest(
        places.map((at) => copy[at + phrase.length] ?? ''),
        (sign) => phrase + sign,
      ),
    ].find((wider) => wider !== undefined && places.length >= 3 && !original.includes(wider));
    if (beside === undefined) return phrase;
    phrase = beside;
  }
  return phrase;
}

function commonest(signs: readonly string[], build: (sign: string) => string): string | undefined {
  const counts = new Map<string, number>();
  for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const [sign = '', count = 0] = [...counts].sort((x, y) => y[1] - x[1])[0] ?? [];
  return sign !== '' && count >= signs.length * 0.8 ? build(sign) : undefined;
}

function judge(
  phrase: string,
  original: LooseOriginal,
  copy: LooseCopy,
  matches: readonly Match[],
): Hijack | undefined {
  if (phrase.length < 2) return undefined;
  const places = occurrences(copy.text, phrase);
  const originals = new Map<string, string>();
  let count = 0;
  for (const b of places) {
    const words = signedInstead(b, b + phrase.length, original, matches);
    if (words === undefined || words.loose === phrase) continue;
    count += 1;
    if (words.loose !== '') originals.set(words.loose, words.text);
  }
  if (originals.size < least.originals || count < least.places) return undefined;
  const at = places[0] ?? 0;
  return { phrase: rawOf(copy, at, at + phrase.length), count, originals: [...originals.values()] };
}

/** What was signed in the place of a range of the copy; undefined outside of the article and over more than one block. */
function signedInstead(
  b0: number,
  b1: number,
  { places }: LooseOriginal,
  matches: readonly Match[],
): { loose: string; text: string } | undefined {
  const before = matches.filter(({ b }) => b < b0).at(-1);
  const after = matches.find(({ b, length }) => b + length > b1);
  if (!before || !after) return undefined;
  const a0 = before.a + Math.min(before.length, b0 - before.b);
  const a1 = after.a + Math.max(0, b1 - after.b);
  const place = places.find(({ start, end }) => a0 >= start && a1 <= end);
  if (!place || a1 < a0 || a1 - a0 > longest.original) return undefined;
  const text =
    a1 === a0
      ? ''
      : place.block.text.slice(place.from[a0 - place.start] ?? 0, place.to[a1 - 1 - place.start] ?? 0);
  return { loose: text, text };
}
