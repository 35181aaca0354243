import { generateRssFeed } from 'feedsmith';
import { type FeedChannel, type FeedItem, newestChange } from './item';
import { feedLinks } from './links';
import { cleanChannel, cleanItem, escapeText, finishFeed, writtenIso, writtenRfc822 } from './markup';
import { coverMedia } from './media';

const type = 'application/rss+xml';

/** RSS 2.0 with Atom links, Dublin Core, full content and Media RSS; as the RSS Advisory Board's profile asks. */
export function renderRss(channel: FeedChannel, items: readonly FeedItem[]): string {
  const clean = cleanChannel(channel);
  const { title, homeUrl, description, language, copyright, icon, timezone } = clean;
  const updated = clean.updated ?? newestChange(items);
  const xml = generateRssFeed({
    title,
    link: homeUrl,
    description,
    language,
    copyright,
    ...(updated !== undefined && { lastBuildDate: writtenRfc822(updated, timezone) }),
    ...(icon && { image: { url: icon, title, link: homeUrl } }),
    atom: { links: feedLinks(clean, type) },
    items: items.map((item) => rssItem(cleanItem(item), language, timezone)),
  });
  return finishFeed(xml);
}

function rssItem(item: FeedItem, language: string, timezone: string) {
  const { original, source } = item;
  const originUrl = original && (original.url ?? source?.url);
  return {
    title: item.title,
    link: item.url,
    // Readers take a description for HTML, so plain text has to be written as HTML.
    description: escapeText(item.summary),
    categories: item.categories.map((name) => ({ name })),
    guid: { value: item.id, isPermaLink: false },
    pubDate: writtenRfc822(item.date, timezone),
    // `url` is required on <source>; without one the name still stands in dc:source.
    ...(original && originUrl && { source: { title: source?.name ?? original.title, url: originUrl } }),
    ...(item.updated !== undefined && { atom: { updated: writtenIso(item.updated, timezone) } }),
    dc: {
      creators: item.authors,
      ...(source && { sources: [source.name] }),
      ...(item.lang !== language && { languages: [item.lang] }),
    },
    content: { encoded: item.html },
    ...coverMedia(item),
  };
}
