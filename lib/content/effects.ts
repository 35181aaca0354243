import { posix } from 'node:path';
import { pageTag } from '@/lib/revalidate/tags';
import { FeedEffects, type Side } from './feed-effects';
import { listName } from './lists';
import type { Membership } from './memberships';
import { cardOf, type PublicQueries } from './queries';
import { type ArticleRecord, decodeMedia } from './record';
import { nearby } from './related';
import type { ArticleRow, ContentStore } from './store';
import { isListable, publicState } from './visibility';

const { basename, dirname } = posix;

/**
 * Which pages a change of one article touches, as cache tags. Asked before and after the index is written:
 * neighbours and company differ between the two.
 */
export class Effects {
  /** While so much changes that all pages are rendered again, nobody needs to know which. */
  paused = false;
  private readonly feeds: FeedEffects;

  constructor(
    private readonly store: ContentStore,
    private readonly queries: PublicQueries,
    private readonly now: () => number,
  ) {
    this.feeds = new FeedEffects(queries, now);
  }

  isVisible(record: ArticleRecord): boolean {
    return publicState(record, this.now()) === 'visible';
  }

  /** Called around an edit with each side in turn: adds the tags of that side that the other side changes. */
  ofEdit(side: ArticleRow, other: ArticleRecord, otherLists: Membership[], tags: Set<string>): void {
    const { record, lists } = side;
    const visible = this.isVisible(record);
    const cardSame = JSON.stringify(cardOf(record)) === JSON.stringify(cardOf(other));
    if (
      cardSame &&
      record.translationOf === other.translationOf &&
      visible === this.isVisible(other) &&
      JSON.stringify(lists) === JSON.stringify(otherLists)
    ) {
      this.ofBody(record, lists, tags);
      return;
    }
    this.ofArticle(record, lists, tags);
  }

  /** Called once after an edit, an addition (without `before`) or a deletion (without `after`). */
  ofPlaces(before: Side | undefined, after: Side | undefined, tags: Set<string>): void {
    if (!this.paused) this.feeds.ofEdit(before, after, tags);
  }

  /** An article that became due or expired by itself. */
  ofTransition(row: ArticleRow, isDue: boolean, tags: Set<string>): void {
    this.ofArticle(row.record, row.lists, tags);
    this.feeds.ofTransition(row, isDue, tags);
  }

  /** Tags of what shows more of an article than its card: its page, its item in feeds, its corrections. */
  ofBody(record: ArticleRecord, lists: Membership[], tags: Set<string>): void {
    tags.add(pageTag.article(record.slug)).add(pageTag.item(record.slug));
    if (this.isVisible(record)) tags.add(pageTag.sitemap);
    if (lists.some(([list]) => list === listName.corrections)) tags.add(pageTag.feed(listName.corrections));
  }

  /** Tags of everything that shows the article in its present state, and of pages beside it in lists. */
  ofArticle(record: ArticleRecord, lists: Membership[], tags: Set<string>): void {
    if (this.paused) return;
    tags.add(pageTag.article(record.slug));
    tags.add(pageTag.card(record.slug));
    if (record.translationOf) tags.add(pageTag.article(record.translationOf));
    const versions = [record.slug, ...(record.translationOf ? [record.translationOf] : [])];
    for (const slug of versions) {
      for (const card of this.queries.translations(slug)) tags.add(pageTag.article(card.slug));
    }
    if (record.date > this.now() || !isListable(record.status)) return;
    tags.add(pageTag.item(record.slug)).add(pageTag.sitemap);
    for (const [list] of lists) tags.add(list);
    if (lists.some(([list]) => list === listName.corrections)) tags.add(pageTag.feed(listName.corrections));
    const company = lists.map(([list]) => list).filter((list) => /^(?:tag|section):/.test(list));
    for (const { slug } of nearby(this.queries, record, company)) tags.add(pageTag.article(slug));
  }

  /** An article of which another version was signed, or that it was withdrawn. */
  ofRecord(slug: string, tags: Set<string>): void {
    const row = this.store.articleBySlug(slug);
    if (row && !this.paused) this.ofBody(row.record, row.lists, tags);
  }

  /** Address under which a media file of the tree is served. */
  private mediaAddress(path: string): string {
    if (path.startsWith('media/')) return `/${path}`;
    for (let folder = dirname(path); folder !== 'articles' && folder !== '.'; folder = dirname(folder)) {
      if (!this.store.file(`${folder}/index.mdx`)) continue;
      return `/media/articles/${basename(folder)}/${path.slice(folder.length + 1)}`;
    }
    return `/${path}`;
  }

  ofMedia(path: string, tags: Set<string>): void {
    const src = this.mediaAddress(path);
    tags.add(pageTag.media(src));
    for (const slug of this.store.mediaUsers(src)) {
      const row = this.store.articleBySlug(slug);
      if (!row) continue;
      const isCover = row.record.cover !== undefined && decodeMedia(row.record.cover.src) === src;
      if (isCover) this.ofArticle(row.record, row.lists, tags);
      else this.ofBody(row.record, row.lists, tags);
    }
  }
}

/** Lists on which only one side stands, or on which the rank differs. */
export function differingLists(before: Membership[], after: Membership[]): string[] {
  const names = (lists: Membership[]): Set<string> => new Set(lists.map(([list, rank]) => `${rank} ${list}`));
  const old = names(before);
  const fresh = names(after);
  return [
    ...before.filter(([list, rank]) => !fresh.has(`${rank} ${list}`)),
    ...after.filter(([list, rank]) => !old.has(`${rank} ${list}`)),
  ].map(([list]) => list);
}
