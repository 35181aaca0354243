import { align, findAnchors, join, type Match } from './align';
import type { LooseOriginal, Place } from './loose-original';

/**
 * Where a copy has the words of an original: what surrounds an article on a page often holds its title and headings too, so
 * that the parts before and after what is surely the article are looked for from there outwards. Runs in a browser.
 */
export function matchCopy({ text: a, places }: LooseOriginal, b: string): Match[] {
  const anchors = findAnchors(a, b, { a0: 0, a1: a.length, b0: 0, b1: b.length });
  const [first, last] = [anchors[0], anchors.at(-1)];
  if (!first || !last) return tidy(align(a, b), a, b, places);
  const matches: Match[] = [...lead(a, b, places, first), ...anchors, ...trail(a, b, places, last)];
  const between: Match[] = [];
  for (let index = 1; index < matches.length; index += 1) {
    const [from, to] = [matches[index - 1], matches[index]];
    if (!from || !to) continue;
    const range = { a0: from.a + from.length, a1: to.a, b0: from.b + from.length, b1: to.b };
    if (range.a0 < range.a1 && range.b0 < range.b1) between.push(...align(a, b, range));
  }
  return tidy(join([...matches, ...between].sort((x, y) => x.a - y.a || x.b - y.b)), a, b, places);
}

/** How far before and after the article the rest of its first and last words is looked for, in units. */
const margin = 40;

function lead(a: string, b: string, places: readonly Place[], first: Match): Match[] {
  const found: Match[] = [];
  let [a1, b1] = [first.a, first.b];
  while (a1 > 0 && b1 > 0 && a[a1 - 1] === b[b1 - 1]) [a1, b1] = [a1 - 1, b1 - 1];
  if (a1 < first.a) found.push({ a: a1, b: b1, length: first.a - a1 });
  for (const { start, end } of places.toReversed()) {
    if (start >= a1) continue;
    const piece = a.slice(start, Math.min(end, a1));
    const at = piece.length < 2 ? -1 : b.lastIndexOf(piece, b1 - piece.length);
    if (at < 0 || b1 - piece.length < 0) continue;
    found.push({ a: start, b: at, length: piece.length });
    [a1, b1] = [start, at];
  }
  if (a1 > 0 && b1 > 0) {
    const b0 = Math.max(0, b1 - a1 - margin);
    found.push(...align(a, b, { a0: Math.max(0, a1 - 400), a1, b0, b1 }));
  }
  return found.sort((x, y) => x.a - y.a);
}

function trail(a: string, b: string, places: readonly Place[], last: Match): Match[] {
  const found: Match[] = [];
  let [a0, b0] = [last.a + last.length, last.b + last.length];
  const [startA, startB] = [a0, b0];
  while (a0 < a.length && b0 < b.length && a[a0] === b[b0]) [a0, b0] = [a0 + 1, b0 + 1];
  if (a0 > startA) found.push({ a: startA, b: startB, length: a0 - startA });
  for (const { start, end } of places) {
    if (end <= a0) continue;
    const from = Math.max(start, a0);
    const piece = a.slice(from, end);
    const at = piece.length < 2 ? -1 : b.indexOf(piece, b0);
    if (at < 0) continue;
    found.push({ a: from, b: at, length: piece.length });
    [a0, b0] = [end, at + piece.length];
  }
  if (a0 < a.length && b0 < b.length) {
    const a1 = Math.min(a.length, a0 + 400);
    found.push(...align(a, b, { a0, a1, b0, b1: Math.min(b.length, b0 + (a1 - a0) + margin) }));
  }
  return found;
}

/** Share of a block that must be found, below which what was found of it is taken for chance. */
const least = { required: 0.3, optional: 0.6 };

function tidy(matches: readonly Match[], a: string, b: string, places: readonly Place[]): Match[] {
  const kept = withoutIslands(matches, a, b, places);
  const chance = places.filter(({ start, end, block }) => {
    let found = 0;
    for (const match of kept)
      found += Math.max(0, Math.min(end, match.a + match.length) - Math.max(start, match.a));
    const share = found / (end - start);
    return share < (optional.has(block.type) ? least.optional : least.required);
  });
  const parts = kept.flatMap((match) => without(match, chance));
  return slide(regrow(parts, a, b, chance), a, b, places);
}

