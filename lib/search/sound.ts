import type { Counted } from './choose-terms';
import { type Frequencies, inverseFrequency } from './frequencies';
import { pinyinTerms, readSyllables } from './pinyin';
import { type Hearing, soundOf } from './typed-pinyin';

/** Share of the query's pairs of syllables that a title must have to be found by its sound alone. */
const enough = 0.55;

/** The pairs of syllables of a query, and how much of them a title has. */
export class SoundOfQuery {
  readonly pairs: Counted[];
  /** Some of the query was typed as pinyin. */
  readonly typed: boolean;
  private readonly told: ReadonlyMap<string, number>;
  private readonly total: number;

  /** @param folded the query */
  constructor(folded: string, frequencies: Frequencies) {
    const heard = soundOf(folded, hearingIn(frequencies));
    this.typed = heard.typed;
    const pairs = [...new Set(pinyinTerms(heard.syllables))];
    this.pairs = pairs.map((text) => ({ text, documents: frequencies.sound(text) }));
    const size = frequencies.size();
    const present = this.pairs.filter(({ documents }) => documents > 0);
    this.told = new Map(present.map(({ text, documents }) => [text, inverseFrequency(documents, size)]));
    this.total = [...this.told.values()].reduce((sum, idf) => sum + idf, 0);
  }

  /** Between 0 and 1, rare pairs counting more. Pairs that no title has tell nothing: words meet there. */
  shareOf(syllables: string): number {
    if (this.total === 0) return 0;
    let told = 0;
    for (const pair of this.common(syllables)) told += this.told.get(pair) ?? 0;
    return told / this.total;
  }

  /** True when most of the query is heard in a title. */
  isIn(syllables: string): boolean {
    return this.common(syllables).length >= enough * this.pairs.length;
  }

  private common(syllables: string): string[] {
    return [...new Set(pinyinTerms(readSyllables(syllables)))].filter((pair) => this.told.has(pair));
  }
}

/** How much of syllables is heard in titles: the share of their pairs; one alone is taken as it is. */
export function hearingIn(frequencies: Frequencies): Hearing {
  return (syllables) => {
    const pairs = pinyinTerms(syllables);
    const heard = pairs.filter((pair) => frequencies.sound(pair) > 0);
    return pairs.length === 0 ? 1 : heard.length / pairs.length;
  };
}
