import type { FinishedFile } from '@/lib/feeds/finished-file';
import { respondWithFeed, respondWithRootFile, respondWithSearchFeed } from '@/lib/feeds/respond';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { encodeTag } from '@/lib/revalidate/tags';
import { type Document, makeDocument } from './document';

/**
 * Documents that the index alone makes: feeds and what else machines ask for. Next would add nothing to them but the
 * time around a route handler, and a second copy in its cache. The handlers in app/ give the same.
 */

type Make = (newsroom: Newsroom, parameters: readonly string[]) => FinishedFile;

const makers: Readonly<Record<string, Make>> = {
  syndication: (newsroom, [format = '', kind = '', name = '']) =>
    respondWithFeed(newsroom, format, kind, name),
  files: (newsroom, [name = '']) => respondWithRootFile(newsroom, name),
};

/** The document of an inner route; undefined for routes that Next renders. */
export function makeDirectPage(newsroom: Newsroom, route: string): Document | undefined {
  const [, , kind = '', ...parameters] = route.split('/').map(decodeURIComponent);
  const make = Object.hasOwn(makers, kind) ? makers[kind] : undefined;
  return make && toDocument(make(newsroom, parameters));
}

/** The document of a saved search's feed; undefined for routes that Next renders. */
export function makeDirectSearchFeed(newsroom: Newsroom, route: string, query: string): Document | undefined {
  const format = /^\/[^/]+\/search\/([^/]+)$/.exec(route)?.[1];
  if (format === undefined) return undefined;
  return toDocument(respondWithSearchFeed(newsroom, format, new URLSearchParams(query)));
}

function toDocument({ body, tags, headers, ...file }: FinishedFile): Document {
  const cacheTags = [...new Set(tags.map(encodeTag))];
  return makeDocument({ ...file, headers: { ...headers }, body: Buffer.from(body), cacheTags });
}
