import { hasFeeds } from '@/lib/content/lists';
import { hasTraditional, traditionalPath } from '@/lib/edition/traditional';
import { feedFormats } from '@/lib/feeds/feed-file';
import { feedPlace } from '@/lib/feeds/place';
import type { Newsroom } from '@/lib/revalidate/newsroom';

/** Paths of the feeds of a list in every format and edition; none for a list that has no feeds. */
export function feedPathsOf(newsroom: Newsroom, list: string): string[] {
  const [kind = '', ...rest] = list.split(':');
  const place = hasFeeds(list) ? feedPlace(newsroom, kind, rest.join(':')) : undefined;
  if (!place) return [];
  const base = place.url === '/' ? '' : place.url;
  const paths = feedFormats.map((format) => `${base}/${format}`);
  return hasTraditional(newsroom.settings.site()) ? [...paths, ...paths.map(traditionalPath)] : paths;
}

/** Which lists have an article in their feeds at this moment; remembers what the feeds hold, so use one for a moment. */
export class ShownItems {
  private readonly shown = new Map<string, ReadonlySet<string>>();

  constructor(private readonly newsroom: Newsroom) {}

  listsOf(slug: string): string[] {
    const lists = this.newsroom.store.articleBySlug(slug)?.lists ?? [];
    return lists.map(([list]) => list).filter((list) => hasFeeds(list) && this.itemsOf(list).has(slug));
  }

  private itemsOf(list: string): ReadonlySet<string> {
    const known = this.shown.get(list);
    if (known) return known;
    const { queries, settings } = this.newsroom;
    const slugs = new Set(queries.currentSlugs(list, settings.site().feedItems));
    this.shown.set(list, slugs);
    return slugs;
  }
}
