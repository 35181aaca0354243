import { createHash } from 'node:crypto';

/**
 * Cache tags: what a page was made from. Names of lists (lib/content/lists.ts) are tags too.
 * A change turns into a set of tags; every page that carries one of them is rendered again on its next request.
 */
function decoded(src: string): string {
  try {
    return decodeURIComponent(src);
  } catch {
    return src;
  }
}

export const pageTag = {
  /** Everything in the frame around pages: site.yaml, sections, footer pages, which columns are empty. */
  site: 'site',
  /** Today's date in the header. */
  today: 'today',
  front: 'front',
  topics: 'topics',
  /** Which articles are read most. It is no content: no other instance's page with this tag is taken. */
  mostRead: 'most-read',
  /** The article's own page, or the notice in its place. */
  article: (slug: string) => `article:${slug}`,
  /** Wherever the article is shown as a card by name: neighbours, related, curated places. */
  card: (slug: string) => `card:${slug}`,
  /** The article wherever its whole text stands besides its own page: feeds and their archives. */
  item: (slug: string) => `item:${slug}`,
  /** Which articles stand in the feeds of a list. */
  feed: (list: string) => `feed:${list}`,
  /** Which articles stand in the archived feeds of a list: in all of them, or on the page of that number from 0. */
  feedArchive: (list: string, page?: number) => `archive:${page === undefined ? '' : `${page}:`}${list}`,
  /** Which addresses, times and pictures the sitemaps name. */
  sitemap: 'sitemap',
  /** Which articles are news of the last two days. */
  news: 'news',
  page: (id: string) => `page:${id}`,
  media: (src: string) => `media:${decoded(src)}`,
} as const;

/** Next joins tags by commas in a header and refuses more than 256 characters: others are replaced by a digest. */
export function encodeTag(tag: string): string {
  if (/^[\w:./-]{1,200}$/.test(tag)) return tag;
  const kind = /^\w{1,40}:/.exec(tag)?.[0] ?? '';
  return `${kind}~${createHash('sha1').update(tag).digest('base64url')}`;
}
