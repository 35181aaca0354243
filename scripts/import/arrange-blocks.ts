import type { Image, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { isBlank, isPhrasing } from '@/lib/mdx/nodes';
import './html-blocks';

/** The shape of a body: pictures stand as components between paragraphs, headlines begin at the second level. */
export function arrangeBlocks(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    switch (node.type) {
      case 'paragraph':
        return split(node.children).flatMap((part): RootContent[] =>
          Array.isArray(part) ? trimmed(part) : [componentOf(part)],
        );
      case 'heading': {
        const parts = split(node.children);
        const children = trimmed(parts.filter((part) => Array.isArray(part)).flat()).flatMap(
          (p) => p.children,
        );
        const depth = node.depth === 1 ? 2 : node.depth;
        const pictures = parts.flatMap((part) => (Array.isArray(part) ? [] : [componentOf(part)]));
        return [...(children.length > 0 ? [{ ...node, depth, children }] : []), ...pictures];
      }
      case 'table':
        for (const row of node.children)
          for (const cell of row.children) cell.children = cellLine(cell.children);
        return [node];
      case 'list':
        for (const item of node.children) item.children = blocksOnly(arrangeBlocks(item.children));
        node.children = node.children.filter(({ children }) => children.length > 0);
        return node.children.length > 0 ? [node] : [];
      case 'blockquote':
        node.children = blocksOnly(arrangeBlocks(node.children));
        return node.children.length > 0 ? [node] : [];
      case 'html':
        return [];
      default:
        return isPhrasing(node) ? arrangeBlocks([{ type: 'paragraph', children: [node] }]) : [node];
    }
  });
}

type Part = PhrasingContent[] | Image;

/** A line cut at its pictures; marks around a picture go on around the words before and after it. */
function split(nodes: readonly PhrasingContent[]): Part[] {
  const parts: Part[] = [];
  const add = (node: PhrasingContent) => {
    const last = parts.at(-1);
    if (Array.isArray(last)) last.push(node);
    else parts.push([node]);
  };
  for (const node of nodes) {
    if (node.type === 'image') parts.push(node);
    else if (
      node.type === 'link' ||
      node.type === 'strong' ||
      node.type === 'emphasis' ||
      node.type === 'delete'
    ) {
      for (const part of split(node.children)) {
        if (!Array.isArray(part)) parts.push(part);
        else if (part.some((child) => !isBlank(child))) add({ ...node, children: part });
        else for (const child of part) add(child);
      }
    } else add(node);
  }
  return parts;
}

function componentOf({ url, alt, title, data }: Image): RootContent {
  const name = data?.component ?? 'Figure';
  const pairs: [string, string | null | undefined][] = [
    ['src', url],
    ['alt', name === 'Figure' ? alt || title : undefined],
    [name === 'Audio' ? 'title' : 'caption', title],
  ];
  const attributes = pairs.flatMap(([key, value]) =>
    value ? [{ type: 'mdxJsxAttribute' as const, name: key, value }] : [],
  );
  return { type: 'mdxJsxFlowElement', name, attributes, children: [] };
}

/** Old pages indent by blanks and space by empty paragraphs and line breaks: none of that is text. */
function trimmed(children: readonly PhrasingContent[]): Paragraph[] {
  const line = [...children];
  const isSpace = (node: PhrasingContent | undefined) => node && (isBlank(node) || node.type === 'break');
  while (isSpace(line[0])) line.shift();
  while (isSpace(line.at(-1))) line.pop();
  const [first] = line;
  const last = line.at(-1);
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return line.length > 0 ? [{ type: 'paragraph', children: line }] : [];
}

/** Blocks in a cell become one line. */
function cellLine(nodes: readonly Nodes[]): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    if (node.type === 'break') return [{ type: 'text', value: ' ' }];
    if (isPhrasing(node)) return [node];
    if (!('children' in node)) return 'value' in node ? [{ type: 'text', value: node.value }] : [];
    return [...(index > 0 ? [{ type: 'text' as const, value: ' ' }] : []), ...cellLine(node.children)];
  });
}

type Block = Extract<RootContent, { type: 'blockquote' }>['children'][number];

function blocksOnly(nodes: readonly RootContent[]): Block[] {
  return nodes.filter(
    (node): node is Block =>
      !isPhrasing(node) && !['tableRow', 'tableCell', 'listItem', 'yaml', 'mdxjsEsm'].includes(node.type),
  );
}
