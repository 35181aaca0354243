import type { Db } from '@/lib/content/database';
import type { ArticleRecord } from '@/lib/content/record';
import { chooseTerms, soundBudget, spread } from './choose-terms';
import { fold, foldKeepingLength } from './fold';
import { type Frequencies, inverseFrequency } from './frequencies';
import type { Matcher } from './matcher';
import { type Found, mostCounted, type Order } from './newest-first';
import { type Candidate, Reranker } from './rerank';
import { allTerms, type Scope, termsExpression } from './scope';
import { bodyText, headText } from './search-rows';
import { SoundOfQuery } from './sound';
import { hanCharacters, withoutInnerMarks } from './tokens';

/** Answers by relevance: retrieval by the rarest terms and by sound, then a closer look at the best. */

export interface RankedQuestion extends Order {
  /** Folded free words, spaces single; for a query of quoted text alone, that text. */
  text: string;
  /** Folded, as it was probably meant. */
  meant?: string;
  /** Distinct terms to weigh; retrieval uses the chosen ones. */
  terms: string[];
  chosen: string[];
}

/** So many by terms and so many by sound are looked at closely. */
export const looked = 30;
const heard = 20;
/** When so many articles have all terms, those that have some are not looked for. */
const enough = 20;
const mostCharacters = 48;
/** Text beyond this is not looked at closely, in UTF-16 units. */
const longestText = 20_000;

interface CandidateRow {
  id: number;
  data: string;
  plain: string;
  syllables: string;
}

type Loaded = Pick<Candidate, 'id' | 'head' | 'body' | 'date'> & { syllables: string };

export class Ranking {
  private readonly candidates;
  private readonly facets;

  constructor(
    db: Db,
    private readonly matcher: Matcher,
    private readonly frequencies: Frequencies,
    private readonly now: () => number,
  ) {
    this.candidates = db.prepare(`SELECT a.id, a.data, p.text AS plain, s.syllables FROM json_each(:ids) j
      CROSS JOIN article a ON a.id = j.value CROSS JOIN plain p ON p.id = a.id CROSS JOIN spoken s ON s.id = a.id`);
    this.facets = db.prepare('SELECT facets FROM hit WHERE id = ?');
  }

  find(question: RankedQuestion): Found {
    const { scope, deadline, text, chosen } = question;
    const expression = termsExpression(chosen, scope.required);
    const { ids: best, complete } = this.retrieve(question, expression);
    const loaded = this.load(best.slice(0, looked));
    const sound = new SoundOfQuery(text, this.frequencies);
    const isWritten = !sound.typed && (complete || hasText(loaded, text));
    const alike = isWritten || deadline.spent() ? [] : this.alike(sound, scope, new Set(best));
    const own = expression
      ? this.matcher.among(
          alike.map(({ id }) => id),
          expression,
          scope,
        )
      : new Set<number>();
    const reranker = this.reranker(question, loaded, sound.typed);
    const order: { id: number; score: number }[] = [];
    for (const { syllables, ...rest } of [...loaded, ...alike]) {
      if (order.length > 0 && deadline.spent()) break;
      order.push({ id: rest.id, score: reranker.score({ ...rest, pinyin: sound.shareOf(syllables) }) });
    }
    order.sort((a, b) => b.score - a.score);
    const counted = expression
      ? this.matcher.count('fts', expression, scope, mostCounted)
      : { total: 0, lists: '' };
    const heardOnly = alike.filter(({ id }) => !own.has(id)).map(({ id }) => this.facetsOf(id));
    return {
      ids: [...new Set([...order.map(({ id }) => id), ...best])],
      total: counted.total + heardOnly.length,
      lists: [counted.lists, ...heardOnly].join('\n'),
    };
  }

  /** What has all of the telling terms, and when that is not enough, what has the rarest; `complete` when something has all. */
  private retrieve(
    { scope, needed, terms, chosen }: RankedQuestion,
    expression: string | undefined,
  ): { ids: number[]; complete: boolean } {
    const most = needed > looked ? mostCounted : looked;
    const whole =
      chosen.length > 0 && terms.length > 1
        ? this.matcher.best(expression, scope, most, allTerms(this.frequencies.rarest(terms)))
        : [];
    const isEnough = whole.length >= Math.min(most, enough);
    const more = expression && !isEnough ? this.matcher.best(expression, scope, most) : [];
    return { ids: [...new Set([...whole, ...more])], complete: whole.length > 0 };
  }

  /** Articles whose titles sound like the query and were not retrieved by its terms. */
  private alike(sound: SoundOfQuery, scope: Scope, known: ReadonlySet<number>): Loaded[] {
    if (scope.required.length + scope.excluded.length > 0) return [];
    const { terms } = chooseTerms(sound.pairs, this.frequencies.size(), soundBudget);
    if (terms.length === 0) return [];
    const found = this.matcher.bySound(terms, scope, heard);
    return this.load(
      found.filter(({ id, syllables }) => !known.has(id) && sound.isIn(syllables)).map(({ id }) => id),
    );
  }

  private reranker(
    { text, meant, terms }: RankedQuestion,
    loaded: readonly Loaded[],
    typed: boolean,
  ): Reranker {
    const size = this.frequencies.size();
    const lengths = loaded.map(({ body }) => body.length);
    return new Reranker({
      typed,
      texts: meant === undefined ? [text] : [text, meant],
      terms: terms.map((term) => ({ text: term, idf: inverseFrequency(this.frequencies.word(term), size) })),
      characters: spread(hanCharacters(meant ?? text), mostCharacters).map((character) => ({
        text: character,
        idf: inverseFrequency(this.frequencies.character(character), size),
      })),
      now: this.now(),
      averageLength: lengths.reduce((total, length) => total + length, 1) / Math.max(1, lengths.length),
    });
  }

  /** In one call: the driver takes longer over a call than the index over a row. */
  private load(ids: readonly number[]): Loaded[] {
    const rows = this.candidates.all({ ids: JSON.stringify(ids) }) as CandidateRow[];
    return rows.map(({ id, data, plain, syllables }) => {
      const record = JSON.parse(data) as ArticleRecord;
      return {
        id,
        head: withoutInnerMarks(fold(headText(record))),
        body: withoutInnerMarks(foldKeepingLength(bodyText(record, plain.slice(0, longestText)))),
        date: record.date,
        syllables,
      };
    });
  }

  private facetsOf(id: number): string {
    return (this.facets.get(id) as { facets: string } | undefined)?.facets ?? '';
  }
}

function hasText(loaded: readonly Loaded[], text: string): boolean {
  return loaded.some(({ head, body }) => head.includes(text) || body.includes(text));
}
