import type { Element, ElementContent, Root as HtmlRoot } from 'hast';

/** A headline of a body that its table of contents leads to. */
export interface OutlineEntry {
  id: string;
  text: string;
  level: 2 | 3;
}

/** A piece with fewer headlines is read through, not looked things up in. */
export const contentsFrom = 4;

/**
 * A link to an id of the same page. Ids of Chinese headlines are Chinese, and links hold letters as they are (WHATWG
 * URL, 4.3, URL code points): percent-encoded, the list of contents would weigh three times as much.
 */
export function fragmentOf(id: string): string {
  return `#${id.replace(/[^\p{L}\p{N}_-]/gu, encodeURIComponent)}`;
}

/**
 * rehype plugin, after the ids are set: fills `outline` with the headlines of the running text (levels 2 and 3). Those
 * inside boxes and quotes, and the title of the footnotes, are no parts of the piece.
 */
export function collectOutline(outline: OutlineEntry[]) {
  return (tree: HtmlRoot) => {
    for (const node of tree.children) {
      if (node.type !== 'element' || (node.tagName !== 'h2' && node.tagName !== 'h3')) continue;
      const text = visibleText(node).trim();
      const { id } = node.properties;
      if (typeof id === 'string' && text !== '')
        outline.push({ id, text, level: node.tagName === 'h2' ? 2 : 3 });
    }
  };
}

/** Words of a headline without the numbers of its footnotes. */
function visibleText(node: Element | ElementContent): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (node.type === 'element' && node.tagName === 'sup')) return '';
  return node.children.map(visibleText).join('');
}
