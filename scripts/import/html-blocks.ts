import type { Element, Root } from 'hast';
import { defaultHandlers, type State, toMdast } from 'hast-util-to-mdast';
import type { Image, Nodes, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { isDangerousAddress } from '@/lib/mdx/address';
import { isPhrasing } from '@/lib/mdx/nodes';
import { ruby, scriptText } from './html-marks';
import { texts } from './texts';

/** Where addresses of the source lead in the tree that is written. */
export interface Addresses {
  /** Address as written → `/media/…`, for what was brought along. */
  media: ReadonlyMap<string, string>;
  /** What a link becomes; undefined when it cannot be one here. */
  link(href: string): string | undefined;
}

declare module 'mdast' {
  interface ImageData {
    component?: 'Figure' | 'Video' | 'Audio';
  }
}

/** Markup as blocks of Markdown; pictures and recordings are still images inside lines. */
export function toBlocks(tree: Root, addresses: Addresses, remarks: string[]): RootContent[] {
  const medium = (component: 'Figure' | 'Video' | 'Audio') => (_: State, node: Element) => {
    const src = addressOf(node) ?? '';
    const alt = String(node.properties.alt ?? '').trim();
    const url = addresses.media.get(src);
    if (url !== undefined) {
      const image: Image = { type: 'image', url, alt, data: { component } };
      return image;
    }
    const target = addresses.link(src);
    if (target === undefined || !/^https?:/i.test(target)) return undefined;
    const label = `${component === 'Figure' ? texts.pictureLabel : texts.mediaLabel}${alt ? `：${alt}` : ''}`;
    return { type: 'link' as const, url: target, children: [{ type: 'text' as const, value: label }] };
  };

  const anchor = (state: State, node: Element) => {
    const href = String(node.properties.href ?? '').trim();
    const inside = state.all(node);
    if (href === '') return inside;
    const url = isDangerousAddress(href) ? undefined : (addresses.media.get(href) ?? addresses.link(href));
    if (url === undefined) {
      remarks.push(href.startsWith('#') ? texts.anchor(href) : texts.badLink(href.slice(0, 120)));
      return inside;
    }
    const children = inside.filter(isPhrasing).filter(({ type }) => type !== 'link');
    // A link around blocks, or around what became a link itself, is no link in Markdown.
    if (children.length !== inside.length) return inside;
    return children.length === 0 ? undefined : { type: 'link' as const, url, children };
  };

  const figure = (state: State, node: Element) => {
    const captions = node.children.filter(isCaption);
    const rest = { ...node, children: node.children.filter((child) => !isCaption(child)) };
    const caption = captions
      .map((child) => textOf(toMdast(child)))
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
    const inside = state.all(rest);
    if (caption === '') return inside;
    const last = inside.flatMap(imagesIn).at(-1);
    if (last) last.title = caption;
    else inside.push({ type: 'paragraph', children: [{ type: 'text', value: caption }] });
    return inside;
  };

  const table = (state: State, node: Element) => {
    const cells = elementsIn(node, ['td', 'th']);
    // Tables that only lay out a page.
    if (cells.length < 2 || elementsIn(node, ['table']).length > 0) return state.all(asDivisions(node));
    nameColumns(node);
    if (
      cells.some(
        ({ properties }) => Number(properties.colSpan ?? 1) > 1 || Number(properties.rowSpan ?? 1) > 1,
      )
    )
      remarks.push(texts.span);
    const caption = elementsIn(node, ['caption'])
      .map((child) => textOf(toMdast(child)).trim())
      .join(' ');
    const written = defaultHandlers.table(state, node);
    if (caption === '') return written;
    return [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value: caption }] }, written];
  };

  const handlers = {
    a: anchor,
    img: medium('Figure'),
    video: medium('Video'),
    audio: medium('Audio'),
    figure,
    table,
    ruby,
    sub: scriptText('sub', remarks),
    sup: scriptText('sup', remarks),
  };
  const mdast = toMdast(tree, { document: true, handlers });
  return mdast.type === 'root' ? mdast.children : [];
}

/** `src` of a picture or recording, or of the first of its sources. */
export function addressOf(node: Element): string | undefined {
  const own = node.properties.src ?? elementsIn(node, ['source'])[0]?.properties.src;
  return typeof own === 'string' && own.trim() !== '' ? own.trim() : undefined;
}

export function elementsIn(node: Element | Root, names: readonly string[]): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return [...(names.includes(child.tagName) ? [child] : []), ...elementsIn(child, names)];
  });
}

const partsOfTables = new Set(['thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption']);

function asDivisions(node: Element): Element {
  const children = node.children.map((child) =>
    child.type === 'element' && partsOfTables.has(child.tagName) ? asDivisions(child) : child,
  );
  return { ...node, tagName: 'div', children };
}

/** Without header cells the first row is the header: Markdown has no table without one. */
function nameColumns(table: Element): void {
  const first = elementsIn(table, ['tr'])[0];
  if (!first || elementsIn(table, ['th']).length > 0) return;
  for (const cell of elementsIn(first, ['td'])) cell.tagName = 'th';
}

function isCaption(node: Element['children'][number]): boolean {
  return node.type === 'element' && node.tagName === 'figcaption';
}

function imagesIn(node: Nodes): Image[] {
  if (node.type === 'image') return [node];
  return 'children' in node ? node.children.flatMap(imagesIn) : [];
}
