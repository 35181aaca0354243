import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { messages } from '@/lib/site/messages';
import { parseFeedFile } from './feed-file';
import type { FinishedFile } from './finished-file';
import { loadFeed } from './load-feed';
import { feedFile } from './render-feed';
import { renderRootFile } from './root-files';
import { loadSearchFeed } from './search-feed';

const plain = 'text/plain; charset=utf-8';
const unknown: FinishedFile = { status: 404, type: plain, body: '', tags: [] };

/** The feed of a list, or a document of its archive; 404 when there is none. */
export function respondWithFeed(
  newsroom: Newsroom,
  format: string,
  kind: string,
  name: string,
): FinishedFile {
  const file = parseFeedFile(format);
  const feed = file && loadFeed(newsroom, kind, name, file);
  if (!feed) return unknown;
  return { ...feedFile(file.format, feed.channel, feed.items), tags: [...feed.tags, pageTag.site] };
}

/** A file at the root that machines ask for; 404 for a name that is none of them. */
export function respondWithRootFile(newsroom: Newsroom, name: string): FinishedFile {
  const file = renderRootFile(newsroom, name);
  return file ? { ...file, status: 200 } : unknown;
}

/** The feed of a saved search; 404 for a format that is none, 400 for a query that cannot be understood. */
export function respondWithSearchFeed(
  newsroom: Newsroom,
  format: string,
  query: URLSearchParams,
): FinishedFile {
  const file = parseFeedFile(format);
  if (!file) return unknown;
  const feed = loadSearchFeed(newsroom, query, file.format);
  if (feed.ok) return { ...feedFile(file.format, feed.channel, feed.items), tags: [] };
  return { status: 400, type: plain, body: `${messages.search.malformed(feed.param)}\n`, tags: [] };
}
