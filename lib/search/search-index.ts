import type { Db } from '@/lib/content/database';
import { listName, listToken } from '@/lib/content/lists';
import type { Membership } from '@/lib/content/memberships';
import { cardOf } from '@/lib/content/queries';
import type { ArticleRecord } from '@/lib/content/record';
import type { ArticleCard } from '@/lib/content/types';
import { visibleNow } from '@/lib/content/visibility';
import { fold } from './fold';
import { type QueryTerm, queryTerms, storedForm } from './tokens';

/** Full-text retrieval over the index: bigrams, rarest terms, bm25 with weighted titles. */

export interface SearchFilter {
  section?: string;
  tag?: string;
  source?: string;
  /** Inclusive epoch milliseconds. */
  from?: number;
  to?: number;
}

export interface SearchRequest extends SearchFilter {
  query: string;
  sort: 'relevance' | 'date';
  page: number;
  limit: number;
}

export interface SearchHit {
  card: ArticleCard;
  plain: string;
}

export interface SearchResult {
  total: number;
  totalIsLowerBound: boolean;
  hits: SearchHit[];
  /** Names of the lists on which the matching articles stand, article by article, up to the counting limit. */
  matchedLists: readonly (readonly string[])[];
  terms: string[];
}

/** Totals are exact up to here; results are paged no deeper. */
export const depth = 1000;

/** Terms in more than this share of documents say little: they are left out while two others remain. */
const commonShare = 0.12;
const maxTerms = 12;

interface HitRow {
  id: number;
  lists: string;
}

interface DataRow {
  data: string;
}

export class SearchIndex {
  private readonly frequency;
  private readonly size;
  private readonly plain;
  private readonly data;
  /** Queries come in a handful of shapes: each is prepared once. */
  private readonly statements = new Map<string, ReturnType<Db['prepare']>>();

  constructor(
    private readonly db: Db,
    private readonly now: () => number,
  ) {
    this.frequency = db.prepare('SELECT doc FROM vocabulary WHERE term = ?');
    this.size = db.prepare("SELECT count(*) AS total FROM member WHERE list = 'all'");
    this.data = db.prepare('SELECT data FROM article WHERE id = ?');
    this.plain = db.prepare('SELECT text AS plain FROM plain WHERE id = ?');
  }

  search(request: SearchRequest): SearchResult {
    const { page, limit } = request;
    const terms = queryTerms(fold(request.query.slice(0, 500)));
    const hasFilter =
      Boolean(request.section || request.tag || request.source) ||
      request.from !== undefined ||
      request.to !== undefined;
    if (terms.length === 0 && (request.query.trim() !== '' || !hasFilter)) {
      return { total: 0, totalIsLowerBound: false, hits: [], matchedLists: [], terms: [] };
    }
    const rows = terms.length === 0 ? this.byFilter(request) : this.byTerms(terms, request);
    const total = Math.min(rows.length, depth);
    const start = (page - 1) * limit;
    const shown = rows.slice(0, depth).slice(start, start + limit);
    return {
      total,
      totalIsLowerBound: rows.length > depth,
      hits: shown.map(({ id }) => ({ card: cardIn(this.data.get(id) as DataRow), plain: this.plainOf(id) })),
      matchedLists: rows.slice(0, depth).map(listsIn),
      terms: terms.map(({ text }) => text),
    };
  }

  /** Newest visible articles whose title holds every term of the folded text. */
  titlesWith(folded: string, limit: number): ArticleCard[] {
    const terms = queryTerms(folded);
    if (terms.length === 0) return [];
    const match = terms.map(({ text, single }, index) => {
      const last = !single && index === terms.length - 1;
      return `"${text.replaceAll('"', '""')}"${last ? '*' : ''}`;
    });
    const sql = `SELECT a.data FROM title JOIN article a ON a.id = title.rowid
      WHERE title MATCH :match AND ${visibleNow} ORDER BY a.date DESC LIMIT :limit`;
    const bind = { match: `words : (${match.join(' AND ')})`, now: this.now(), limit };
    return (this.statement(sql).all(bind) as DataRow[]).map(cardIn);
  }

