import type { Match } from './align';
import { type CanonicalText, isRequired } from './canonical';
import type { Copy } from './copy';
import { Furniture } from './furniture';
import { type Gap, gapsOf } from './gaps';
import { findHijack } from './hijack';
import { type LooseCopy, looseCopy, rawOf } from './loose-copy';
import { type LooseOriginal, looseOriginal, type Place } from './loose-original';
import { matchCopy } from './match-copy';
import { looseText, strictText } from './normalise';
import { isSpeltAlike } from './spelling';
import type { ComparedBlock, Comparison, Piece, Substitution } from './verdict';

/**
 * Compares a copy with the signed text of one article, canon-v1 §9. Runs in a browser; a copy of 10,000 characters takes
 * some 20 ms. Undefined when the two have nothing to do with each other.
 */
export function compareCopy(
  copy: Copy,
  text: CanonicalText,
  loose: LooseCopy = looseCopy(copy),
): Comparison | undefined {
  const original = looseOriginal(text);
  const matches = matchCopy(original, loose.text);
  if (matches.length === 0) return undefined;
  return new CopyComparison(copy, text, original, loose, matches).result();
}

/** The head of an article: between it and the body pages put dates, sources, pictures and tools of their own. */
const headTypes = new Set<string>(['kicker', 'title', 'subtitle', 'caption', 'alt', 'credit']);

/** Sentences: what somebody would add to be read. */
const sentenceEnd = /[。！？!?…]|\.(?:\s|$)/;
const proseLength = 24;

function isProse(lines: readonly { raw: string; loose: string }[]): boolean {
  const length = lines.reduce((sum, { loose }) => sum + loose.length, 0);
  return length >= proseLength && sentenceEnd.test(strictText(lines.map(({ raw }) => raw).join('\n')));
}

/** Units that a card of another article may have: its title and summary. */
const cardLength = 450;
const cardLabel = /相关阅读|related/;

class CopyComparison {
  private readonly furniture: Furniture;
  private readonly gaps: Gap[];
  /** Ranges of the copy that were words of a block moved from elsewhere. */
  private readonly movedRanges: Gap[] = [];
  /** Gaps (by their place in the original) whose words of the copy need an explanation and have none. */
  private readonly strange = new Map<Gap, { text: string; lines: string[] }>();
  private readonly firstB: number;
  private readonly lastB: number;

  constructor(
    private readonly copy: Copy,
    private readonly text: CanonicalText,
    private readonly original: LooseOriginal,
    private readonly loose: LooseCopy,
    private readonly matches: readonly Match[],
  ) {
    this.furniture = new Furniture(text);
    this.gaps = gapsOf(matches, original.text.length, loose.text.length);
    this.firstB = matches[0]?.b ?? 0;
    const last = matches.at(-1);
    this.lastB = last ? last.b + last.length : 0;
  }

  result(): Comparison {
    const scope = this.scope();
    const blocks = this.original.places.map((place) => this.compareBlock(place, scope));
    this.findMoved(blocks);
    this.judgeGaps();
    const compared = this.withAdded(blocks);
    const hijack = findHijack(this.original, this.loose, this.matches);
    const isAltered = compared.some(({ change }) => isAlteration(change));
    const isSpelt = compared.some(({ change }) => change === 'spelling');
    const verdict = !isAltered ? (isSpelt ? 'normalised' : 'identical') : hijack ? 'hijack' : 'altered';
    return {
      verdict,
      scope,
      blocks: compared,
      substitutions: isAltered ? this.substitutions() : [],
      ...(verdict === 'hijack' && { hijack }),
      surroundings: this.surroundings(),
      share: this.share(),
    };
  }

  private foundOf({ start, end }: Place): number {
    let found = 0;
    for (const { a, length } of this.matches)
      found += Math.max(0, Math.min(end, a + length) - Math.max(start, a));
    return found;
  }

