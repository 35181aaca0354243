import {
  respondWithFeed,
  respondWithRootFile,
  respondWithSearchFeed,
  type TaggedResponse,
} from '@/lib/feeds/respond';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { encodeTag } from '@/lib/revalidate/tags';
import { type Document, makeDocument } from './document';

/**
 * Documents that the index alone makes: feeds and what else machines ask for. Next would add nothing to them but the
 * time around a route handler, and a second copy in its cache. The handlers in app/ give the same.
 */

type Make = (newsroom: Newsroom, parameters: readonly string[]) => TaggedResponse | undefined;

const makers: Readonly<Record<string, Make>> = {
  syndication: (newsroom, [format = '', kind = '', name = '']) =>
    respondWithFeed(newsroom, format, kind, name),
  files: (newsroom, [name = '']) => respondWithRootFile(newsroom, name),
};

/** The document of an inner route; undefined for routes that Next renders. */
export async function makeDirectPage(newsroom: Newsroom, route: string): Promise<Document | undefined> {
  const [, , kind = '', ...parameters] = route.split('/').map(decodeURIComponent);
  const make = Object.hasOwn(makers, kind) ? makers[kind] : undefined;
  if (!make) return undefined;
  const made = make(newsroom, parameters) ?? { response: new Response(null, { status: 404 }), tags: [] };
  return toDocument(made.response, made.tags.map(encodeTag));
}

/** The document of a saved search's feed; undefined for routes that Next renders. */
export async function makeDirectSearchFeed(
  newsroom: Newsroom,
  route: string,
  query: string,
): Promise<Document | undefined> {
  const format = /^\/[^/]+\/search\/([^/]+)$/.exec(route)?.[1];
  if (format === undefined) return undefined;
  return toDocument(respondWithSearchFeed(newsroom, format, new URLSearchParams(query)), []);
}

async function toDocument(response: Response, cacheTags: readonly string[]): Promise<Document> {
  const {
    'content-type': type = '',
    'last-modified': lastModified,
    ...own
  } = Object.fromEntries(response.headers);
  const headers = Object.entries(own).map(([name, value]) => [spelt(name), value]);
  return makeDocument({
    status: response.status,
    type,
    lastModified,
    headers: Object.fromEntries(headers),
    body: Buffer.from(await response.arrayBuffer()),
    cacheTags: [...new Set(cacheTags)],
  });
}

/** A header's name as it is usually written. */
export function spelt(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}
