/** Builders of the site's own addresses (contract 4). Names are percent-encoded once. */

export function sectionUrl(id: string): string {
  return `/${id}`;
}

export function staticPageUrl(id: string): string {
  return `/${id}`;
}

export function tagUrl(tag: string): string {
  return `/tags/${encodeURIComponent(tag)}`;
}

export function topicUrl(id: string): string {
  return `/topics/${encodeURIComponent(id)}`;
}

export function sourceUrl(name: string): string {
  return `/sources/${encodeURIComponent(name)}`;
}

export function authorUrl(name: string): string {
  return `/authors/${encodeURIComponent(name)}`;
}

/** Page `n` of a list: the first page is the list's own address. */
export function pageUrl(base: string, n: number): string {
  return n <= 1 ? base : `${base}/page/${n}`;
}

/** Archive of a year, a month or a day; parts as `localParts` gives them (`2022`, `07`, `08`). */
export function archiveUrl(year?: string, month?: string, day?: string): string {
  return ['/archive', year, month, day].filter((part) => part !== undefined).join('/');
}

/** Where a reader shares an article on Weibo: a plain page of theirs, no script of theirs on ours. */
export function weiboUrl(address: string, title: string): string {
  return `https://service.weibo.com/share/share.php?${new URLSearchParams({ url: address, title })}`;
}

/** The list of articles in the API. */
export const articlesPath = '/api/articles';

const markdownEnding = '.md';

/** The Markdown document of an article, by the address of its page. */
export function markdownUrl(articleUrl: string): string {
  return articleUrl + markdownEnding;
}

/** The slug in the last segment of such an address; undefined for every other, because a slug has no dot. */
export function markdownSlug(segment: string): string | undefined {
  return segment.endsWith(markdownEnding) ? segment.slice(0, -markdownEnding.length) : undefined;
}

/** The signed versions of an article, by the address of its page. */
export function historyPath(articleUrl: string): string {
  return `${articleUrl}/history`;
}

/** Where copies of an article are compared with what was signed. */
export function verifyPath(slug: string): string {
  return `/verify?slug=${slug}`;
}
