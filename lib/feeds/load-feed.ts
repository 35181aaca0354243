import { archiveStep } from '@/lib/content/feed-effects';
import type { Withdrawal } from '@/lib/content/types';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { newestSpan, spanAfter, spanBefore } from './archive';
import { collectItems } from './collect-items';
import { type FeedFile, type FeedFormat, feedFileName, type Span } from './feed-file';
import {
  articleTag,
  channelTag,
  type FeedArchive,
  type FeedChannel,
  type FeedItem,
  feedIdAuthority,
  newestChange,
  type Tombstone,
} from './item';
import { type FeedPlace, feedPlace } from './place';

export interface LoadedFeed {
  channel: FeedChannel;
  items: FeedItem[];
  tags: string[];
}

/**
 * A feed with full content: the newest articles of a list without the archived ones, or a document of its archive,
 * newest first too. Undefined for a list that does not exist.
 */
export function loadFeed(
  newsroom: Newsroom,
  kind: string,
  name: string,
  { format, span }: FeedFile,
): LoadedFeed | undefined {
  const place = feedPlace(newsroom, kind, name);
  if (!place) return undefined;
  return span ? loadArchive(newsroom, place, format, span) : loadNewest(newsroom, place, format);
}

function loadNewest(newsroom: Newsroom, place: FeedPlace, format: FeedFormat): LoadedFeed {
  const { queries, settings } = newsroom;
  const { feedItems } = settings.site();
  const { list } = place;
  const cards = queries.list(list, { page: 1, size: feedItems, current: true });
  const { items, tags } = collectItems(
    newsroom,
    cards.map(({ slug }) => slug),
  );
  const total = newsroom.placeCount(list);
  // A feed that holds everything has no archive.
  const span = items.length === total ? undefined : newestSpan(total, feedItems);
  const archive = { previous: span && feedUrl(newsroom, place, format, span) };
  const tombstones = toTombstones(newsroom, queries.withdrawals(list, feedItems));
  const channel = channelOf(newsroom, place, format, { items, archive, tombstones });
  return { channel, items, tags: [pageTag.feed(list), ...tags] };
}

function loadArchive(newsroom: Newsroom, place: FeedPlace, format: FeedFormat, span: Span): LoadedFeed {
  const { queries } = newsroom;
  const { list } = place;
  const start = span.from - 1;
  const total = newsroom.placeCount(list);
  const slugs = queries.slugsAt(list, start, span.to - start, total).reverse();
  const { items, tags } = collectItems(newsroom, slugs);
  const shown = new Set(items.map(({ slug }) => slug));
  const withdrawn = slugs.flatMap((slug) => (shown.has(slug) ? [] : (queries.withdrawal(slug) ?? [])));
  const url = (other: Span | undefined) => other && feedUrl(newsroom, place, format, other);
  const current = feedUrl(newsroom, place, format);
  const previous = url(spanBefore(span));
  // The oldest document is followed by the feed itself until there is another: alone it would look like a torn one.
  const next = url(spanAfter(span, total)) ?? (previous ? undefined : current);
  const archive = { current, previous, next };
  const tombstones = toTombstones(newsroom, withdrawn);
  const channel = channelOf(newsroom, place, format, { items, archive, tombstones, span });
  const page = Math.floor(start / archiveStep);
  return { channel, items, tags: [pageTag.feedArchive(list), pageTag.feedArchive(list, page), ...tags] };
}

function feedUrl({ environment }: Newsroom, { url }: FeedPlace, format: FeedFormat, span?: Span): string {
  return `${environment.siteUrl}${url === '/' ? '' : url}/${feedFileName(format, span)}`;
}

function toTombstones({ settings }: Newsroom, withdrawn: readonly Withdrawal[]): Tombstone[] {
  const site = settings.site();
  const options = { idAuthority: feedIdAuthority(site), timezone: site.timezone };
  return withdrawn.map(({ slug, date, at, reason }) => ({
    id: articleTag({ slug, date }, options),
    at,
    reason,
  }));
}

interface Content {
  items: FeedItem[];
  archive: FeedArchive;
  tombstones: Tombstone[];
  span?: Span;
}

function channelOf(newsroom: Newsroom, place: FeedPlace, format: FeedFormat, content: Content): FeedChannel {
  const site = newsroom.settings.site();
  const { items, archive, tombstones, span } = content;
  return {
    title: place.title ? `${place.title} - ${site.name}` : site.name,
    description: place.description ?? site.description ?? site.name,
    homeUrl: newsroom.environment.siteUrl + place.url,
    selfUrl: feedUrl(newsroom, place, format, span),
    language: site.language,
    timezone: site.timezone,
    copyright: site.copyright,
    updated: newestChange(items, tombstones),
    id: channelTag(feedIdAuthority(site), place.id),
    author: site.owner ?? site.name,
    // What stands in the archive is not distributed: subscribers are led to the feed itself.
    hubs: span ? [] : site.webSubHubs,
    archive,
    tombstones,
  };
}
