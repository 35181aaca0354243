import type { parseFeed } from 'feedsmith';

/** The formats of feeds, as one. */

export interface FeedItem {
  id?: string | undefined;
  title?: string | undefined;
  link?: string | undefined;
  html?: string | undefined;
  summary?: string | undefined;
  date?: string | undefined;
  updated?: string | undefined;
  authors: (string | undefined)[];
  tags: (string | undefined)[];
  publisher?: { title?: string; url?: string } | undefined;
  image?: string | undefined;
}

export interface FeedChannel {
  title: string;
  link: string;
  items: FeedItem[];
}

export function toChannel(parsed: ReturnType<typeof parseFeed>): FeedChannel {
  switch (parsed.format) {
    case 'atom': {
      const { feed } = parsed;
      const linkOf = (links: { href?: string; rel?: string }[] | undefined) =>
        links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href;
      const items = (feed.entries ?? []).map(
        (entry): FeedItem => ({
          id: entry.id,
          title: entry.title?.value,
          link: linkOf(entry.links),
          html: entry.content?.value,
          summary: entry.summary?.value,
          date: asText(entry.published ?? entry.updated),
          updated: asText(entry.updated),
          authors: (entry.authors ?? feed.authors ?? []).map((author) => author.name),
          tags: (entry.categories ?? []).map(({ label, term }) => label ?? term),
          publisher: entry.source?.title?.value ? { title: entry.source.title.value } : undefined,
        }),
      );
      return { title: feed.title?.value ?? '', link: linkOf(feed.links) ?? '', items };
    }
    case 'json': {
      const { feed } = parsed;
      const items = (feed.items ?? []).map(
        (item): FeedItem => ({
          id: item.id,
          title: item.title,
          link: item.url,
          html: item.content_html ?? item.content_text?.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
          summary: item.summary,
          date: asText(item.date_published),
          updated: asText(item.date_modified),
          authors: (item.authors ?? feed.authors ?? []).map((author) => author.name),
          tags: item.tags ?? [],
          image: item.image,
        }),
      );
      return { title: feed.title ?? '', link: feed.home_page_url ?? '', items };
    }
    case 'rdf': {
      const { feed } = parsed;
      const items = (feed.items ?? []).map(
        (item): FeedItem => ({
          title: item.title,
          link: item.link,
          html: item.content?.encoded,
          summary: item.description,
          date: asText(item.dc?.dates?.[0]),
          authors: item.dc?.creators ?? [],
          tags: item.dc?.subjects ?? [],
        }),
      );
      return { title: feed.title ?? '', link: feed.link ?? '', items };
    }
    case 'rss': {
      const { feed } = parsed;
      const items = (feed.items ?? []).map(
        (item): FeedItem => ({
          id: item.guid?.value,
          title: item.title,
          link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          html: item.content?.encoded,
          summary: item.description,
          date: asText(item.pubDate ?? item.dc?.dates?.[0]),
          authors: item.dc?.creators ?? (item.authors ?? []).map((author) => author.name),
          tags: (item.categories ?? []).map((category) => category.name),
          publisher: item.source,
          image: item.enclosures?.find(({ type }) => type?.startsWith('image/'))?.url,
        }),
      );
      return { title: feed.title ?? '', link: feed.link ?? '', items };
    }
  }
}

/** Dates are handed on as they were written. */
function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
