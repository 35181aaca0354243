import { type Alignment, foundOf } from './alignment';
import { isRequired } from './canonical';
import type { Gap } from './gaps';
import { rawOf } from './loose-copy';
import type { Place } from './loose-original';
import { looseText } from './normalise';
import { isSpeltAlike } from './spelling';
import type { ComparedBlock, Comparison, Piece } from './verdict';

/** What became of a block of the original in a copy. */
export function compareBlock(aligned: Alignment, place: Place, scope: Comparison['scope']): ComparedBlock {
  const { matches, gaps, loose } = aligned;
  const { block } = place;
  const about = { type: block.type, original: block.text };
  const found = foundOf(aligned, place);
  if (found === 0) {
    const isBeyond =
      scope === 'excerpt' && (place.end <= (matches[0]?.a ?? 0) || place.start >= (gaps.at(-1)?.a0 ?? 0));
    // The title of a page may stand in its head alone, or be left out by a feed.
    const isFree = !isRequired(block.type) || block.type === 'title' || isBeyond;
    if (isFree) return { ...about, change: 'omitted', pieces: [] };
    return { ...about, change: 'removed', pieces: [{ kind: 'removed', text: block.text }] };
  }
  const inner = gaps.filter((gap) => isInside(gap, place));
  const real = inner.filter((gap) => !isAside(aligned, gap, place));
  const raw = rawOfBlock(aligned, place);
  if (real.length > 0)
    return { ...about, copy: raw, change: 'changed', pieces: piecesOf(aligned, place, real) };
  const isSame = isSpeltAlike(place, loose, matches);
  return {
    ...about,
    copy: raw,
    change: isSame ? 'same' : 'spelling',
    pieces: [{ kind: 'same', text: isSame ? block.text : raw }],
  };
}

/** Whether a gap takes words from the block, or puts some between its words. */
function isInside({ a0, a1, b0, b1 }: Gap, { start, end }: Place): boolean {
  if (a1 > a0) return a0 < end && a1 > start;
  return b1 > b0 && a0 > start && a0 < end;
}

/** Whether what came is a mark of a note or a reading that the original has in this place. */
function isAside({ loose }: Alignment, { a0, a1, b0, b1 }: Gap, { block, start, from }: Place): boolean {
  if (a1 > a0) return false;
  const came = loose.text.slice(b0, b1);
  const here = (block.asides ?? []).filter(({ at }) => {
    const offset = from.findIndex((place) => place >= at);
    return Math.abs((offset < 0 ? from.length : offset) - (a0 - start)) <= came.length;
  });
  return isMadeOf(
    came,
    here.map(({ text }) => looseText(text).text),
  );
}

function rawOfBlock({ matches, loose }: Alignment, { start, end }: Place): string {
  const inside = matches.filter(({ a, length }) => a < end && a + length > start);
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return '';
  const b0 = first.b + Math.max(0, start - first.a);
  return rawOf(loose, b0, last.b + Math.min(last.length, end - last.a));
}

function piecesOf(aligned: Alignment, place: Place, gaps: readonly Gap[]): Piece[] {
  const pieces: Piece[] = [];
  const { start, end, block, from, to } = place;
  // Signs have no unit of their own: those between two words go with what stays.
  let told = 0;
  const tell = (kind: Piece['kind'], until: number): void => {
    if (until > told) pieces.push({ kind, text: block.text.slice(told, until) });
    told = Math.max(told, until);
  };
  for (const gap of gaps) {
    const [a0, a1] = [Math.max(gap.a0, start), Math.min(gap.a1, end)];
    const before = a1 > a0 ? from[a0 - start] : to[a0 - 1 - start];
    tell('same', before ?? 0);
    if (a1 > a0) tell('removed', to[a1 - 1 - start] ?? 0);
    const came = cameIn(aligned, gap);
    // Of a gap that goes over several blocks what came is told once.
    if (came !== '' && (gap.a0 >= start || gap.a1 <= end)) pieces.push({ kind: 'added', text: came });
  }
  tell('same', block.text.length);
  return pieces;
}

/** Words of the copy in a gap; those at its ends only as far as they stand in a line with the article. */
function cameIn({ loose, firstB, lastB }: Alignment, { a0, a1, b0, b1 }: Gap): string {
  let [from, to] = [b0, b1];
  const { line } = loose;
  if (b0 < firstB) while (from < to && line[from] !== line[firstB]) from += 1;
  if (b1 > lastB) while (to > from && line[to - 1] !== line[lastB - 1]) to -= 1;
  if (a0 === a1 && (b0 < firstB || b1 > lastB)) return '';
  return rawOf(loose, from, to);
}

/** Whether a text is a row of some words. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  if (text === '') return true;
  return words.some(
    (word) => word !== '' && text.startsWith(word) && isMadeOf(text.slice(word.length), words),
  );
}
