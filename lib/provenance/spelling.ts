import type { Match } from './align';
import type { LooseCopy } from './loose-copy';
import type { Place } from './loose-original';
import { strictText } from './normalise';

/**
 * Whether a block whose words are all in the copy is also written as it was signed: every sign between its words, and
 * those before the first and after the last. What lists and pages put before it does not count.
 */
export function isSpeltAlike(place: Place, copy: LooseCopy, matches: readonly Match[]): boolean {
  const { start, end, block, from, to } = place;
  const inside = matches.filter(({ a, length }) => a < end && a + length > start);
  let written = '';
  let last: { a: number; b: number } | undefined;
  for (const match of inside) {
    const a0 = Math.max(match.a, start);
    const a1 = Math.min(match.a + match.length, end);
    const [b0, b1] = [match.b + a0 - match.a, match.b + a1 - match.a];
    // An aside of the original stood between: what is around it is taken as it was signed.
    if (last) written += block.text.slice(to[a0 - 1 - start] ?? 0, from[a0 - start] ?? 0);
    written += copy.raw.slice(copy.from[b0] ?? 0, copy.to[b1 - 1] ?? 0);
    last = { a: a1, b: b1 };
  }
  const first = inside[0];
  if (!first || !last) return false;
  const firstB = first.b + start - first.a;
  const before = copy.raw.slice(firstB > 0 ? (copy.to[firstB - 1] ?? 0) : 0, copy.from[firstB] ?? 0);
  const after = copy.raw.slice(copy.to[last.b - 1] ?? 0, copy.from[last.b] ?? copy.raw.length);
  const signed = {
    before: block.text.slice(0, from[0] ?? 0),
    middle: block.text.slice(from[0] ?? 0, to.at(-1) ?? 0),
    after: block.text.slice(to.at(-1) ?? 0),
  };
  return (
    isWrapped(written, signed.middle) &&
    strictText(before).endsWith(strictText(signed.before)) &&
    strictText(after).startsWith(strictText(signed.after))
  );
}

/** Whether a text is the signed one, with lines that were broken where that has a blank or nothing. */
function isWrapped(written: string, signed: string): boolean {
  let at = 0;
  for (const line of written.split('\n')) {
    const part = strictText(line);
    if (signed[at] === ' ' && !part.startsWith(' ')) at += at === 0 ? 0 : 1;
    if (!signed.startsWith(part, at)) return false;
    at += part.length;
  }
  return at === signed.length;
}
