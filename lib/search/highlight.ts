import { foldKeepingLength } from './fold';

export type Range = [start: number, end: number];

export interface Highlight {
  field: 'title' | 'body';
  text: string;
  /** UTF-16 offsets into `text`, end exclusive, in order, not overlapping. */
  ranges: Range[];
}

/** Where any of the folded terms occurs in text, merged where they touch. Latin terms must begin a word. */
export function findRanges(text: string, terms: readonly string[]): Range[] {
  const folded = foldKeepingLength(text);
  const found: Range[] = [];
  for (const term of terms) {
    const latin = /^[\p{L}\p{N}]+$/u.test(term) && !/\p{Script=Han}/u.test(term);
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
      if (
        latin &&
        at > 0 &&
        /[\p{L}\p{N}]/u.test(folded[at - 1] ?? '') &&
        !/\p{Script=Han}/u.test(folded[at - 1] ?? '')
      )
        continue;
      found.push([at, at + term.length]);
    }
  }
  return merge(found);
}

function merge(ranges: Range[]): Range[] {
  const merged: Range[] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** The stretch of `plain` in which most is highlighted, about `size` characters, cut at sentence ends where near. */
export function bestPassage(plain: string, terms: readonly string[], size = 120): Highlight {
  const text = plain.replace(/\s+/g, ' ').trim();
  const ranges = findRanges(text, terms);
  let best = 0;
  let bestScore = -1;
  let score = 0;
  let end = 0;
  for (const [first, [start, close]] of ranges.entries()) {
    for (; end < ranges.length && (ranges[end]?.[1] ?? 0) <= start + size; end += 1)
      score += lengthOf(ranges[end]);
    if (score > bestScore) {
      best = start;
      bestScore = score;
    }
    if (end > first) score -= close - start;
    else end = first + 1;
  }
  const lead = Math.max(0, best - Math.floor(size / 4));
  const sentence = text.slice(lead, best).search(/[。！？；](?!.*[。！？；])/);
  const from = avoidHalf(text, sentence >= 0 ? lead + sentence + 1 : lead);
  const to = avoidHalf(text, Math.min(text.length, from + size));
  return {
    field: 'body',
    text: text.slice(from, to),
    ranges: ranges
      .filter(([a, b]) => b > from && a < to)
      .map(([a, b]): Range => [Math.max(a, from) - from, Math.min(b, to) - from]),
  };
}

function lengthOf(range: Range | undefined): number {
  return range ? range[1] - range[0] : 0;
}

/** Moves a cut out of the middle of a surrogate pair. */
function avoidHalf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

export interface Marked {
  text: string;
  hit: boolean;
}

/** Splits text at its highlights, for rendering. */
export function markedParts(text: string, ranges: readonly Range[]): Marked[] {
  const parts: Marked[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start > at) parts.push({ text: text.slice(at, start), hit: false });
    parts.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false });
  return parts;
}
