import { generateRssFeed } from 'feedsmith';
import { escapeText } from '@/lib/html/escape';
import { archiveMark, feedStylesheets } from './extensions';
import { type FeedChannel, type FeedItem, newestChange } from './item';
import { feedLinks, recordLinks } from './links';
import { cleanChannel, cleanItem, finishFeed, writtenIso, writtenRfc822 } from './markup';
import { enclosuresOf, mediaElements } from './media';

const type = 'application/rss+xml';

/** RSS 2.0 with Atom links, Dublin Core, full content and Media RSS; as the RSS Advisory Board's profile asks. */
export function renderRss(channel: FeedChannel, items: readonly FeedItem[]): string {
  const clean = cleanChannel(channel);
  const { title, homeUrl, description, language, copyright, icon, timezone } = clean;
  const updated = clean.updated ?? newestChange(items);
  const feed = {
    title,
    link: homeUrl,
    description,
    language,
    copyright,
    ...(updated !== undefined && { lastBuildDate: writtenRfc822(updated, timezone) }),
    ...(icon && { image: { url: icon, title, link: homeUrl } }),
    atom: { links: feedLinks(clean, type) },
    items: items.map((item) => rssItem(cleanItem(item), language, timezone)),
  };
  return finishFeed(generateRssFeed(feed, { stylesheets: feedStylesheets }), archiveMark(clean));
}

function rssItem(item: FeedItem, language: string, timezone: string) {
  const { original, source } = item;
  const originUrl = original && (original.url ?? source?.url);
  const origin = originUrl && { title: source?.name ?? original.title, url: originUrl };
  // Most readers take one enclosure only, and its length is required (RSS 2.0, RSS Advisory Board's profile).
  const enclosures = enclosuresOf(item).flatMap(({ url, type, length }) =>
    length === undefined ? [] : [{ url, type, length }],
  );
  return {
    title: item.title,
    link: item.url,
    // Readers take a description for HTML, so plain text has to be written as HTML.
    description: escapeText(item.summary),
    categories: item.categories.map((name) => ({ name })),
    guid: { value: item.id, isPermaLink: false },
    pubDate: writtenRfc822(item.date, timezone),
    // `url` is required on <source>; without one the name still stands in dc:source.
    ...(origin && { source: origin }),
    enclosures: enclosures.slice(0, 1),
    atom: {
      ...(item.updated !== undefined && { updated: writtenIso(item.updated, timezone) }),
      links: recordLinks(item),
    },
    dc: {
      creators: item.authors,
      ...(source && !origin && { sources: [source.name] }),
      ...(item.lang !== language && { languages: [item.lang] }),
    },
    content: { encoded: item.html },
    ...mediaElements(item),
  };
}
