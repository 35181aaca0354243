import type { Db } from '@/lib/content/database';
import type { ArticleRecord } from '@/lib/content/record';
import { chooseTerms, spread } from './choose-terms';
import { fold, foldKeepingLength } from './fold';
import { type Frequencies, inverseFrequency } from './frequencies';
import type { Matcher } from './matcher';
import { type Found, mostCounted, type Order } from './newest-first';
import { pinyinTerms, readSyllables } from './pinyin';
import { type Candidate, Reranker } from './rerank';
import { type Scope, termsExpression } from './scope';
import { hanCharacters } from './tokens';
import { soundOf } from './typed-pinyin';

/** Answers by relevance: retrieval by the rarest terms and by sound, then a closer look at the best. */

export interface RankedQuestion extends Order {
  /** Folded free words, spaces single; for a query of quoted text alone, that text. */
  text: string;
  /** Distinct terms to weigh; retrieval uses the chosen ones. */
  terms: string[];
  chosen: string[];
}

/** So many by terms and so many by sound are looked at closely. */
const looked = 60;
const heard = 30;
const mostCharacters = 48;
/** Share of the query's pairs of syllables that a title must have to be found by its sound alone. */
const enoughSound = 0.6;
/** Text beyond this is not looked at closely, in UTF-16 units. */
const longestText = 20_000;

type Loaded = Pick<Candidate, 'id' | 'head' | 'body' | 'date'> & { syllables: string };

export class Ranking {
  private readonly candidate;
  private readonly facets;

  constructor(
    db: Db,
    private readonly matcher: Matcher,
    private readonly frequencies: Frequencies,
    private readonly now: () => number,
  ) {
    this.candidate = db.prepare(`SELECT a.data, p.text AS plain, s.syllables FROM article a
      JOIN plain p ON p.id = a.id JOIN spoken s ON s.id = a.id WHERE a.id = ?`);
    this.facets = db.prepare('SELECT facets FROM hit WHERE id = ?');
  }

  find(question: RankedQuestion): Found {
    const { scope, needed, deadline, text, chosen } = question;
    const expression = termsExpression(chosen, scope.required);
    const best = expression
      ? this.matcher.best(expression, scope, needed > looked ? mostCounted : looked)
      : [];
    const scores = new Map(best.map(({ id, score }) => [id, score]));
    const loaded = best.slice(0, looked).flatMap(({ id }) => this.load(id) ?? []);
    const written = loaded.some(({ head, body }) => head.includes(text) || body.includes(text));
    const sounds = new Set(pinyinTerms(soundOf(text)));
    const alike = written || deadline.spent() ? [] : this.alike(sounds, scope, scores);
    const own = expression
      ? this.matcher.among(
          alike.map(({ id }) => id),
          expression,
          scope,
        )
      : new Set<number>();
    const reranker = this.reranker(question, loaded);
    const order: { id: number; score: number }[] = [];
    for (const { syllables, ...rest } of [...loaded, ...alike]) {
      if (order.length > 0 && deadline.spent()) break;
      const pinyin = soundShare(syllables, sounds);
      order.push({ id: rest.id, score: reranker.score({ ...rest, pinyin, bm25: scores.get(rest.id) ?? 0 }) });
    }
    order.sort((a, b) => b.score - a.score);
    const counted = expression
      ? this.matcher.count('fts', expression, scope, mostCounted)
      : { total: 0, lists: '' };
    const heardOnly = alike.filter(({ id }) => !own.has(id)).map(({ id }) => this.facetsOf(id));
    return {
      ids: [...new Set([...order, ...best].map(({ id }) => id))],
      total: counted.total + heardOnly.length,
      lists: [counted.lists, ...heardOnly].join('\n'),
    };
  }

  /** Articles whose titles sound like the query and were not retrieved by its terms. */
  private alike(sounds: ReadonlySet<string>, scope: Scope, known: ReadonlyMap<number, number>): Loaded[] {
    if (sounds.size === 0 || scope.required.length + scope.excluded.length > 0) return [];
    const counted = [...sounds].map((text) => ({ text, documents: this.frequencies.sound(text) }));
    const { terms } = chooseTerms(counted, this.frequencies.size());
    if (terms.length === 0) return [];
    return this.matcher
      .bySound(terms, scope, heard)
      .filter(({ id }) => !known.has(id))
      .flatMap(({ id }) => this.load(id) ?? [])
      .filter(({ syllables }) => soundShare(syllables, sounds) >= enoughSound);
  }

  private reranker({ text, terms }: RankedQuestion, loaded: readonly Loaded[]): Reranker {
    const size = this.frequencies.size();
    const lengths = loaded.map(({ body }) => body.length);
    return new Reranker({
      text,
      terms: terms.map((term) => ({ text: term, idf: inverseFrequency(this.frequencies.word(term), size) })),
      characters: spread(hanCharacters(text), mostCharacters).map((character) => ({
        text: character,
        idf: inverseFrequency(this.frequencies.character(character), size),
      })),
      now: this.now(),
      averageLength: lengths.reduce((total, length) => total + length, 1) / Math.max(1, lengths.length),
    });
  }

  private load(id: number): Loaded | undefined {
    const row = this.candidate.get(id) as { data: string; plain: string; syllables: string } | undefined;
    if (!row) return undefined;
    const { kicker, title, subtitle, date } = JSON.parse(row.data) as ArticleRecord;
    const head = fold([kicker, title, subtitle].filter(Boolean).join('\n'));
    return {
      id,
      head,
      body: foldKeepingLength(row.plain.slice(0, longestText)),
      date,
      syllables: row.syllables,
    };
  }

  private facetsOf(id: number): string {
    return (this.facets.get(id) as { facets: string } | undefined)?.facets ?? '';
  }
}

function soundShare(syllables: string, sounds: ReadonlySet<string>): number {
  if (sounds.size === 0) return 0;
  const present = new Set(pinyinTerms(readSyllables(syllables)));
  return [...sounds].filter((pair) => present.has(pair)).length / sounds.size;
}
