import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import { toString as textOf } from 'mdast-util-to-string';

/** The words of a piece of markup or of text with references, in one line. */
export function plainWords(markup: string): string {
  if (!/[<&]/.test(markup)) return markup.replace(/\s+/g, ' ').trim();
  return textOf(toMdast(fromHtml(markup, { fragment: true })))
    .replace(/\s+/g, ' ')
    .trim();
}
