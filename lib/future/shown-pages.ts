import type { Newsroom } from '@/lib/revalidate/newsroom';
import { type Address, defaultEdition, resolveAddress } from '@/lib/site/address';
import { addressBookOf } from '@/lib/site/address-book';

/** Kinds of pages that can be looked at as of another moment, by the first part of their inner path. */
export const shownKinds = [
  'front',
  'section',
  'list',
  'article',
  'static',
  'archive',
  'tags',
  'sources',
  'authors',
  'topics',
  'corrections',
  'site-map',
  'search',
  'gone',
  'not-found',
] as const;

export type ShownKind = (typeof shownKinds)[number];

/** What stands at an address of the site at the moment of a newsroom. */
export type ShownPage =
  | { kind: ShownKind; parts: string[]; status: number }
  | { kind: 'redirect'; location: string };

function isShownKind(kind: string): kind is ShownKind {
  const kinds: readonly string[] = shownKinds;
  return kinds.includes(kind);
}

function pageOf(address: Exclude<Address, { kind: 'handler' }>): ShownPage | undefined {
  if (address.kind === 'redirect') return { kind: 'redirect', location: address.location };
  if (address.edition) return undefined;
  const [, edition, kind = '', ...parts] = address.route.split('/').map(decodeURIComponent);
  if (edition !== defaultEdition || !isShownKind(kind)) return undefined;
  return { kind, parts, status: address.kind === 'page' ? address.status : 200 };
}

/**
 * @param path percent-encoded, without query
 * @returns undefined for what is no page, or one that is only there as it is now: files, feeds, APIs, the other edition
 */
export function shownPageAt(newsroom: Newsroom, path: string): ShownPage | undefined {
  const address = resolveAddress(path, addressBookOf(newsroom));
  return address && address.kind !== 'handler' ? pageOf(address) : undefined;
}