  private share(): number {
    const places = this.original.places.filter(({ block }) => isRequired(block.type));
    const all = places.reduce((sum, { start, end }) => sum + end - start, 0);
    return all === 0 ? 1 : places.reduce((sum, place) => sum + this.foundOf(place), 0) / all;
  }

  /** A copy with the title presents itself as the article; so does one without it that lacks nothing else. */
  private scope(): Comparison['scope'] {
    const { places } = this.original;
    const title = places.find(({ block }) => block.type === 'title');
    if (title && this.foundOf(title) >= (title.end - title.start) / 2) return 'whole';
    const body = places.filter(({ block }) => isRequired(block.type) && block.type !== 'title');
    const isEnds = [body[0], body.at(-1)].every((place) => place && this.foundOf(place) > 0);
    return isEnds ? 'whole' : 'excerpt';
  }

  private compareBlock(place: Place, scope: Comparison['scope']): ComparedBlock {
    const { block } = place;
    const about = { type: block.type, original: block.text };
    const found = this.foundOf(place);
    if (found === 0) {
      const isBeyond =
        scope === 'excerpt' &&
        (place.end <= (this.matches[0]?.a ?? 0) || place.start >= (this.gaps.at(-1)?.a0 ?? 0));
      // The title of a page may stand in its head alone, or be left out by a feed.
      const isFree = !isRequired(block.type) || block.type === 'title' || isBeyond;
      if (isFree) return { ...about, change: 'omitted', pieces: [] };
      return { ...about, change: 'removed', pieces: [{ kind: 'removed', text: block.text }] };
    }
    const inner = this.gaps.filter((gap) => this.isInside(gap, place));
    const real = inner.filter((gap) => !this.isAside(gap, place));
    const raw = this.rawOfBlock(place);
    if (real.length > 0) return { ...about, copy: raw, change: 'changed', pieces: this.pieces(place, real) };
    const isSame = isSpeltAlike(place, this.loose, this.matches);
    return {
      ...about,
      copy: raw,
      change: isSame ? 'same' : 'spelling',
      pieces: [{ kind: 'same', text: isSame ? block.text : raw }],
    };
  }

  /** Whether a gap takes words from the block, or puts some between its words. */
  private isInside({ a0, a1, b0, b1 }: Gap, { start, end }: Place): boolean {
    if (a1 > a0) return a0 < end && a1 > start;
    return b1 > b0 && a0 > start && a0 < end;
  }

  /** Whether what came is a mark of a note or a reading that the original has in this place. */
  private isAside({ a0, a1, b0, b1 }: Gap, { block, start, from }: Place): boolean {
    if (a1 > a0) return false;
    const came = this.loose.text.slice(b0, b1);
    const here = (block.asides ?? []).filter(({ at }) => {
      const offset = from.findIndex((place) => place >= at);
      return Math.abs((offset < 0 ? from.length : offset) - (a0 - start)) <= came.length;
    });
    return isMadeOf(
      came,
      here.map(({ text }) => looseText(text).text),
    );
  }

  private rawOfBlock({ start, end }: Place): string {
    const inside = this.matches.filter(({ a, length }) => a < end && a + length > start);
    const [first, last] = [inside[0], inside.at(-1)];
    if (!first || !last) return '';
    const b0 = first.b + Math.max(0, start - first.a);
    return rawOf(this.loose, b0, last.b + Math.min(last.length, end - last.a));
  }

