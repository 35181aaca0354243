import type { Db } from '@/lib/content/database';
import { listName, listToken } from '@/lib/content/lists';
import type { Deadline } from './deadline';
import { allOf, anyOf, except, literal, within } from './match';
import { Months } from './months';
import { filterExpressions, type Scope } from './scope';

/** Runs MATCH over the index: ranked, newest first, or counted. Only what the public may see now comes out. */

export interface SoundingTitle {
  id: number;
  title: string;
  /** As the index writes them. */
  syllables: string;
}

export type Table = 'fts' | 'character';
/** `title` has the words of titles, single characters too. */
export type AnyTable = Table | 'title';

/** What `newest` sorts at once; of more, it finds the newest month by month, and of big months day by day. */
export interface SortLimits {
  matches: number;
  month: number;
}

const sortLimits: SortLimits = { matches: 10_000, month: 3000 };
/** Articles more than asked for that are ranked, in case some may not be seen. */
const spare = 10;

export class Matcher {
  /** Queries come in a handful of shapes: each is prepared once. */
  private readonly statements = new Map<string, ReturnType<Db['prepare']>>();
  private readonly months: Months;
  private at = 0;
  /** Spelling and ranking of one query ask for the same. */
  private ranked: { key: string; ids: number[] } | undefined;
  private heard: { key: string; titles: SoundingTitle[] } | undefined;

  constructor(
    private readonly db: Db,
    private readonly now: () => number,
    private readonly limits = sortLimits,
  ) {
    this.months = new Months(db, limits.month);
  }

  /** Called before each query: one moment counts for all of it. */
  begin(): void {
    this.at = this.now();
    this.ranked = undefined;
    this.heard = undefined;
  }

  /**
   * The best by bm25, a word in the title counting three times as much. Reads all that matches: keep that bounded.
   * Ranks first and looks afterwards who may be seen: a look costs half of the rest.
   * @param all what all of them must match as well; it is not weighed, so its terms may be common
   */
  best(expression: string | undefined, scope: Scope, limit: number, all?: string): number[] {
    const match = this.match('fts', expression, scope, this.months.terms(scope));
    const bind = { match, now: this.at, ...this.bounds(scope), ...(all && { all }) };
    const key = JSON.stringify([bind, limit]);
    if (this.ranked?.key !== key) this.ranked = { key, ids: this.rank(bind, scope, limit) };
    return this.ranked.ids;
  }

  private rank(bind: { all?: string }, scope: Scope, limit: number): number[] {
    const whole = bind.all ? 'AND +rowid IN (SELECT rowid FROM fts WHERE fts MATCH :all)' : '';
    const sql = `SELECT h.id, ${this.seen('fts', scope)} AS seen FROM
      (SELECT rowid AS id, bm25(fts, 3, 1, 0) AS place FROM fts WHERE fts MATCH :match ${whole} ORDER BY place LIMIT :most) b
      CROSS JOIN hit h ON h.id = b.id ORDER BY b.place`;
    return this.firstSeen<{ id: number }>(sql, bind, limit).map(({ id }) => id);
  }

  private firstSeen<T>(sql: string, bind: object, limit: number): T[] {
    for (let most = limit + spare; ; most *= 10) {
      const rows = this.prepared(sql).all({ ...bind, most }) as (T & { seen: number })[];
      const seen = rows.filter((row) => row.seen);
      if (seen.length >= limit || rows.length < most) return seen.slice(0, limit);
    }
  }

  /** Titles that sound like the query, best first; `sounds` is a list of pairs of syllables. */
  bySound(sounds: readonly string[], scope: Scope, limit: number): SoundingTitle[] {
    const match = allOf([
      within('pinyin', anyOf(sounds.map(literal))),
      ...filterExpressions([...scope.groups, ...this.months.terms(scope)], 'meta'),
    ]);
    const sql = `SELECT b.id, json_extract(a.data, '$.title') AS title, s.syllables, ${life} AS seen FROM
      (SELECT rowid AS id, bm25(title, 0, 0, 1, 0, 0) AS place FROM title WHERE title MATCH :match ORDER BY place LIMIT :most) b
      CROSS JOIN hit h ON h.id = b.id CROSS JOIN article a ON a.id = b.id CROSS JOIN spoken s ON s.id = b.id ORDER BY b.place`;
    const bind = { match, now: this.at, from: scope.from, to: scope.to };
    const key = JSON.stringify([bind, limit]);
    if (this.heard?.key !== key)
      this.heard = { key, titles: this.firstSeen<SoundingTitle>(sql, bind, limit) };
    return this.heard.titles;
  }

