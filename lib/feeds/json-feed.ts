import { generateJsonFeed } from 'feedsmith';
import type { FeedChannel, FeedItem } from './item';
import { cleanChannel, cleanItem, finishJson, writtenIso } from './markup';
import { enclosuresOf } from './media';

/**
 * JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) with full content. What the format has no words for stands in
 * `_kaiyuan`: whether this is a document of the archive, where its neighbours are, and which items were withdrawn.
 */
export function renderJsonFeed(channel: FeedChannel, items: readonly FeedItem[]): string {
  const clean = cleanChannel(channel);
  const { title, homeUrl, selfUrl, description, language, author, icon, archive, hubs, timezone } = clean;
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
  const complete = { items: [], ...(typeof feed === 'object' && feed), ...extensionOf(clean) };
  return `${finishJson(JSON.stringify(complete, undefined, 2))}\n`;
}

function extensionOf({ homeUrl, archive, tombstones = [], timezone }: FeedChannel) {
  if (!archive?.current && tombstones.length === 0) return undefined;
  const about = new URL('/feeds', homeUrl).href;
  const deleted = tombstones.map(({ id, at, reason }) => ({
    id,
    date_deleted: writtenIso(at, timezone),
    ...(reason && { reason }),
  }));
  return {
    _kaiyuan: {
      about,
      ...(archive?.current && { archive: true, current_url: archive.current }),
      ...(archive?.next && { newer_url: archive.next }),
      ...(deleted.length > 0 && { deleted }),
    },
  };
}

function jsonItem(item: FeedItem, timezone: string) {
  const original = item.original?.url ?? (item.original && item.source?.url);
  const attachments = enclosuresOf(item).map(({ url, type, title, length }) => ({
    url,
    mime_type: type,
    ...(title && { title }),
    ...(length !== undefined && { size_in_bytes: length }),
  }));
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
    ...(attachments.length > 0 && { attachments }),
    language: item.lang,
    ...(item.record && {
      _kaiyuan: { about: new URL('/feeds', item.url).href, record_url: item.record },
    }),
  };
}
