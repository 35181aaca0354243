import type { Db } from '@/lib/content/database';
import type { SectionTree } from '@/lib/content/section-tree';
import { dayBounds } from '@/lib/site/dates';
import { type ArticleListName, articleLists, visible } from './article-lists';
import type { Place } from './cursor';
import { mostCounted } from './limits';
import type { ListQuery } from './list-query';
import { matchingOf } from './matching';
import { subSections } from './sub-sections';
import type { Viewer } from './viewer';

/** Articles that match are sorted at once up to here; of more, a list is walked in its own order until a page is full. */
const mostSorted = 2000;

type Bind = Record<string, string | number>;

/** What the index does not know: when working copies were handed over, by slug. */
export type Submissions = Readonly<Record<string, number>>;

export interface FinderSettings {
  now: () => number;
  timezone: () => string;
  sections: () => SectionTree;
}

/**
 * Finds articles in every state for the editors' side, each page in one step. Readers' queries are behind a gate; here
 * what a person may see is part of every query.
 */
export class ArticleFinder {
  private readonly statements = new Map<string, ReturnType<Db['prepare']>>();

  constructor(
    private readonly db: Db,
    private readonly settings: FinderSettings,
    private readonly limit = mostSorted,
  ) {}

  /** Places of a page, and one more where there is another page, in the order of the list. */
  find(list: ArticleListName, query: ListQuery, viewer: Viewer, submissions: Submissions = {}): Place[] {
    if (query.words.hopeless) return [];
    const { index, join = '', where, key, order, isInside } = articleLists[list];
    const bind: Bind = { ...this.bind(viewer, submissions), limit: query.limit + 1 };
    const conditions = [where, ...seen(viewer, isInside), ...this.filters(query, bind)];
    if (query.after) {
      conditions.push(`(${key}, a.slug) ${order === 'ASC' ? '>' : '<'} (:afterKey, :afterName)`);
      Object.assign(bind, { afterKey: query.after.key, afterName: query.after.name });
    }
    let from = `article a ${index ? `INDEXED BY ${index}` : ''} ${join}`;
    const matching = matchingOf(query.words, this.settings.sections());
    if (matching) {
      Object.assign(bind, matching.bind);
      if (this.isBelow(this.limit, matching.sql, bind))
        from = `(SELECT DISTINCT id FROM (${matching.sql})) found CROSS JOIN article a ON a.id = found.id ${join}`;
      else conditions.push(`+a.id IN (${matching.sql})`);
    }
    const sql = `SELECT ${key} AS key, a.slug AS name FROM ${from} WHERE ${conditions.join(' AND ')}
      ORDER BY ${key} ${order}, a.slug ${order} LIMIT :limit`;
    return this.prepared(sql).all(bind) as Place[];
  }

  /** How many stand on a list, counted up to {@link mostCounted}. */
  count(list: ArticleListName, viewer: Viewer, submissions: Submissions = {}): number {
    const { index, join = '', where, isInside } = articleLists[list];
    const sql = `SELECT count(*) AS total FROM (SELECT 1 FROM article a ${index ? `INDEXED BY ${index}` : ''} ${join}
      WHERE ${[where, ...seen(viewer, isInside)].join(' AND ')} LIMIT ${mostCounted})`;
    return (this.prepared(sql).get(this.bind(viewer, submissions)) as { total: number }).total;
  }

  private bind({ own }: Viewer, submissions: Submissions): Bind {
    const now = this.settings.now();
    return {
      now,
      today: dayBounds(now, this.settings.timezone()).start,
      own: JSON.stringify([...own]),
      submitted: JSON.stringify(submissions),
    };
  }

  private filters({ section, from, to }: ListQuery, bind: Bind): string[] {
    const conditions: string[] = [];
    if (section !== undefined) {
      bind.sections = JSON.stringify(subSections(this.settings.sections(), section));
      conditions.push('a.section IN (SELECT value FROM json_each(:sections))');
    }
    if (from !== undefined) {
      bind.from = from;
      conditions.push('a.date >= :from');
    }
    if (to !== undefined) {
      bind.to = to;
      conditions.push('a.date <= :to');
    }
    return conditions;
  }

  private isBelow(limit: number, matches: string, bind: Bind): boolean {
    const sql = `SELECT count(*) AS total FROM (${matches} LIMIT ${limit})`;
    return (this.prepared(sql).get(bind) as { total: number }).total < limit;
  }

  private prepared(sql: string): ReturnType<Db['prepare']> {
    const known = this.statements.get(sql) ?? this.db.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }
}

function seen({ all }: Viewer, isInside = false): string[] {
  if (all) return [];
  const own = 'a.slug IN (SELECT value FROM json_each(:own))';
  return [isInside ? own : `(${visible} OR ${own})`];
}
