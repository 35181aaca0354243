import { domainToUnicode } from 'node:url';
import { fromTraditional } from '@/lib/edition/traditional';
import { readDraft } from '@/lib/preview/draft';
import { previewedBy } from '@/lib/preview/grant';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { returnPath } from '@/lib/site/reading';
import { leavePath, outboundAddress } from './outbound';

/**
 * The address that the notice may lead to: one that something linked to which this reader may see. Nothing else, so that
 * the notice vouches for no address that editors did not publish (docs/decisions/0023-leaving-notice.md).
 * @param to values of that name in the query; several say nothing for certain
 * @param cookies the raw Cookie header: the links of a draft are known to whoever previews it
 */
export async function findDestination(
  newsroom: Newsroom,
  to: readonly string[],
  cookies: string | undefined,
): Promise<string | undefined> {
  const address = to.length === 1 ? outboundAddress(to[0] ?? '') : undefined;
  if (address === undefined) return undefined;
  const { queries, settings } = newsroom;
  const documents = [...settings.topics(), ...settings.pages()].filter(({ published }) => published);
  if (queries.isLinkedTo(address) || documents.some(({ outbound }) => outbound.includes(address)))
    return address;
  const previewed = await previewedBy(newsroom, cookies);
  const draft = previewed === undefined ? undefined : readDraft(newsroom, previewed);
  return draft?.outbound.includes(address) ? address : undefined;
}

/** An address in the parts that a reader should tell apart. */
export interface AddressParts {
  before: string;
  /** As it is looked up: an IDN as punycode, in which no character can pass for another. */
  host: string;
  after: string;
  /** The host with its own characters, where it has others than ASCII. */
  unicodeHost?: string;
}

export function partsOf(address: string): AddressParts {
  const { host, hostname, pathname, search, hash } = new URL(address);
  const after = pathname + search + hash;
  const before = address.slice(0, address.length - after.length - host.length);
  const unicode = domainToUnicode(hostname);
  return { before, host, after, ...(unicode !== hostname && unicode !== '' && { unicodeHost: unicode }) };
}

/**
 * The page of this site that the reader came from, as an address of the default edition (a page of another one leads its
 * links there by itself); the front page when that is not known.
 */
export function wayBack(referer: string | null, host: string | null): string {
  const [from = '/', query] = returnPath(referer, host).split('?', 2);
  const path = fromTraditional(from) ?? from;
  if (path === leavePath) return '/';
  return query === undefined ? path : `${path}?${query}`;
}
