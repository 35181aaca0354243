import { AddedLines } from './added-lines';
import { type Alignment, alignCopy, foundOf } from './alignment';
import { type CanonicalText, isRequired } from './canonical';
import { compareBlock } from './compare-block';
import type { Copy } from './copy';
import type { Gap } from './gaps';
import { findHijack } from './hijack';
import { type LooseCopy, looseCopy, rawOf } from './loose-copy';
import type { LooseOriginal } from './loose-original';
import type { ComparedBlock, Comparison, Substitution } from './verdict';

/**
 * Compares a copy with the signed text of one article, canon-v1 §9. Runs in a browser; a copy of 10,000 characters takes
 * some 20 ms. Undefined when the two have nothing to do with each other.
 */
export function compareCopy(
  copy: Copy,
  text: CanonicalText,
  loose: LooseCopy = looseCopy(copy),
): Comparison | undefined {
  const aligned = alignCopy(copy, text, loose);
  if (!aligned) return undefined;
  const { original, matches } = aligned;
  const scope = scopeOf(aligned);
  const blocks = original.places.map((place) => compareBlock(aligned, place, scope));
  const moved = findMoved(aligned, blocks);
  const compared = withAdded(original, blocks, new AddedLines(aligned, moved).find());
  const hijack = findHijack(original, loose, matches);
  const isAltered = compared.some(({ change }) => isAlteration(change));
  const isSpelt = compared.some(({ change }) => change === 'spelling');
  const verdict = !isAltered ? (isSpelt ? 'normalised' : 'identical') : hijack ? 'hijack' : 'altered';
  return {
    verdict,
    scope,
    blocks: compared,
    substitutions: isAltered ? substitutionsOf(aligned) : [],
    ...(verdict === 'hijack' && { hijack }),
    surroundings: surroundingsOf(aligned),
    share: shareOf(aligned),
  };
}

function shareOf(aligned: Alignment): number {
  const places = aligned.original.places.filter(({ block }) => isRequired(block.type));
  const all = places.reduce((sum, { start, end }) => sum + end - start, 0);
  return all === 0 ? 1 : places.reduce((sum, place) => sum + foundOf(aligned, place), 0) / all;
}

/** A copy with the title presents itself as the article; so does one without it that lacks nothing else. */
function scopeOf(aligned: Alignment): Comparison['scope'] {
  const { places } = aligned.original;
  const title = places.find(({ block }) => block.type === 'title');
  if (title && foundOf(aligned, title) >= (title.end - title.start) / 2) return 'whole';
  const body = places.filter(({ block }) => isRequired(block.type) && block.type !== 'title');
  const isEnds = [body[0], body.at(-1)].every((place) => place && foundOf(aligned, place) > 0);
  return isEnds ? 'whole' : 'excerpt';
}

/** Gives blocks that stand elsewhere in the copy their name. @returns the ranges of the copy in which they stand */
function findMoved({ original, loose, gaps }: Alignment, blocks: ComparedBlock[]): Gap[] {
  const moved: Gap[] = [];
  blocks.forEach((block, index) => {
    const place = original.places[index];
    if (block.change !== 'removed' || !place || place.end - place.start < 6) return;
    const words = original.text.slice(place.start, place.end);
    const gap = gaps.find(({ b0, b1 }) => {
      const at = loose.text.indexOf(words, b0);
      return at >= 0 && at + words.length <= b1;
    });
    if (!gap) return;
    const b0 = loose.text.indexOf(words, gap.b0);
    moved.push({ a0: place.start, a1: place.end, b0, b1: b0 + words.length });
    blocks[index] = { ...block, change: 'moved', copy: rawOf(loose, b0, b0 + words.length) };
  });
  return moved;
}

function withAdded(
  { places }: LooseOriginal,
  blocks: readonly ComparedBlock[],
  strange: ReadonlyMap<Gap, string[]>,
): ComparedBlock[] {
  const compared: ComparedBlock[] = [];
  const added = [...strange].map(([{ a0, a1 }, lines]) => ({ at: Math.max(a0, a1), lines }));
  places.forEach((place, index) => {
    for (const { lines } of added.filter(
      ({ at }) => at <= place.start && at > (places[index - 1]?.start ?? -1),
    ))
      compared.push(...lines.map(addedBlock));
    const block = blocks[index];
    if (block) compared.push(block);
  });
  const last = places.at(-1);
  for (const { lines } of added.filter(({ at }) => at > (last?.start ?? 0)))
    compared.push(...lines.map(addedBlock));
  return compared;
}

function substitutionsOf({ original: { places }, loose, gaps, firstB, lastB }: Alignment): Substitution[] {
  const counts = new Map<string, Substitution>();
  for (const gap of gaps) {
    const { a0, a1, b0, b1 } = gap;
    if (a1 <= a0 || b1 <= b0 || b1 <= firstB || b0 >= lastB) continue;
    const place = places.find(({ start, end }) => a0 >= start && a1 <= end);
    if (!place || a1 - a0 > 60 || b1 - b0 > 60) continue;
    const original = place.block.text.slice(
      place.from[a0 - place.start] ?? 0,
      place.to[a1 - 1 - place.start] ?? 0,
    );
    const copy = rawOf(loose, b0, b1);
    const key = `${original}\n${copy}`;
    const known = counts.get(key) ?? { original, copy, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()].sort((x, y) => y.count - x.count);
}

function surroundingsOf({ copy, loose, firstB, lastB }: Alignment): Comparison['surroundings'] {
  const { line } = loose;
  const [first, last] = [line[firstB] ?? 0, line[lastB - 1] ?? 0];
  const lines = copy.lines.map(({ text }) => text);
  return { before: lines.slice(0, first), after: lines.slice(last + 1) };
}

function addedBlock(line: string): ComparedBlock {
  return { change: 'added', copy: line, pieces: [{ kind: 'added', text: line }] };
}

export function isAlteration(change: ComparedBlock['change']): boolean {
  return change === 'changed' || change === 'removed' || change === 'added' || change === 'moved';
}
