import { generateAtomFeed } from 'feedsmith';
import { archiveMark, feedStylesheets, join, tombstoneElements } from './extensions';
import { type FeedChannel, type FeedItem, newestChange } from './item';
import { feedLinks, recordLinks } from './links';
import { cleanChannel, cleanItem, finishFeed, writtenIso } from './markup';
import { enclosuresOf, mediaElements } from './media';

const type = 'application/atom+xml';

/** RFC 4287 wants `updated` even in a feed that never had an entry. Constant; the epoch itself is taken for a mistake. */
const neverUpdated = Date.UTC(2000, 0, 1);

/** Atom 1.0 (RFC 4287) with full content, Dublin Core sources, Media RSS and tombstones (RFC 6721). */
export function renderAtom(channel: FeedChannel, items: readonly FeedItem[]): string {
  const clean = cleanChannel(channel);
  const { title, description, language, copyright, icon, timezone } = clean;
  const feed = {
    id: clean.id ?? clean.selfUrl,
    title: { value: title },
    subtitle: { value: description },
    updated: writtenIso(clean.updated ?? newestChange(items) ?? neverUpdated, timezone),
    authors: [{ name: clean.author ?? title, uri: clean.homeUrl }],
    links: [...feedLinks(clean, type), { href: clean.homeUrl, rel: 'alternate', type: 'text/html' }],
    ...(copyright && { rights: { value: copyright } }),
    ...(icon && { icon }),
    xml: { lang: language },
    entries: items.map((item) => atomEntry(cleanItem(item), language, timezone)),
  };
  const xml = generateAtomFeed(feed, { stylesheets: feedStylesheets });
  return finishFeed(xml, join(archiveMark(clean), tombstoneElements(clean)));
}

function atomEntry(item: FeedItem, language: string, timezone: string) {
  const { original, source } = item;
  const via = original && (original.url ?? source?.url);
  return {
    id: item.id,
    title: { value: item.title },
    published: writtenIso(item.date, timezone),
    updated: writtenIso(item.updated ?? item.date, timezone),
    // Without names the feed's author counts (RFC 4287 4.2.1).
    authors: item.authors.map((name) => ({ name })),
    categories: item.categories.map((term) => ({ term })),
    links: [
      { href: item.url, rel: 'alternate', type: 'text/html' },
      ...(via ? [{ href: via, rel: 'via' }] : []),
      ...recordLinks(item),
      ...enclosuresOf(item).map(({ url, ...about }) => ({ href: url, rel: 'enclosure', ...about })),
    ],
    summary: { value: item.summary },
    content: { value: item.html, type: 'html' },
    ...(source && { dc: { sources: [source.name] } }),
    ...(item.lang !== language && { xml: { lang: item.lang } }),
    ...mediaElements(item),
  };
}
