import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { messages } from '@/lib/site/messages';
import { parseFeedFile } from './feed-file';
import { loadFeed } from './load-feed';
import { feedResponse } from './render-feed';
import { renderRootFile } from './root-files';
import { loadSearchFeed } from './search-feed';

/** An answer that may be kept, and the cache tags of what it was made from. */
export interface TaggedResponse {
  response: Response;
  tags: string[];
}

/** The feed of a list, or a document of its archive. Undefined when there is none. */
export function respondWithFeed(
  newsroom: Newsroom,
  format: string,
  kind: string,
  name: string,
): TaggedResponse | undefined {
  const file = parseFeedFile(format);
  const feed = file && loadFeed(newsroom, kind, name, file);
  if (!feed) return undefined;
  const response = feedResponse(file.format, feed.channel, feed.items);
  return { response, tags: [...feed.tags, pageTag.site] };
}

/** A file at the root that machines ask for. Undefined for a name that is none of them. */
export function respondWithRootFile(newsroom: Newsroom, name: string): TaggedResponse | undefined {
  const file = renderRootFile(newsroom, name);
  if (!file) return undefined;
  const headers = { ...file.headers, 'Content-Type': file.type };
  return { response: new Response(file.body, { headers }), tags: file.tags };
}

/** The feed of a saved search; 404 for a format that is none, 400 for a query that cannot be understood. */
export function respondWithSearchFeed(newsroom: Newsroom, format: string, query: URLSearchParams): Response {
  const file = parseFeedFile(format);
  if (!file) return new Response(null, { status: 404 });
  const feed = loadSearchFeed(newsroom, query, file.format);
  if (feed.ok) return feedResponse(file.format, feed.channel, feed.items);
  const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(`${messages.search.malformed(feed.param)}\n`, { status: 400, headers });
}
