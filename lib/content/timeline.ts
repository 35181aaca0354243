import type { Db } from './database';
import type { Membership } from './memberships';
import { visibleNow } from './visibility';

/** Visible articles in the order of time, as a place in it is remembered: for reading on from there later. */

/** Where an article stands: newer dates first, of equals the later slug. It moves only when its date is edited. */
export interface Place {
  date: number;
  slug: string;
}

export interface TimelineQuery {
  /** Names of lists, at least one; an article must stand on all of them. */
  lists: readonly string[];
  /** Inclusive epoch milliseconds. */
  from?: number;
  to?: number;
  /** Only what comes after it, which is older. */
  after?: Place;
  limit: number;
}

/** Members of a list that are counted to find the shortest one; longer ones are taken for equal. */
const mostCounted = 50_000;

/** Follows every slug. */
const afterAll = '~';

export class Timeline {
  /** By the number of lists. */
  private readonly finders = new Map<number, ReturnType<Db['prepare']>>();
  private readonly size;
  private readonly lists;

  constructor(
    private readonly db: Db,
    private readonly now: () => number,
  ) {
    this.size = db.prepare(`SELECT count(*) AS total FROM (SELECT 1 FROM member INDEXED BY member_time
      WHERE list = :list AND (date, slug) < (:date, :slug) AND date >= :from LIMIT ${mostCounted})`);
    this.lists = db.prepare('SELECT slug, lists FROM article WHERE slug IN (SELECT value FROM json_each(?))');
  }

  /** Places of the newest visible articles that stand on all lists, the newest first. */
  places({ lists, from, to, after, limit }: TimelineQuery): Place[] {
    const now = this.now();
    const last = Math.min(to ?? now, now);
    // One bound, so that the index finds where to begin whichever is nearer.
    const end: Place = after && after.date <= last ? after : { date: last, slug: afterAll };
    const span = { ...end, from: from ?? Number.MIN_SAFE_INTEGER };
    const ordered = this.shortestFirst(lists, span);
    const named = Object.fromEntries(ordered.map((list, index) => [`list${index}`, list]));
    return this.finder(lists.length).all({ ...named, ...span, now, limit }) as Place[];
  }

  /** Ids of the topics on whose lists articles stand, drafts of topics among them. */
  topicsOf(slugs: readonly string[]): Map<string, string[]> {
    const rows = this.lists.all(JSON.stringify(slugs)) as { slug: string; lists: string }[];
    const prefix = 'topic:';
    return new Map(
      rows.map(({ slug, lists }) => {
        const memberships: Membership[] = JSON.parse(lists);
        const names = memberships.map(([list]) => list).filter((list) => list.startsWith(prefix));
        return [slug, names.map((list) => list.slice(prefix.length))];
      }),
    );
  }

  /** The shortest list is walked, the others are only asked whether they have what stands on it. */
  private shortestFirst(lists: readonly string[], span: Place & { from: number }): string[] {
    if (lists.length < 2) return [...lists];
    const sized = lists.map((list) => {
      const { total } = this.size.get({ ...span, list }) as { total: number };
      return { list, total };
    });
    return sized.sort((a, b) => a.total - b.total).map(({ list }) => list);
  }

  private finder(lists: number): ReturnType<Db['prepare']> {
    const known = this.finders.get(lists);
    if (known) return known;
    const others = Array.from(
      { length: lists - 1 },
      (_, index) => `AND EXISTS (SELECT 1 FROM member o INDEXED BY member_time
        WHERE o.list = :list${index + 1} AND o.date = m.date AND o.slug = m.slug)`,
    );
    const made = this.db.prepare(`SELECT m.date, m.slug FROM
      (SELECT date, slug FROM member INDEXED BY member_time WHERE list = :list0
        AND (date, slug) < (:date, :slug) AND date >= :from AND ${visibleNow}) m
      WHERE true ${others.join(' ')} ORDER BY m.date DESC, m.slug DESC LIMIT :limit`);
    this.finders.set(lists, made);
    return made;
  }
}
