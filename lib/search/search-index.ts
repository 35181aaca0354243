import type { Db } from '@/lib/content/database';
import { cardOf } from '@/lib/content/queries';
import type { ArticleRecord } from '@/lib/content/record';
import type { SectionTree } from '@/lib/content/section-tree';
import type { ArticleCard } from '@/lib/content/types';
import { chooseTerms, postingsBudget, spread } from './choose-terms';
import { Deadline } from './deadline';
import { DidYouMean } from './did-you-mean';
import { countFacets, type Facets } from './facets';
import { fold } from './fold';
import { Frequencies } from './frequencies';
import { depth, maxQuery } from './limits';
import { anyOf, literal } from './match';
import { Matcher, type SortLimits } from './matcher';
import { Names } from './names';
import { type Found, newestOf, titlesFirst } from './newest-first';
import { hasConditions, isEmptyQuery, type ParsedQuery, parseQuery } from './query';
import { looked, Ranking } from './ranked';
import {
  allTerms,
  everywhere,
  filterLists,
  type Scope,
  type SearchFilter,
  scopeOf,
  termsExpression,
} from './scope';
import { queryTerms, withoutInnerMarks } from './tokens';

/** Full-text search over the index, and the gate in front of it: only what is visible at this moment is found. */

export interface SearchRequest extends SearchFilter {
  query: string;
  sort: 'relevance' | 'date';
  page: number;
  limit: number;
}

/** A request as it is understood. */
interface Asked {
  parsed: ParsedQuery;
  scope: Scope;
  meant: string | undefined;
  didYouMean: string | undefined;
  deadline: Deadline;
}

export interface SearchHit {
  card: ArticleCard;
  plain: string;
}

export interface SearchResult {
  total: number;
  totalIsLowerBound: boolean;
  hits: SearchHit[];
  /** Of the matching articles, up to the counting limit. */
  facets: Facets;
  /** Folded terms to highlight. */
  terms: string[];
  /** The query as it probably was meant, when what was typed stands nowhere and what sounds like it does. */
  didYouMean?: string;
}

/** Terms of a long query that are looked at. */
const mostTerms = 48;

/** Bounds of what one query costs. */
export interface SearchLimits {
  /** Milliseconds; what is found until then is the answer. */
  budgetMs: number;
  /** Entries of the index that ranking reads. */
  postings: number;
  sort?: SortLimits;
}

const searchLimits: SearchLimits = { budgetMs: 250, postings: postingsBudget };

interface HitRow {
  data: string;
  plain: string;
}

const nothingFound: Found = { ids: [], total: 0, lists: '' };
const noFacets: Facets = { section: [], tag: [], source: [], year: [] };

export class SearchIndex {
  private readonly statements;
  private readonly matcher: Matcher;
  private readonly frequencies: Frequencies;
  private readonly ranking: Ranking;
  private readonly names: Names;
  private readonly didYouMean: DidYouMean;

  constructor(
    db: Db,
    now: () => number,
    private readonly settings: { timezone: () => string; sections: () => SectionTree },
    private readonly limits = searchLimits,
  ) {
    this.statements = {
      hits: db.prepare(`SELECT a.data, p.text AS plain FROM json_each(?) j
        CROSS JOIN article a ON a.id = j.value CROSS JOIN plain p ON p.id = a.id ORDER BY j.key`),
      slugs: db.prepare(`SELECT a.slug FROM json_each(?) j CROSS JOIN article a ON a.id = j.value
        WHERE a.status = 'published' ORDER BY j.key`),
    };
    this.matcher = new Matcher(db, now, limits.sort);
    this.frequencies = new Frequencies(db);
    this.ranking = new Ranking(db, this.matcher, this.frequencies, now);
    this.names = new Names(db, settings.sections);
    this.didYouMean = new DidYouMean(db, this.matcher, this.frequencies, now);
  }

  search(request: SearchRequest): SearchResult {
    const asked = this.understand(request);
    if (!asked) return { total: 0, totalIsLowerBound: false, hits: [], facets: noFacets, terms: [] };
    const { parsed, meant, didYouMean } = asked;
    const found = this.find(asked, request);
    const { page, limit } = request;
    const ids = found.ids.slice(0, depth).slice((page - 1) * limit, page * limit);
    return {
      total: Math.min(found.total, depth),
      totalIsLowerBound: found.total > depth,
      hits: this.hits(ids),
      facets: countFacets(found.lists),
      terms: [...queryTerms(`${parsed.words} ${meant ?? ''}`), ...parsed.required].map(({ text }) => text),
      didYouMean,
    };
  }