  private byTerms(terms: QueryTerm[], request: SearchRequest): HitRow[] {
    const whole = terms.filter(({ single }) => !single);
    const table = whole.length > 0 ? 'fts' : 'character';
    const words = (whole.length > 0 ? this.choose(whole) : terms)
      .map(({ text }) => `"${text.replaceAll('"', '""')}"`)
      .join(' OR ');
    const filters = filterLists(request).map(
      (list) => ` AND ${whole.length > 0 ? 'meta : ' : ''}"${listToken(list)}"`,
    );
    const match = `(${whole.length > 0 ? `{title body} : (${words})` : words})${filters.join('')}`;
    const byDate = request.sort === 'date' || whole.length === 0;
    const order = byDate ? 'a.date DESC, a.slug DESC' : 'bm25(fts, 3, 1, 0), a.date DESC';
    const sql = `SELECT a.id, a.lists FROM ${table} JOIN article a ON a.id = ${table}.rowid
      WHERE ${table} MATCH :match AND ${visibleNow} AND a.date >= :from AND a.date <= :to ORDER BY ${order} LIMIT :limit`;
    const bind = {
      match,
      now: this.now(),
      from: request.from ?? 0,
      to: request.to ?? Number.MAX_SAFE_INTEGER,
      limit: depth + 1,
    };
    return this.statement(sql).all(bind) as HitRow[];
  }

  private byFilter(request: SearchRequest): HitRow[] {
    const [first = listName.all, ...others] = filterLists(request);
    const also = others.map(
      (_, index) => ` AND EXISTS (SELECT 1 FROM member o WHERE o.list = :list${index} AND o.id = m.id)`,
    );
    const sql = `SELECT a.id, a.lists FROM member m INDEXED BY member_time JOIN article a ON a.id = m.id
      WHERE m.list = :first AND m.date <= :now AND m.expires > :now AND m.date >= :from AND m.date <= :to ${also.join('')}
      ORDER BY m.date DESC, m.slug DESC LIMIT :limit`;
    const bind: Record<string, string | number> = {
      first,
      now: this.now(),
      from: request.from ?? 0,
      to: request.to ?? Number.MAX_SAFE_INTEGER,
      limit: depth + 1,
    };
    others.forEach((list, index) => {
      bind[`list${index}`] = list;
    });
    return this.statement(sql).all(bind) as HitRow[];
  }

  /** The rarest terms; those that stand nearly everywhere are dropped while at least two remain. */
  private choose(terms: QueryTerm[]): QueryTerm[] {
    const { total } = this.size.get() as { total: number };
    const counted = terms
      .map((term) => ({ term, documents: this.documentsWith(term.text) }))
      .sort((a, b) => a.documents - b.documents);
    const telling = counted.filter(({ documents }) => documents <= total * commonShare);
    const kept = telling.length >= 2 ? telling : counted.slice(0, Math.max(2, telling.length));
    return kept.slice(0, maxTerms).map(({ term }) => term);
  }

  private documentsWith(term: string): number {
    const row = this.frequency.get(storedForm(term)) as { doc: number } | undefined;
    return row?.doc ?? 0;
  }

  private statement(sql: string): ReturnType<Db['prepare']> {
    const known = this.statements.get(sql) ?? this.db.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }

  private plainOf(id: number): string {
    return (this.plain.get(id) as { plain: string } | undefined)?.plain ?? '';
  }
}

function filterLists({ section, tag, source }: SearchFilter): string[] {
  const lists: string[] = [];
  if (tag) lists.push(listName.tag(tag));
  if (source) lists.push(listName.source(source));
  if (section) lists.push(listName.section(section));
  return lists;
}

function listsIn(row: HitRow): string[] {
  return (JSON.parse(row.lists) as Membership[]).map(([list]) => list);
}

function cardIn(row: DataRow): ArticleCard {
  return cardOf(JSON.parse(row.data) as ArticleRecord);
}