  private pieces(place: Place, gaps: readonly Gap[]): Piece[] {
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
      const came = this.cameIn(gap);
      // Of a gap that goes over several blocks what came is told once.
      if (came !== '' && (gap.a0 >= start || gap.a1 <= end)) pieces.push({ kind: 'added', text: came });
    }
    tell('same', block.text.length);
    return pieces;
  }

  /** Words of the copy in a gap; those at its ends only as far as they stand in a line with the article. */
  private cameIn({ a0, a1, b0, b1 }: Gap): string {
    let [from, to] = [b0, b1];
    const { line } = this.loose;
    if (b0 < this.firstB) while (from < to && line[from] !== line[this.firstB]) from += 1;
    if (b1 > this.lastB) while (to > from && line[to - 1] !== line[this.lastB - 1]) to -= 1;
    if (a0 === a1 && (b0 < this.firstB || b1 > this.lastB)) return '';
    return rawOf(this.loose, from, to);
  }

  private findMoved(blocks: ComparedBlock[]): void {
    blocks.forEach((block, index) => {
      const place = this.original.places[index];
      if (block.change !== 'removed' || !place || place.end - place.start < 6) return;
      const words = this.original.text.slice(place.start, place.end);
      const gap = this.gaps.find(({ b0, b1 }) => {
        const at = this.loose.text.indexOf(words, b0);
        return at >= 0 && at + words.length <= b1;
      });
      if (!gap) return;
      const b0 = this.loose.text.indexOf(words, gap.b0);
      this.movedRanges.push({ a0: place.start, a1: place.end, b0, b1: b0 + words.length });
      blocks[index] = { ...block, change: 'moved', copy: rawOf(this.loose, b0, b0 + words.length) };
    });
  }

  /** Finds what came between blocks and is none of the words that pages put there. */
  private judgeGaps(): void {
    for (const gap of this.gaps) {
      if (gap.b1 <= gap.b0 || gap.b1 <= this.firstB || gap.b0 >= this.lastB) continue;
      if (this.original.places.some((place) => gap.a0 > place.start && gap.a0 < place.end)) continue;
      if (this.original.places.some((place) => gap.a1 > place.start && gap.a1 < place.end)) continue;
      const lines = this.linesOf(gap).filter((line) => !this.isFurniture(line));
      if (lines.length === 0 || this.isCard(gap)) continue;
      const judged = this.isHead(gap.a1) && !isProse(lines) ? [] : lines;
      const apart = this.copy.kind === 'markup' ? judged.filter(({ b }) => this.isWithinBody(b)) : judged;
      if (apart.length === 0) continue;
      this.strange.set(gap, {
        text: apart.map(({ raw }) => raw).join('\n'),
        lines: apart.map(({ raw }) => raw),
      });
    }
  }

  /** A part of a line, the rest of which was taken for a word of the article, may be one only with that rest. */
  private isFurniture({ b, loose }: { b: number; loose: string }): boolean {
    if (this.furniture.explains(loose)) return true;
    const { line, text } = this.loose;
    let [from, to] = [b, b];
    while (from > 0 && line[from - 1] === line[b]) from -= 1;
    while (to < text.length && line[to] === line[b]) to += 1;
    return this.furniture.explains(text.slice(from, to));
  }

  private linesOf({ b0, b1 }: Gap): { raw: string; loose: string; b: number }[] {
    const lines: { raw: string; loose: string; b: number }[] = [];
    for (let from = b0; from < b1; ) {
      let to = from + 1;
      while (to < b1 && this.loose.line[to] === this.loose.line[from]) to += 1;
      const moved = this.movedRanges.some((range) => range.b0 < to && range.b1 > from);
      const { line } = this.loose;
      const isWhole = line[from - 1] !== line[from] && line[to] !== line[from];
      const raw = isWhole ? this.copy.lines[line[from] ?? 0]?.text : undefined;
      if (!moved)
        lines.push({
          raw: raw ?? rawOf(this.loose, from, to),
          loose: this.loose.text.slice(from, to),
          b: from,
        });
      from = to;
    }
    return lines;
  }

  /** Whether a place of the original lies before its body. */
  private isHead(a: number): boolean {
    const next = this.original.places.find(({ block, end }) => end > a && !headTypes.has(block.type));
    const body = this.original.places.find(({ block }) => !headTypes.has(block.type));
    return next === undefined ? false : next === body;
  }

  /** Whether what came is the card of another article, which bears its label: the original has one in this place. */
  private isCard({ a0, b0, b1 }: Gap): boolean {
    if (b1 - b0 > cardLength || !cardLabel.test(this.loose.text.slice(b0, b1))) return false;
    const before = this.original.places.filter(({ end }) => end <= a0).at(-1);
    const index = before ? this.text.blocks.indexOf(before.block) : -1;
    return this.text.blocks[index + 1]?.type === 'related';
  }

  private bodyContainer: number | undefined;

  /** Whether a line stands in the innermost element that holds the paragraphs of the article. */
  private isWithinBody(b: number): boolean {
    if (this.bodyContainer === undefined) {
      const paths = this.original.places.flatMap((place) => {
        if (headTypes.has(place.block.type)) return [];
        const match = this.matches.find(({ a, length }) => a < place.end && a + length > place.start);
        const line = match && this.loose.line[match.b + Math.max(0, place.start - match.a)];
        const path = line === undefined ? undefined : this.copy.lines[line]?.within;
        return path ? [path] : [];
      });
      const shared = paths[0]?.filter((id, depth) => paths.every((path) => path[depth] === id)) ?? [];
      this.bodyContainer = shared.at(-1) ?? -1;
    }
    if (this.bodyContainer === -1) return true;
    return this.copy.lines[this.loose.line[b] ?? 0]?.within.includes(this.bodyContainer) ?? true;
  }

  private withAdded(blocks: readonly ComparedBlock[]): ComparedBlock[] {
    const compared: ComparedBlock[] = [];
    const added = [...this.strange].map(([{ a0, a1 }, { lines }]) => ({ at: Math.max(a0, a1), lines }));
    this.original.places.forEach((place, index) => {
      for (const { lines } of added.filter(
        ({ at }) => at <= place.start && at > (this.original.places[index - 1]?.start ?? -1),
      ))
        compared.push(...lines.map(addedBlock));
      const block = blocks[index];
      if (block) compared.push(block);
    });
    const last = this.original.places.at(-1);
    for (const { lines } of added.filter(({ at }) => at > (last?.start ?? 0)))
      compared.push(...lines.map(addedBlock));
    return compared;
  }

  private substitutions(): Substitution[] {
    const counts = new Map<string, Substitution>();
    for (const gap of this.gaps) {
      const { a0, a1, b0, b1 } = gap;
      if (a1 <= a0 || b1 <= b0 || b1 <= this.firstB || b0 >= this.lastB) continue;
      const place = this.original.places.find(({ start, end }) => a0 >= start && a1 <= end);
      if (!place || a1 - a0 > 60 || b1 - b0 > 60) continue;
      const original = place.block.text.slice(
        place.from[a0 - place.start] ?? 0,
        place.to[a1 - 1 - place.start] ?? 0,
      );
      const copy = rawOf(this.loose, b0, b1);
      const key = `${original}\n${copy}`;
      const known = counts.get(key) ?? { original, copy, count: 0 };
      counts.set(key, { ...known, count: known.count + 1 });
    }
    return [...counts.values()].sort((x, y) => y.count - x.count);
  }

  private surroundings(): Comparison['surroundings'] {
    const { line } = this.loose;
    const [first, last] = [line[this.firstB] ?? 0, line[this.lastB - 1] ?? 0];
    const lines = this.copy.lines.map(({ text }) => text);
    return { before: lines.slice(0, first), after: lines.slice(last + 1) };
  }
}

function addedBlock(line: string): ComparedBlock {
  return { change: 'added', copy: line, pieces: [{ kind: 'added', text: line }] };
}

export function isAlteration(change: ComparedBlock['change']): boolean {
  return change === 'changed' || change === 'removed' || change === 'added' || change === 'moved';
}

/** Whether a text is a row of some words. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  if (text === '') return true;
  return words.some(
    (word) => word !== '' && text.startsWith(word) && isMadeOf(text.slice(word.length), words),
  );
}
