import type { HtmlConversion } from './convert-html';
import { isEditionPath, traditionalLanguage, traditionalPath } from './traditional';

/**
 * A finished feed → the same feed of the Traditional edition. Addresses are ASCII in feeds, so the text can be
 * converted as a whole; ids stay, because the item is the same one.
 */
export function convertFeed(feed: string, conversion: HtmlConversion): string {
  return leadAddresses(conversion.convert(feed), conversion).replace(
    /(<language>|xml:lang="|"language":\s*")zh(?:-(?:hans|cn))?(?=[<"])/gi,
    `$1${traditionalLanguage}`,
  );
}

/** The value of a feed's `Link` header, with the address of the feed in this edition. */
export function convertFeedLinks(link: string, conversion: HtmlConversion): string {
  return leadAddresses(link, conversion);
}

/** Leads absolute addresses of this site to this edition. A hub may stand on the same host: it has no editions. */
function leadAddresses(text: string, { origin, hubs = [] }: HtmlConversion): string {
  const address = new RegExp(`${origin.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(/[^\\s"'<>&\\\\]*)`, 'g');
  // In markup an address ends, for the pattern, where its first & was escaped.
  const kept = new Set(hubs.map((hub) => hub.split('&', 1)[0]));
  return text.replace(address, (whole, path: string) =>
    !kept.has(whole) && isEditionPath(path) ? origin + traditionalPath(path) : whole,
  );
}
