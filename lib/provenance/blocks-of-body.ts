import type { Element } from 'hast';
import { parseCsv } from '@/lib/mdx/csv';
import type { FeedNode } from '@/lib/mdx/feed-tree';
import { fileName } from '@/lib/mdx/file-size';
import type { Aside, Block, BlockType } from './canonical';
import { strictText } from './normalise';

type Component = Extract<FeedNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/**
 * The blocks of a body, canon-v1 §7.
 * @param nodes the body as the index keeps it, see lib/mdx/feed-tree.ts
 * @param readFile text of a file by its address; undefined when it is not there
 */
export function blocksOfBody(
  nodes: readonly FeedNode[],
  readFile: (src: string) => string | undefined,
): Block[] {
  const reader = new BodyReader(readFile);
  reader.readAll(nodes, 'paragraph');
  return reader.blocks;
}

/** A block of this text; none when nothing is left of it in strict form. */
export function blockOf(type: BlockType, text: string): Block[] {
  const strict = strictText(text);
  return strict === '' ? [] : [{ type, text: strict }];
}

const lineTags = new Set('a abbr b br code del em i img input s span strong sub sup'.split(' '));

/** A line of text that is being read: its words, and what stands in it without being part of it. */
interface Line {
  text: string;
  asides: Aside[];
  pictures: string[];
}

class BodyReader {
  readonly blocks: Block[] = [];
  private line: Line = { text: '', asides: [], pictures: [] };

  constructor(private readonly readFile: (src: string) => string | undefined) {}

  readAll(nodes: readonly FeedNode[], type: BlockType): void {
    for (const node of nodes) this.read(node, type);
    this.flush(type);
  }

  private read(node: FeedNode, type: BlockType): void {
    if (node.type === 'text') this.line.text += node.value;
    else if (node.type === 'mdxJsxTextElement' || (isComponent(node) && node.name === 'Ruby'))
      this.ruby(node, type);
    else if (isComponent(node)) {
      this.flush(type);
      this.component(node, type);
    } else if (node.type === 'element') this.element(node, type);
  }

  private element(node: Element, type: BlockType): void {
    const { tagName, properties, children } = node;
    if (lineTags.has(tagName)) return this.inline(node, type);
    this.flush(type);
    if (tagName === 'section' && properties.dataFootnotes !== undefined) {
      this.readAll(
        children.filter((child) => child.type !== 'element' || child.tagName !== 'h2'),
        'note',
      );
    } else if (/^h[1-6]$/.test(tagName)) this.readAll(children, 'heading');
    else if (tagName === 'li') this.readAll(children, type === 'note' || type === 'quote' ? type : 'item');
    else if (tagName === 'blockquote') this.readAll(children, type === 'note' ? 'note' : 'quote');
    else if (tagName === 'pre') this.readAll(children, 'code');
    else if (tagName === 'th' || tagName === 'td') this.readAll(children, 'cell');
    else this.readAll(children, type);
  }

  private inline({ tagName, properties, children }: Element, type: BlockType): void {
    if (properties.dataFootnoteBackref !== undefined || tagName === 'input') return;
    if (properties.dataFootnoteRef !== undefined) {
      this.line.asides.push({ at: this.line.text.length, text: `[${textOf(children)}]` });
    } else if (tagName === 'br') this.line.text += '\n';
    else if (tagName === 'img') this.line.pictures.push(String(properties.alt ?? ''));
    else for (const child of children) this.read(child, type);
  }

  private ruby(node: Component, type: BlockType): void {
    for (const child of node.children) this.read(child, type);
    const reading = attributeOf(node, 'rt');
    if (reading !== '') this.line.asides.push({ at: this.line.text.length, text: reading });
  }

  private flush(type: BlockType): void {
    const { text, asides, pictures } = this.line;
    this.line = { text: '', asides: [], pictures: [] };
    for (const block of blockOf(type, text)) {
      const placed = asides.flatMap(({ at, text: aside }) => {
        const strict = strictText(aside);
        return strict === '' ? [] : [{ at: placeIn(block.text, text.slice(0, at)), text: strict }];
      });
      this.blocks.push(placed.length === 0 ? block : { ...block, asides: placed });
    }
    for (const alt of pictures) this.add('alt', alt);
  }

  private add(type: BlockType, text: string): void {
    this.blocks.push(...blockOf(type, text));
  }

  private component(node: Component, type: BlockType): void {
    const get = (name: string): string => attributeOf(node, name);
    const inside = (inner: BlockType): void => this.readAll(node.children, inner);
    switch (node.name) {
      case 'Callout':
      case 'FactBox':
        this.add('label', get('title'));
        return inside(type);
      case 'PullQuote':
        inside('quote');
        return this.add('credit', get('cite'));
      case 'Figure':
        this.add('alt', get('alt'));
        this.add('caption', get('caption'));
        return this.add('credit', get('credit'));
      case 'Gallery':
        inside(type);
        return this.add('caption', get('caption'));
      case 'Video':
        this.add('caption', get('caption'));
        return this.add('credit', get('credit'));
      case 'Audio':
        this.add('caption', get('title'));
        return this.add('credit', get('credit'));
      case 'Event':
        this.add('datum', get('date'));
        this.add('label', get('title'));
        return inside(type);
      case 'Q':
      case 'A':
        this.add('label', get('who'));
        return inside(type);
      case 'LiveUpdate':
        this.add('datum', get('time'));
        this.add('heading', get('title'));
        return inside(type);
      case 'DataTable':
        this.add('caption', get('caption'));
        this.table(node, 'cell');
        return this.add('credit', get('source'));
      case 'Chart':
        this.add('caption', get('title'));
        this.add('datum', get('unit'));
        this.table(node, 'datum');
        return this.add('credit', get('source'));
      case 'Attachment':
        return this.add('file', get('title') || fileName(get('src')));
      case 'Related':
        return this.add('related', get('slug'));
      default:
        return inside(type);
    }
  }

  private table(node: Component, type: 'cell' | 'datum'): void {
    const [csv, src] = [attributeOf(node, 'csv'), attributeOf(node, 'src')];
    const table = parseCsv(csv !== '' ? csv : src === '' ? undefined : this.readFile(src));
    for (const cell of table ? [table.header, ...table.rows].flat() : []) this.add(type, cell);
  }
}

function isComponent(node: FeedNode): node is Component {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function attributeOf(node: Component, name: string): string {
  for (const attribute of node.attributes) {
    if (
      attribute.type === 'mdxJsxAttribute' &&
      attribute.name === name &&
      typeof attribute.value === 'string'
    )
      return attribute.value;
  }
  return '';
}

function textOf(nodes: readonly FeedNode[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : 'children' in node ? textOf(node.children) : ''))
    .join('');
}

/** Where in a strict text the part ends that was made from `before`: after as many signs that are no blanks. */
function placeIn(strict: string, before: string): number {
  let left = strictText(before).replaceAll(' ', '').length;
  let at = 0;
  while (left > 0 && at < strict.length) {
    if (strict[at] !== ' ') left -= 1;
    at += 1;
  }
  return at;
}