  /** Slugs of the newest matches that are not archived, at most `limit`: what the feed of a search shows. */
  newest(given: SearchFilter & { query: string }, limit: number): string[] {
    // Some more are asked for, in the place of archived ones.
    const request = { ...given, sort: 'date', page: 1, limit: limit * 2 } as const;
    const asked = this.understand(request);
    if (!asked) return [];
    const { ids } = this.find(asked, request, true);
    const rows = this.statements.slugs.all(JSON.stringify(ids.slice(0, limit * 2))) as { slug: string }[];
    return rows.slice(0, limit).map(({ slug }) => slug);
  }

  /** Undefined for a request that asks for nothing. */
  private understand(request: SearchRequest): Asked | undefined {
    const deadline = new Deadline(this.limits.budgetMs);
    this.matcher.begin();
    this.frequencies.begin();
    const query = [...request.query].slice(0, maxQuery).join('');
    const parsed = parseQuery(query, this.settings.timezone());
    const filtered =
      filterLists(request).length > 0 || request.from !== undefined || request.to !== undefined;
    if (isEmptyQuery(parsed) && (query.trim() !== '' || !filtered)) return undefined;
    const scope = scopeOf(request, parsed, (condition) => this.names.lists(condition));
    const didYouMean = this.mayBeMisspelt(parsed) ? this.didYouMean.correct(query, everywhere) : undefined;
    const meant = didYouMean === undefined ? undefined : fold(didYouMean);
    return { parsed, scope, meant, didYouMean, deadline };
  }

  private find({ parsed, meant, scope, deadline }: Asked, request: SearchRequest, uncounted = false): Found {
    const order = { scope, needed: Math.min(depth, request.page * request.limit), deadline, uncounted };
    const byDate = request.sort === 'date';
    const terms = queryTerms(`${parsed.words} ${meant ?? ''}`);
    const words = spread(
      terms.filter(({ single }) => !single).map(({ text }) => text),
      mostTerms,
    );
    const { required } = scope;
    if (words.length === 0 && required.length === 0) {
      const characters = terms.map(({ text }) => text);
      if (characters.length === 0) return newestOf(this.matcher, 'fts', undefined, order);
      if (!byDate) return titlesFirst(this.matcher, 'character', characters, order);
      return newestOf(this.matcher, 'character', anyOf(characters.map(literal)), order);
    }
    const { chosen, common } = this.choose(words);
    if (byDate && chosen.length + required.length === 0) return nothingFound;
    if (byDate || (common && required.length > 0))
      return newestOf(this.matcher, 'fts', termsExpression(chosen, required), order);
    if (common) return titlesFirst(this.matcher, 'fts', chosen, order);
    const quoted = parsed.required.map(({ text }) => text);
    if (chosen.length === 0 && quoted.length > 0 && this.areCommon(quoted))
      return newestOf(this.matcher, 'fts', undefined, order);
    const text = withoutInnerMarks(parsed.words.replace(/\s+/g, ' ').trim() || (quoted[0] ?? ''));
    const asked = [...new Set([...words, ...quoted.flatMap(queryTerms).map((term) => term.text)])];
    // Beside the right spelling, the wrong one tells nothing.
    const weighed = meant === undefined ? asked : asked.filter((term) => this.frequencies.word(term) > 0);
    return this.ranking.find({ ...order, text, meant, terms: weighed, chosen });
  }

  /** No article has all of it, or some was typed in letters and may be pinyin. */
  private mayBeMisspelt(parsed: ParsedQuery): boolean {
    if (hasConditions(parsed)) return false;
    const terms = queryTerms(parsed.words).filter(({ single }) => !single);
    if (terms.length === 0 || terms.length > mostTerms || /[a-z]/.test(parsed.words)) return true;
    const words = terms.map(({ text }) => text);
    const { chosen, common } = this.choose(words);
    // Without an expression everything would be read.
    if (common || chosen.length === 0) return !common;
    const expression = termsExpression(chosen, []);
    const all = allTerms(this.frequencies.rarest(words));
    return this.matcher.best(expression, everywhere, looked, all).length === 0;
  }

  private choose(words: readonly string[]): { chosen: string[]; common: boolean } {
    const size = this.frequencies.size();
    const counted = words.map((text) => ({ text, documents: this.frequencies.word(text) }));
    const { terms, common } = chooseTerms(counted, size, this.limits.postings);
    return { chosen: terms, common };
  }

  /** True when each of the quoted texts may stand in more articles than are ranked. */
  private areCommon(quoted: readonly string[]): boolean {
    return quoted.every((text) => this.choose(queryTerms(text).map((term) => term.text)).common);
  }

  /** In one call: the driver takes longer over a call than the index over a row. */
  private hits(ids: readonly number[]): SearchHit[] {
    const rows = this.statements.hits.all(JSON.stringify(ids)) as HitRow[];
    return rows.map((row) => ({ card: cardIn(row), plain: row.plain }));
  }
}

function cardIn(row: HitRow): ArticleCard {
  return cardOf(JSON.parse(row.data) as ArticleRecord);
}