/** Lets matches reach into what was taken from chance ones: a first sign may have been matched in the block before. */
function regrow(matches: readonly Match[], a: string, b: string, chance: readonly Place[]): Match[] {
  const grown = matches.map((match) => ({ ...match }));
  const isFree = (at: number): boolean => !chance.some(({ start, end }) => at >= start && at < end);
  for (let index = 0; index <= grown.length; index += 1) {
    const [left, right] = [grown[index - 1], grown[index]];
    let [a0, b0] = left ? [left.a + left.length, left.b + left.length] : [0, 0];
    while (
      right &&
      right.a > a0 &&
      right.b > b0 &&
      a[right.a - 1] === b[right.b - 1] &&
      isFree(right.a - 1)
    ) {
      right.a -= 1;
      right.b -= 1;
      right.length += 1;
    }
    const [a1, b1] = right ? [right.a, right.b] : [a.length, b.length];
    while (left && a0 < a1 && b0 < b1 && a[a0] === b[b0] && isFree(a0)) {
      left.length += 1;
      [a0, b0] = [a0 + 1, b0 + 1];
    }
  }
  return grown;
}

const optional = new Set<string>([
  'kicker',
  'subtitle',
  'datum',
  'caption',
  'alt',
  'credit',
  'file',
  'title',
]);

/** A match without what it has of some blocks. */
function without(match: Match, places: readonly Place[]): Match[] {
  const parts: Match[] = [];
  let from = match.a;
  const end = match.a + match.length;
  const take = (to: number): void => {
    if (to > from) parts.push({ a: from, b: match.b + from - match.a, length: to - from });
  };
  for (const place of places) {
    if (place.end <= from || place.start >= end) continue;
    take(place.start);
    from = Math.max(from, place.end);
  }
  take(end);
  return parts;
}

/** Matches of a Han character or three letters between changes are chance; a whole block is none. */
function withoutIslands(matches: readonly Match[], a: string, b: string, places: readonly Place[]): Match[] {
  return matches.filter((match, index) => {
    const most = /^[a-z0-9.]+$/.test(a.slice(match.a, match.a + match.length)) ? 3 : 1;
    if (match.length > most) return true;
    const [before, after] = [matches[index - 1], matches[index + 1]];
    const [a0, b0] = before ? [before.a + before.length, before.b + before.length] : [0, 0];
    const [a1, b1] = after ? [after.a, after.b] : [a.length, b.length];
    // Words that only went or only came beside it leave no doubt about it.
    const isReplaced = (gone: number, came: number): boolean => gone > 0 && came > 0;
    const isBefore = isReplaced(match.a - a0, match.b - b0);
    const isAfter = isReplaced(a1 - match.a - match.length, b1 - match.b - match.length);
    if (!isBefore || !isAfter) return true;
    return places.some(({ start, end }) => start >= match.a && end <= match.a + match.length);
  });
}

/** A change that could as well begin a little earlier or later begins where a block does. */
function slide(matches: readonly Match[], a: string, b: string, places: readonly Place[]): Match[] {
  const edges = new Set(places.flatMap(({ start, end }) => [start, end]));
  const moved = matches.map((match) => ({ ...match }));
  for (let index = 1; index < moved.length; index += 1) {
    const [left, right] = [moved[index - 1], moved[index]];
    if (!left || !right) continue;
    const [gapA, gapB] = [right.a - left.a - left.length, right.b - left.b - left.length];
    if (gapA > 0 === gapB > 0) continue;
    const by = slideBy(left, right, a, b, edges);
    left.length += by;
    right.a += by;
    right.b += by;
    right.length -= by;
  }
  return moved.filter(({ length }) => length > 0);
}

function slideBy(left: Match, right: Match, a: string, b: string, edges: ReadonlySet<number>): number {
  const [endA, endB] = [left.a + left.length, left.b + left.length];
  const isGood = (by: number): boolean => edges.has(endA + by) && edges.has(right.a + by);
  if (isGood(0)) return 0;
  for (
    let by = 1;
    by < left.length && a[endA - by] === a[right.a - by] && b[endB - by] === b[right.b - by];
    by += 1
  )
    if (isGood(-by)) return -by;
  for (
    let by = 0;
    by < right.length - 1 && a[endA + by] === a[right.a + by] && b[endB + by] === b[right.b + by];
    by += 1
  )
    if (isGood(by + 1)) return by + 1;
  return 0;
}
