import { pageTag } from '@/lib/revalidate/tags';
import { hasFeeds } from './lists';
import type { Membership } from './memberships';
import type { PublicQueries } from './queries';
import { type ArticleRecord, withdrawnAt } from './record';
import { publicState } from './visibility';

/** Articles on one page of an archived feed (contract 8). */
export const archiveStep = 25;

/** One side of a change: what an article was or is, and its lists. */
export interface Side {
  record: ArticleRecord;
  lists: readonly Membership[];
}

/**
 * Which feeds and sitemaps a change of one article touches. An article takes a place in the archives of its lists from
 * its date on, also after it expired or was withdrawn, so pages are counted from the oldest and stay as they are.
 */
export class FeedEffects {
  constructor(
    private readonly queries: PublicQueries,
    private readonly now: () => number,
  ) {}

  /** Asked once when the index is written; `before` and `after` are absent for a new and a deleted article. */
  ofEdit(before: Side | undefined, after: Side | undefined, tags: Set<string>): void {
    const old = this.placesOf(before);
    const fresh = this.placesOf(after);
    const slug = (after ?? before)?.record.slug;
    if (slug === undefined || (old.size === 0 && fresh.size === 0)) return;
    tags.add(pageTag.item(slug)).add(pageTag.sitemap);
    const sameLook = this.lookOf(before) === this.lookOf(after);
    for (const list of new Set([...old.keys(), ...fresh.keys()])) {
      const from = old.get(list);
      const to = fresh.get(list);
      if (from?.date !== to?.date) this.ofPlaces(list, from, to, tags);
      if (from?.date !== to?.date || !sameLook) tags.add(pageTag.feed(list));
    }
  }

  /** An article that became due or expired by itself. */
  ofTransition(side: Side, isDue: boolean, tags: Set<string>): void {
    if (isDue) return this.ofEdit(undefined, side, tags);
    tags.add(pageTag.item(side.record.slug)).add(pageTag.sitemap);
    for (const list of this.placesOf(side).keys()) tags.add(pageTag.feed(list));
  }

  /** Lists in whose feeds and archives the article has a place. */
  private placesOf(side: Side | undefined): Map<string, ArticleRecord> {
    if (!side || side.record.status === 'draft' || side.record.date > this.now()) return new Map();
    const lists = side.lists.map(([list]) => list).filter(hasFeeds);
    return new Map(lists.map((list) => [list, side.record]));
  }

  /** What decides whether the newest page of a feed shows the article, or that it was withdrawn. */
  private lookOf(side: Side | undefined): string {
    if (!side) return '';
    const { record } = side;
    return [publicState(record, this.now()), record.archived, withdrawnAt(record)].join(' ');
  }

  private ofPlaces(
    list: string,
    from: ArticleRecord | undefined,
    to: ArticleRecord | undefined,
    tags: Set<string>,
  ): void {
    const total = this.queries.placeCount(list);
    const before = total + (from ? 1 : 0) - (to ? 1 : 0);
    const places = [from, to].flatMap((side) =>
      side ? total - this.queries.placesAfter(list, side) - (side === to ? 1 : 0) : [],
    );
    const first = Math.min(...places);
    const last = Math.max(before, total) - 1;
    const page = (place: number): number => Math.floor(place / archiveStep);
    if (!from && first === total - 1) {
      // At the end nothing moves, but a page that is full now becomes the successor of the one before.
      if (total % archiveStep === 0 && total > archiveStep)
        tags.add(pageTag.feedArchive(list, page(first) - 1));
      return;
    }
    for (let number = Math.max(0, page(first) - 1); number <= page(last); number += 1) {
      tags.add(pageTag.feedArchive(list, number));
    }
  }
}
