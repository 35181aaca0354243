import { XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { FeedFormat } from '@/lib/feeds/feed-file';

/** What every format says of an item. */
export interface ReadItem {
  id?: string;
  title?: string;
  url?: string;
  date?: string;
  html?: string;
}

export interface ReadFeed {
  title?: string;
  url?: string;
  items: ReadItem[];
}

/** The feed, or why it cannot be read. */
export function readFeed(document: string, format: FeedFormat): ReadFeed | string {
  if (format !== 'feed.json') {
    const valid = XMLValidator.validate(document);
    if (valid !== true) return `${valid.err.line}:${valid.err.col} ${valid.err.msg}`;
  }
  try {
    return readers[format](document);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const readers: Record<FeedFormat, (document: string) => ReadFeed> = {
  'rss.xml': (document) => {
    const { title, link, items = [] } = parseRssFeed(document);
    return {
      title,
      url: link,
      items: items.map((item) => ({
        id: item.guid?.value,
        title: item.title,
        url: item.link,
        date: item.pubDate,
        html: item.content?.encoded,
      })),
    };
  },
  'atom.xml': (document) => {
    const { id, title, links = [], entries = [] } = parseAtomFeed(document);
    const alternate = (of: typeof links): string | undefined =>
      of.find(({ rel }) => rel === undefined || rel === 'alternate')?.href;
    return {
      title: title?.value && id ? title.value : undefined,
      url: alternate(links),
      items: entries.map((entry) => ({
        id: entry.id,
        title: entry.title?.value,
        url: alternate(entry.links ?? []),
        date: entry.updated,
        html: entry.content?.value,
      })),
    };
  },
  'feed.json': (document) => {
    const { title, home_page_url: url, items = [] } = parseJsonFeed(document);
    return {
      title,
      url,
      items: items.map((item) => ({
        id: item.id,
        title: item.title,
        url: item.url,
        date: item.date_published,
        html: item.content_html,
      })),
    };
  },
};
