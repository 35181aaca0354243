import { normalizeUri } from 'micromark-util-sanitize-uri';
import { isExternalAddress } from '@/lib/mdx/address';
import type { BodyReferences } from '@/lib/mdx/references';

export const leavePath = '/leave';

/** Of the notice before another site. */
export function leaveUrl(address: string): string {
  return `${leavePath}?to=${encodeURIComponent(address)}`;
}

/** Longest address that can be asked for in a query, encoded once more (the server takes targets of 8,192 octets). */
const maxEncoded = 8000;

/**
 * The one form in which a web address of content is kept, linked to and compared: as the renderer encodes it, then as the
 * URL Standard writes it. It holds ASCII only; the host of an IDN is punycode. An address without scheme gets https.
 * Undefined for everything that is no http or https address of a host, and for one too long to be asked for.
 */
export function outboundAddress(href: string): string | undefined {
  if (!isExternalAddress(href)) return undefined;
  const encoded = normalizeUri(href);
  if (!URL.canParse(encoded, 'https://host.invalid')) return undefined;
  const { protocol, href: address } = new URL(encoded, 'https://host.invalid');
  if (!/^https?:$/.test(protocol) || encodeURIComponent(address).length > maxEncoded) return undefined;
  return address;
}

/** Every outbound address that a document links to, each once: of its body, and `others` of its front matter. */
export function outboundAddresses(
  { links, media }: BodyReferences,
  others: readonly (string | undefined)[] = [],
): string[] {
  const written = [...links.map(({ href }) => href), ...media.map(({ src }) => src), ...others];
  return [...new Set(written.flatMap((href) => (href && outboundAddress(href)) ?? []))];
}

/** Whether a host is the institution's own: SITE_URL's, or one of `ownSites` or below it. */
function isOwn(host: string, siteHost: string, ownSites: readonly string[]): boolean {
  return host === siteHost || ownSites.some((own) => host === own || host.endsWith(`.${own}`));
}

/** A link that leaves the institution's sites. */
export interface Outbound {
  address: string;
  /** Where it leads first, on a site that tells its readers. */
  notice?: string;
}

export type FindOutbound = (href: string) => Outbound | undefined;

export interface SiteBounds {
  siteUrl: string;
  /** Host names in lower case, IDN as punycode. */
  ownSites: readonly string[];
  /** Whether links pass the notice. */
  notice: boolean;
}

/** What becomes of a link of content; undefined for one that stays on the institution's sites. */
export function findOutbound(href: string, { siteUrl, ownSites, notice }: SiteBounds): Outbound | undefined {
  const address = outboundAddress(href);
  if (address === undefined) return undefined;
  const host = new URL(address).hostname.replace(/\.$/, '');
  if (isOwn(host, new URL(siteUrl).hostname, ownSites)) return undefined;
  return notice ? { address, notice: leaveUrl(address) } : { address };
}
