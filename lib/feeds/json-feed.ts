import { generateJsonFeed } from 'feedsmith';
import type { FeedChannel, FeedItem } from './item';
import { cleanChannel, cleanItem, finishJson, writtenIso } from './markup';

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) with full content. */
export function renderJsonFeed(channel: FeedChannel, items: readonly FeedItem[]): string {
  const { title, homeUrl, selfUrl, description, language, author, icon, archive, hubs, timezone } =
    cleanChannel(channel);
  const feed = generateJsonFeed({
    title,
    home_page_url: homeUrl,
    feed_url: selfUrl,
    description,
    language,
    authors: [{ name: author ?? title, url: homeUrl }],
    ...(icon && { icon }),
    ...(archive?.previous && { next_url: archive.previous }),
    ...(hubs?.length && { hubs: hubs.map((url) => ({ type: 'WebSub', url })) }),
    items: items.map((item) => jsonItem(cleanItem(item), timezone)),
  });
  // feedsmith leaves an empty list out, but `items` is required.
  const complete =
    typeof feed === 'object' && feed !== null && !('items' in feed) ? { ...feed, items: [] } : feed;
  return `${finishJson(JSON.stringify(complete, undefined, 2))}\n`;
}

function jsonItem(item: FeedItem, timezone: string) {
  const original = item.original?.url ?? (item.original && item.source?.url);
  return {
    id: item.id,
    url: item.url,
    ...(original && { external_url: original }),
    title: item.title,
    summary: item.summary,
    content_html: item.html,
    date_published: writtenIso(item.date, timezone),
    ...(item.updated !== undefined && { date_modified: writtenIso(item.updated, timezone) }),
    ...(item.authors.length > 0 && { authors: item.authors.map((name) => ({ name })) }),
    ...(item.categories.length > 0 && { tags: item.categories }),
    ...(item.cover && { image: item.cover.src }),
    language: item.lang,
  };
}
