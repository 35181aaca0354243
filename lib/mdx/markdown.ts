import type { Element, ElementContent } from 'hast';
import { defaultHandlers, type State, toMdast } from 'hast-util-to-mdast';
import type { BlockContent, Nodes, PhrasingContent, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';

/** Writing GitHub-flavoured Markdown. Text stays text: whatever could be read as syntax is escaped. */

/** Plain elements, as feeds have them, as blocks of Markdown. */
export function toBlocks(children: ElementContent[]): RootContent[] {
  const tree = toMdast({ type: 'root', children }, { document: true, handlers: { table: tableWithCaption } });
  return tree.type === 'root' ? tree.children : [];
}

/** Markdown has no captions: the caption of a table stands before it. */
function tableWithCaption(state: State, node: Element) {
  const table = defaultHandlers.table(state, node);
  const caption = node.children.find((child) => child.type === 'element' && child.tagName === 'caption');
  const words = caption ? textOf(caption).trim() : '';
  return words === '' ? table : [paragraph(strong(words)), table];
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

export function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

export function strong(value: string): PhrasingContent {
  return { type: 'strong', children: [text(value)] };
}

export function link(label: string, url: string): PhrasingContent {
  return { type: 'link', url, children: [text(label)] };
}

export function paragraph(...children: PhrasingContent[]): BlockContent {
  return { type: 'paragraph', children };
}

export function heading(depth: 1 | 2, label: string): BlockContent {
  return { type: 'heading', depth, children: [text(label)] };
}

export function writeMarkdown(children: RootContent[]): string {
  const root: Nodes = { type: 'root', children };
  // Columns cannot be aligned: Chinese characters are twice as wide.
  return toMarkdown(root, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    rule: '-',
  });
}
