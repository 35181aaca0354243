import { LRUCache } from 'lru-cache';
import type { Db } from '@/lib/content/database';
import { storedForm } from './tokens';

/** In how many articles terms stand: what decides which of them tell something. */

const remembered = 50_000;
const rememberedMissing = 5000;
/** With fewer articles counting is cheap, and a single article matters: nothing is remembered over a change. */
const smallSite = 5000;
/** Share of the articles by which their number may change until counts are taken anew. */
const drift = 0.01;
const mostTogether = 6;

export class Frequencies {
  private readonly statements;
  private readonly known = new LRUCache<string, number>({ max: remembered });
  private readonly missing = new LRUCache<string, true>({ max: rememberedMissing });
  private articles = 0;
  private countedAt = -1;
  private rememberedSize = 0;

  constructor(db: Db) {
    this.statements = {
      changes: db.prepare('SELECT total_changes() AS changes'),
      size: db.prepare('SELECT count(*) AS articles FROM hit'),
      word: db.prepare('SELECT doc FROM vocabulary WHERE term = ?'),
      character: db.prepare('SELECT doc FROM character_vocabulary WHERE term = ?'),
      sound: db.prepare('SELECT doc FROM title_vocabulary WHERE term = ?'),
    };
  }

  /** Called before each query: what was counted holds until something is written. */
  begin(): void {
    const { changes } = this.statements.changes.get() as { changes: number };
    if (changes === this.countedAt) return;
    this.countedAt = changes;
    this.missing.clear();
    this.articles = (this.statements.size.get() as { articles: number }).articles;
    const moved = Math.abs(this.articles - this.rememberedSize);
    if (this.articles < smallSite || moved > this.articles * drift) {
      this.known.clear();
      this.rememberedSize = this.articles;
    }
  }

  /** Articles in the index, shown now or not. */
  size(): number {
    return this.articles;
  }

  /** Articles with a bigram or other word. */
  word(term: string): number {
    return this.look('word', storedForm(term));
  }

  /** Of the terms those that tell most: enough to know whether an article has them all. */
  rarest(terms: readonly string[]): string[] {
    const counted = terms.map((text) => ({ text, documents: this.word(text) }));
    return counted
      .sort((a, b) => a.documents - b.documents)
      .slice(0, mostTogether)
      .map(({ text }) => text);
  }

  character(term: string): number {
    return this.look('character', term);
  }

  /** Articles in whose title a pair of syllables is heard. */
  sound(pair: string): number {
    return this.look('sound', pair);
  }

  /** What stands nowhere is asked again after each change: the next article may bring it. */
  private look(kind: 'word' | 'character' | 'sound', term: string): number {
    const key = `${kind} ${term}`;
    if (this.missing.has(key)) return 0;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const row = this.statements[kind].get(term) as { doc: number } | undefined;
    if (row) this.known.set(key, row.doc);
    else this.missing.set(key, true);
    return row?.doc ?? 0;
  }
}

/** How much a term tells (BM25's inverse document frequency, never negative). */
export function inverseFrequency(documents: number, size: number): number {
  return Math.log(1 + (Math.max(size, documents) - documents + 0.5) / (documents + 0.5));
}
