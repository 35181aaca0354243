import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { isInlineComponent } from '@/lib/mdx/components';
import { childrenOf, isJsx, isPhrasing, type JsxElement } from '@/lib/mdx/nodes';
import { parseBody } from '@/lib/mdx/parse-body';
import { lineStarts, placeOf } from './source-segment';
import type { Segment } from './types';

/** Stands for what is no text. */
const opaque = '\uFFFC';

const readableAttributes = new Set(['who', 'title', 'alt', 'caption', 'credit', 'cite', 'source']);

/**
 * The text of a body, block by block, in reading order; every character is traced back to the body as written.
 * Code is left out. Never throws.
 * @param bodyLine lines of the file before the body
 */
export function bodySegments(body: string, bodyLine: number): Segment[] {
  return new Reader(body, bodyLine).read();
}

class Reader {
  private readonly starts: number[];
  private readonly segments: Segment[] = [];

  constructor(
    private readonly body: string,
    private readonly bodyLine: number,
  ) {
    this.starts = lineStarts(body);
  }

  read(): Segment[] {
    this.block(parseBody(this.body).tree);
    return this.segments;
  }

  private block(node: Nodes): void {
    if (isJsx(node)) this.attributes(node);
    const children = childrenOf(node);
    if (children.some(isPhrasing)) {
      const written = new Written(this.body);
      for (const child of children) this.inline(child, written);
      this.add(node.type === 'heading' ? 'heading' : 'text', written);
    } else {
      for (const child of children) this.block(child);
    }
  }

  private inline(node: Nodes, written: Written): void {
    if (node.type === 'text') return written.text(node);
    if (node.type === 'footnoteReference') return;
    if (node.type === 'break') return written.put('\n', node.position?.start.offset ?? 0);
    if (node.type === 'image' || node.type === 'imageReference') this.alt(node);
    if (isJsx(node)) this.attributes(node);
    const plain = ['emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(node.type);
    const address = node.type === 'link' && /^(?:https?:\/\/|www\.)|^[^\s@]+@[^\s@]+$/i.test(textOf(node));
    const inside = isJsx(node) || (plain && !address);
    const apart = !plain && !(isJsx(node) && node.name !== null && isInlineComponent(node.name));
    if (apart || !inside) written.put(opaque, node.position?.start.offset ?? 0);
    if (inside) for (const child of childrenOf(node)) this.inline(child, written);
    if (apart) written.put(opaque, node.position?.end.offset ?? 0);
  }

  private add(kind: Segment['kind'], { characters, offsets, partial }: Traced, name?: string): void {
    if (characters.trim() === '') return;
    const placeAt = (index: number) => placeOf(this.starts, offsets[index] ?? 0, this.bodyLine);
    this.segments.push({ kind, name, text: characters, partial, placeAt });
  }

  private attributes(node: JsxElement): void {
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue;
      const start = attribute.position?.start.offset;
      if (start === undefined || !readableAttributes.has(attribute.name)) continue;
      this.quoted('attribute', attribute.name, start, attribute.position?.end.offset, attribute.value);
    }
  }

  private alt(node: Extract<Nodes, { type: 'image' | 'imageReference' }>): void {
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || !node.alt) return;
    this.quoted('attribute', 'alt', start.offset, end?.offset, node.alt);
  }

  /** A value that stands between two offsets; one that is written with references is placed at its beginning. */
  private quoted(
    kind: Segment['kind'],
    name: string,
    start: number,
    end: number | undefined,
    value: string,
  ): void {
    const at = this.body.slice(start, end).indexOf(value);
    const offsets = Array.from({ length: value.length }, () => start);
    const exact = Array.from({ length: value.length }, (_, index) => start + at + index);
    this.add(kind, { characters: value, offsets: at < 0 ? offsets : exact, partial: false }, name);
  }
}

/** Characters of a block, each with its offset in the body. */
interface Traced {
  characters: string;
  offsets: readonly number[];
  partial: boolean;
}

class Written implements Traced {
  characters = '';
  offsets: number[] = [];
  partial = false;

  constructor(private readonly body: string) {}

  put(character: string, offset: number): void {
    this.characters += character;
    this.offsets.push(offset);
  }

  text({ position }: Extract<Nodes, { type: 'text' }>): void {
    const start = position?.start.offset;
    const end = position?.end.offset;
    if (start === undefined || end === undefined) {
      // Text beside an address that was found in the finished tree.
      this.partial = true;
      this.put(opaque, 0);
      return;
    }
    for (let at = start; at < end; at += 1) {
      const character = this.body[at] ?? '';
      if (character === '\\' && /[!-/:-@[-`{-~]/.test(this.body[at + 1] ?? '')) continue;
      this.put(character, at);
      if (character !== '\n') continue;
      while (at + 1 < end && /[ \t>]/.test(this.body[at + 1] ?? '')) at += 1;
    }
  }
}
