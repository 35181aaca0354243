import type { Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Markup } from '@/lib/provenance/copy';

/** HTML parsed as browsers do it. */
export function markupOfHtml(html: string): Markup {
  const root: Root = fromHtml(html);
  return markupOf(root);
}

function markupOf(node: Nodes): Markup {
  if (node.type === 'text') return { name: '', text: node.value, attribute: () => undefined, children: [] };
  if (node.type !== 'element' && node.type !== 'root')
    return { name: `#${node.type}`, text: '', attribute: () => undefined, children: [] };
  const attribute = (name: string): string | undefined => {
    if (node.type !== 'element') return undefined;
    const value = node.properties[name === 'aria-hidden' ? 'ariaHidden' : name];
    return value === undefined || value === null || value === false ? undefined : String(value);
  };
  return {
    name: node.type === 'element' ? node.tagName : '#document',
    text: '',
    attribute,
    children: node.children.map(markupOf),
  };
}
