import type { HtmlConversion } from './convert-html';
import { isEditionPath, traditionalLanguage, traditionalPath } from './traditional';

/**
 * A finished feed → the same feed of the Traditional edition. Addresses are ASCII in feeds, so the text can be
 * converted as a whole; ids stay, because the item is the same one.
 */
export function convertFeed(feed: string, { convert, origin }: HtmlConversion): string {
  const address = new RegExp(`${origin.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(/[^\\s"'<>&\\\\]*)`, 'g');
  return convert(feed)
    .replace(address, (whole, path: string) => (isEditionPath(path) ? origin + traditionalPath(path) : whole))
    .replace(
      /(<language>|xml:lang="|"language":\s*")zh(?:-(?:hans|cn))?(?=[<"])/gi,
      `$1${traditionalLanguage}`,
    );
}
