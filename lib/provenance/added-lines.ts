import type { Alignment } from './alignment';
import { Furniture } from './furniture';
import type { Gap } from './gaps';
import { rawOf } from './loose-copy';
import { strictText } from './normalise';

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

/** What stands between the blocks of an article in a copy, and is none of the words that pages put there. */
export class AddedLines {
  private readonly furniture: Furniture;

  /** @param movedRanges ranges of the copy that were words of a block moved from elsewhere */
  constructor(
    private readonly aligned: Alignment,
    private readonly movedRanges: readonly Gap[],
  ) {
    this.furniture = new Furniture(aligned.text);
  }

  /** Lines by the gap that they stand in. */
  find(): Map<Gap, string[]> {
    const strange = new Map<Gap, string[]>();
    for (const gap of this.aligned.gaps) {
      if (gap.b1 <= gap.b0 || gap.b1 <= this.aligned.firstB || gap.b0 >= this.aligned.lastB) continue;
      if (this.aligned.original.places.some((place) => gap.a0 > place.start && gap.a0 < place.end)) continue;
      if (this.aligned.original.places.some((place) => gap.a1 > place.start && gap.a1 < place.end)) continue;
      const lines = this.linesOf(gap).filter((line) => !this.isFurniture(line));
      if (lines.length === 0 || this.isCard(gap)) continue;
      const judged = this.isHead(gap.a1) && !isProse(lines) ? [] : lines;
      const apart =
        this.aligned.copy.kind === 'markup' ? judged.filter(({ b }) => this.isWithinBody(b)) : judged;
      if (apart.length === 0) continue;
      strange.set(
        gap,
        apart.map(({ raw }) => raw),
      );
    }
    return strange;
  }

  /** A part of a line, the rest of which was taken for a word of the article, may be one only with that rest. */
  private isFurniture({ b, loose }: { b: number; loose: string }): boolean {
    if (this.furniture.explains(loose)) return true;
    const { line, text } = this.aligned.loose;
    let [from, to] = [b, b];
    while (from > 0 && line[from - 1] === line[b]) from -= 1;
    while (to < text.length && line[to] === line[b]) to += 1;
    return this.furniture.explains(text.slice(from, to));
  }

  private linesOf({ b0, b1 }: Gap): { raw: string; loose: string; b: number }[] {
    const lines: { raw: string; loose: string; b: number }[] = [];
    for (let from = b0; from < b1; ) {
      let to = from + 1;
      while (to < b1 && this.aligned.loose.line[to] === this.aligned.loose.line[from]) to += 1;
      const moved = this.movedRanges.some((range) => range.b0 < to && range.b1 > from);
      const { line } = this.aligned.loose;
      const isWhole = line[from - 1] !== line[from] && line[to] !== line[from];
      const raw = isWhole ? this.aligned.copy.lines[line[from] ?? 0]?.text : undefined;
      if (!moved)
        lines.push({
          raw: raw ?? rawOf(this.aligned.loose, from, to),
          loose: this.aligned.loose.text.slice(from, to),
          b: from,
        });
      from = to;
    }
    return lines;
  }

  /** Whether a place of the original lies before its body. */
  private isHead(a: number): boolean {
    const next = this.aligned.original.places.find(({ block, end }) => end > a && !headTypes.has(block.type));
    const body = this.aligned.original.places.find(({ block }) => !headTypes.has(block.type));
    return next === undefined ? false : next === body;
  }

  /** Whether what came is the card of another article, which bears its label: the original has one in this place. */
  private isCard({ a0, b0, b1 }: Gap): boolean {
    if (b1 - b0 > cardLength || !cardLabel.test(this.aligned.loose.text.slice(b0, b1))) return false;
    const before = this.aligned.original.places.filter(({ end }) => end <= a0).at(-1);
    const index = before ? this.aligned.text.blocks.indexOf(before.block) : -1;
    return this.aligned.text.blocks[index + 1]?.type === 'related';
  }

  private bodyContainer: number | undefined;

  /** Whether a line stands in the innermost element that holds the paragraphs of the article. */
  private isWithinBody(b: number): boolean {
    if (this.bodyContainer === undefined) {
      const paths = this.aligned.original.places.flatMap((place) => {
        if (headTypes.has(place.block.type)) return [];
        const match = this.aligned.matches.find(({ a, length }) => a < place.end && a + length > place.start);
        const line = match && this.aligned.loose.line[match.b + Math.max(0, place.start - match.a)];
        const path = line === undefined ? undefined : this.aligned.copy.lines[line]?.within;
        return path ? [path] : [];
      });
      const shared = paths[0]?.filter((id, depth) => paths.every((path) => path[depth] === id)) ?? [];
      this.bodyContainer = shared.at(-1) ?? -1;
    }
    if (this.bodyContainer === -1) return true;
    return (
      this.aligned.copy.lines[this.aligned.loose.line[b] ?? 0]?.within.includes(this.bodyContainer) ?? true
    );
  }
}