  /** Which of the given articles match. */
  among(ids: readonly number[], expression: string | undefined, scope: Scope): Set<number> {
    const sql = 'SELECT rowid AS id FROM fts WHERE fts MATCH :match AND rowid = :id';
    const match = this.match('fts', expression, scope);
    return new Set(ids.filter((id) => this.prepared(sql).get({ match, id }) !== undefined));
  }

  /**
   * How many articles match, counted up to `most`, and the names of their lists, one a line, the last indexed first.
   * One text instead of rows: the driver takes longer over a row than the index does.
   */
  count(
    table: Table,
    expression: string | undefined,
    scope: Scope,
    most: number,
  ): { total: number; lists: string } {
    const sql = `SELECT count(*) AS total, coalesce(group_concat(facets, char(10)), '') AS lists FROM
      (SELECT h.facets ${this.visible(table, scope)} ORDER BY ${table}.rowid DESC LIMIT :limit)`;
    const match = this.match(table, expression, scope, this.months.terms(scope));
    const bind = { match, limit: most, now: this.at, ...this.bounds(scope) };
    return this.prepared(sql).get(bind) as { total: number; lists: string };
  }

  /** Ids of the newest matches, newest first. */
  newest(
    table: AnyTable,
    expression: string | undefined,
    scope: Scope,
    limit: number,
    deadline: Deadline,
  ): number[] {
    const sql = `SELECT h.id ${this.visible(table, scope)} ORDER BY h.date DESC, h.id DESC LIMIT :limit`;
    const bind = { now: this.at, ...this.bounds(scope) };
    const find = (terms: string[][], most: number): number[] => {
      const match = this.match(table, expression, scope, terms);
      return (this.prepared(sql).all({ ...bind, match, limit: most }) as { id: number }[]).map(
        ({ id }) => id,
      );
    };
    const months = this.months.terms(scope);
    if (this.isBelow(this.limits.matches, table, this.match(table, expression, scope, months)))
      return find(months, limit);
    const found: number[] = [];
    for (const list of this.months.newestFirst(scope)) {
      found.push(...find([[listToken(list)]], limit - found.length));
      if (found.length >= limit || deadline.spent()) break;
    }
    return found;
  }

  private isBelow(limit: number, table: AnyTable, match: string): boolean {
    const sql = `SELECT count(*) AS total FROM (SELECT 1 FROM ${table} WHERE ${table} MATCH :match LIMIT :limit)`;
    return (this.prepared(sql).get({ match, limit }) as { total: number }).total < limit;
  }

  private match(
    table: AnyTable,
    expression: string | undefined,
    scope: Scope,
    more: string[][] = [],
  ): string {
    const columns = table === 'character' ? undefined : 'meta';
    const filters = filterExpressions([...scope.groups, ...more], columns);
    const positive = [
      ...(expression ? [expression] : []),
      ...(table === 'fts' ? scope.required : []),
      ...filters,
    ];
    if (positive.length === 0) positive.push(...filterExpressions([[listToken(listName.all)]], columns));
    const excluded = [
      ...(table === 'fts' ? scope.excluded : []),
      ...filterExpressions(
        scope.excludedTerms.map((term) => [term]),
        columns,
      ),
    ];
    return except(allOf(positive), excluded);
  }

  private visible(table: AnyTable, scope: Scope): string {
    return `FROM ${table} CROSS JOIN hit h ON h.id = ${table}.rowid WHERE ${table} MATCH :match AND ${this.seen(table, scope)}`;
  }

  /** Condition on `h`: public now, and what no term of the table can say. */
  private seen(table: AnyTable, scope: Scope): string {
    const looks = [
      // Where the text of articles is not at hand.
      ...(table !== 'fts' && scope.excluded.length > 0
        ? ['h.id NOT IN (SELECT rowid FROM fts WHERE fts MATCH :withoutText)']
        : []),
      ...(scope.titleCharacters ? ['h.id IN (SELECT rowid FROM title WHERE title MATCH :titled)'] : []),
      ...(scope.excludedCharacters
        ? ['h.id NOT IN (SELECT rowid FROM character WHERE character MATCH :without)']
        : []),
    ];
    return [life, ...looks].join(' AND ');
  }

  private bounds(scope: Scope): Record<string, string | number> {
    const { from, to, titleCharacters, excludedCharacters, excluded } = scope;
    return {
      from,
      to,
      ...(excluded.length > 0 ? { withoutText: anyOf(excluded) } : {}),
      ...(titleCharacters ? { titled: titleCharacters } : {}),
      ...(excludedCharacters ? { without: excludedCharacters } : {}),
    };
  }

  private prepared(sql: string): ReturnType<Db['prepare']> {
    const known = this.statements.get(sql) ?? this.db.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }
}

const life = 'h.date <= :now AND h.expires > :now AND h.date >= :from AND h.date <= :to';
