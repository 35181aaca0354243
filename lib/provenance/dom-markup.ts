import type { Markup } from './copy';

/** A document that the browser parsed. Never one of the page itself: `DOMParser` runs no scripts and loads nothing. */
export function markupOfNode(node: Node): Markup {
  const element = node instanceof Element ? node : undefined;
  return {
    name: node.nodeType === Node.TEXT_NODE ? '' : (element?.localName ?? `#${node.nodeType}`),
    text: node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : '',
    attribute: (name) => element?.getAttribute(name) ?? undefined,
    children: node.nodeType === Node.COMMENT_NODE ? [] : Array.from(node.childNodes, markupOfNode),
  };
}
