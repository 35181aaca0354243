/** What requests are for, as the metrics tell them apart. */
export type RequestKind = 'page' | 'feed' | 'file' | 'search' | 'api' | 'media' | 'asset' | 'desk';

export const requestKinds: readonly RequestKind[] = [
  'page',
  'feed',
  'file',
  'search',
  'api',
  'media',
  'asset',
  'desk',
];

const feedFile = /\/(?:rss|atom)[\d-]*\.xml$|\/feed[\d-]*\.json$/;
const search = /^(?:\/zh-hant)?\/search(?:\/|$)|^\/api\/(?:search|suggest)$/;

/** @param path of the request, without query. Unknown addresses count as pages: a page is what they get. */
export function requestKind(path: string): RequestKind {
  if (/^\/desk(?:\/|$)/.test(path)) return 'desk';
  if (search.test(path)) return 'search';
  if (/^\/(?:api\/|metrics$)/.test(path)) return 'api';
  if (path.startsWith('/media/')) return 'media';
  if (/^\/(?:assets|_next)\/|^\/(?:reading\.css|speculation-rules\.json)$/.test(path)) return 'asset';
  if (feedFile.test(path)) return 'feed';
  return /\.[a-z]{2,11}$/.test(path) ? 'file' : 'page';
}
