import { convertFeed } from './convert-feed';
import { convertHtml, type HtmlConversion } from './convert-html';

/** A finished document by its media type → the same of the Traditional edition; what has no text stays as it is. */
export function convertDocument(text: string, type: string, conversion: HtmlConversion): string {
  if (type.startsWith('text/html')) return convertHtml(text, conversion);
  return /\b(?:xml|json)\b/.test(type) ? convertFeed(text, conversion) : text;
}
