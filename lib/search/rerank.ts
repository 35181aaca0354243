import { type Needle, needleOf, nextPlace } from './occurrences';

/**
 * The second, closer look at what retrieval brought: how much of the query stands in a text, how near together, in
 * its title, just as it was written, by its sound. Each part lies between 0 and about 1, as a share of what the
 * query's terms tell together (their inverse document frequencies). The weights were measured on eleven collections
 * and lie on a plateau.
 */
export const weights = {
  bm25: 1,
  coverage: 1,
  titleCoverage: 0.75,
  window: 0.3,
  verbatim: 1,
  pinyin: 0.3,
  /** Where the query is pinyin, its sound is all there is of it: as much as coverage and title coverage. */
  typedPinyin: 1.75,
  characters: 0.25,
  titleCharacters: 0.25,
  /** Between equals the newer one first: what this adds halves every year. */
  recency: 0.02,
} as const;

const windowLength = 80;
const year = 365.25 * 24 * 3600 * 1000;
/** BM25's usual constants. */
const saturation = 1.2;
const lengthShare = 0.75;
/** A word in the title counts three times as much. */
const titleWeight = 3;

export interface Candidate {
  id: number;
  /** Folded title lines. */
  head: string;
  /** Folded text. */
  body: string;
  date: number;
  /** Share of the query's pairs of syllables that the title has. */
  pinyin: number;
}

interface Weighed {
  text: string;
  idf: number;
}

export interface QueryWeights {
  /** The folded query, and as it was meant, for finding them verbatim. */
  texts: readonly string[];
  /** Some of it was typed as pinyin. */
  typed: boolean;
  terms: readonly Weighed[];
  /** Distinct Han characters. */
  characters: readonly Weighed[];
  now: number;
  /** Of the texts looked at, in UTF-16 units. */
  averageLength: number;
}

interface Place {
  at: number;
  index: number;
}

export class Reranker {
  private readonly needles: { needle: Needle; idf: number }[];
  private readonly termTotal: number;
  private readonly characterTotal: number;
  /** By UTF-16 unit: which of the characters it is, from 1 on; 0 for others. */
  private readonly characterAt = new Uint8Array(0x10000);
  private readonly exact: readonly string[];

  constructor(private readonly query: QueryWeights) {
    this.needles = query.terms.map(({ text, idf }) => ({ needle: needleOf(text), idf }));
    this.termTotal = total(query.terms) || 1;
    this.characterTotal = total(query.characters) || 1;
    query.characters.forEach(({ text }, index) => {
      if (text.length === 1) this.characterAt[text.charCodeAt(0)] = index + 1;
    });
    this.exact = query.texts.filter((text) => [...text].length > 1);
  }

  /** Higher is better. */
  score({ head, body, date, pinyin }: Candidate): number {
    const titleCounts = this.needles.map(({ needle }) => countOf(head, needle));
    const places = this.placesIn(body);
    const counts = this.needles.map(() => 0);
    for (const { index } of places) counts[index] = (counts[index] ?? 0) + 1;
    const inTitle = this.needles.filter((_, index) => titleCounts[index]);
    const covered = this.needles.filter((_, index) => titleCounts[index] || counts[index]);
    const norm = saturation * (1 - lengthShare + (lengthShare * body.length) / this.query.averageLength);
    const bm25 = this.needles.reduce((sum, { idf }, index) => {
      const count = titleWeight * (titleCounts[index] ?? 0) + (counts[index] ?? 0);
      return sum + (idf * count * (saturation + 1)) / (count + norm);
    }, 0);
    const verbatim = this.exact.some((text) => head.includes(text) || body.includes(text)) ? 1 : 0;
    return (
      (weights.bm25 * bm25) / this.termTotal +
      (weights.coverage * total(covered)) / this.termTotal +
      (weights.titleCoverage * total(inTitle)) / this.termTotal +
      (weights.window * this.bestWindow(places)) / this.termTotal +
      weights.verbatim * verbatim +
      (this.query.typed ? weights.typedPinyin : weights.pinyin) * pinyin +
      (weights.characters * this.characterScore(body, norm)) / this.characterTotal +
      (weights.titleCharacters * this.titleCharacters(head)) / this.characterTotal +
      weights.recency * 2 ** (-Math.max(0, this.query.now - date) / year)
    );
  }

  private placesIn(body: string): Place[] {
    const places: Place[] = [];
    for (const [index, { needle }] of this.needles.entries()) {
      for (let at = nextPlace(body, needle); at >= 0; at = nextPlace(body, needle, at + 1))
        places.push({ at, index });
    }
    return places.sort((a, b) => a.at - b.at);
  }

  /** The most that distinct terms tell within one window. */
  private bestWindow(places: readonly Place[]): number {
    const inside = this.needles.map(() => 0);
    let best = 0;
    let told = 0;
    let first = 0;
    const enter = (index: number, step: 1 | -1): void => {
      const before = inside[index] ?? 0;
      inside[index] = before + step;
      if (before === 0 || before + step === 0) told += step * (this.needles[index]?.idf ?? 0);
    };
    for (const { at, index } of places) {
      enter(index, 1);
      for (let left = places[first]; left && left.at < at - windowLength; left = places[first]) {
        enter(left.index, -1);
        first += 1;
      }
      best = Math.max(best, told);
    }
    return best;
  }

  /** BM25 of the query's single characters in the body, without the constant factor. */
  private characterScore(body: string, norm: number): number {
    const { characters } = this.query;
    if (characters.length === 0) return 0;
    const counts = new Uint32Array(characters.length + 1);
    for (let at = 0; at < body.length; at += 1) {
      const place = this.characterAt[body.charCodeAt(at)] ?? 0;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return characters.reduce((sum, { idf }, index) => {
      const count = counts[index + 1] ?? 0;
      return sum + (idf * count) / (count + norm);
    }, 0);
  }

  private titleCharacters(head: string): number {
    return total(this.query.characters.filter(({ text }) => head.includes(text)));
  }
}

function countOf(folded: string, needle: Needle): number {
  let count = 0;
  for (let at = nextPlace(folded, needle); at >= 0; at = nextPlace(folded, needle, at + 1)) count += 1;
  return count;
}

function total(weighed: readonly { idf: number }[]): number {
  return weighed.reduce((sum, { idf }) => sum + idf, 0);
}
