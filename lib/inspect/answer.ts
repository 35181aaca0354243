import { type AddressBook, resolveAddress } from '@/lib/site/address';

/** Where an address of the site ends, and over how many redirects. */
export interface Answer {
  end: 'page' | 'missing' | 'gone' | 'loop' | 'elsewhere';
  hops: number;
  /** The last path on this site. */
  path: string;
}

/** Browsers give up after twenty; nobody needs five. */
const maxHops = 10;

/** Follows a path (percent-encoded, without query) as a browser would. */
export function followAddress(start: string, book: AddressBook, siteUrl: string): Answer {
  const visited = new Set<string>();
  let path = start;
  for (let hops = 0; hops <= maxHops; hops += 1) {
    if (visited.has(path)) return { end: 'loop', hops, path };
    visited.add(path);
    const address = resolveAddress(path, book);
    if (!address) return { end: 'missing', hops, path };
    if (address.kind === 'page' && address.status !== 200) {
      return { end: address.status === 410 ? 'gone' : 'missing', hops, path };
    }
    if (address.kind !== 'redirect') return { end: 'page', hops, path };
    const next = localPath(address.location, siteUrl);
    if (next === undefined) return { end: 'elsewhere', hops: hops + 1, path };
    path = next;
  }
  return { end: 'loop', hops: maxHops, path };
}

/** The path of an address on this site, relative to `base`; undefined when it is on another or no web address. */
export function localPath(href: string, siteUrl: string, base = '/'): string | undefined {
  try {
    const url = new URL(href, siteUrl + base);
    return url.origin === siteUrl ? url.pathname : undefined;
  } catch {
    return undefined;
  }
}

/** An address as people write it: letters of all scripts as they are. */
export function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
