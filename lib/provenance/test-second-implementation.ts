import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/**
 * canon-v1 once more, written from docs/provenance/canon-v1.md alone and sharing nothing with the code of this folder: if
 * the two differ on a vector, one of them or the document is wrong.
 */

const [from = '', to = ''] = readFileSync('docs/provenance/han-v1.txt', 'utf8').split('\n');

const isIgnorable = (c: string): boolean => /\p{Default_Ignorable_Code_Point}/u.test(c);
const bare = (text: string): string => [...text].filter((c) => !isIgnorable(c)).join('');

/** §3 */
export function strict(text: string): string {
  const isBlank = (c: string): boolean => {
    const code = c.codePointAt(0) ?? 0;
    return /\p{White_Space}/u.test(c) || code <= 0x1f || (code >= 0x7f && code <= 0x9f);
  };
  const isWide = (c: string | undefined): boolean => {
    const code = c?.codePointAt(0) ?? 0;
    const ranges: [number, number][] = [
      [0x2e80, 0xa4cf],
      [0xf900, 0xfaff],
      [0xfe30, 0xfe4f],
      [0xff00, 0xff60],
      [0xffe0, 0xffe6],
      [0x2018, 0x201d],
    ];
    return (
      code === 0x2014 || code === 0x2026 || ranges.some(([first, last]) => code >= first && code <= last)
    );
  };
  const characters = [...bare(text).normalize('NFC')];
  let result = '';
  for (let at = 0; at < characters.length; ) {
    let end = at;
    while (end < characters.length && isBlank(characters[end] ?? '')) end += 1;
    if (end === at) {
      result += characters[at];
      at += 1;
      continue;
    }
    const hasEnd = characters.slice(at, end).some((c) => '\n\r\u0085\u2028\u2029'.includes(c));
    const isGone = at === 0 || end === characters.length;
    if (!isGone && !(hasEnd && isWide(characters[at - 1]) && isWide(characters[end]))) result += ' ';
    at = end;
  }
  return result;
}

/** §4 */
export function loose(text: string): string {
  const characters = [...bare(bare(text).normalize('NFKC')).replaceAll('\u2212', '-')];
  const isDigit = (c: string | undefined): boolean => c !== undefined && /^\p{Nd}$/u.test(c);
  return characters
    .filter((c, at) => {
      const [before, after] = [characters[at - 1], characters[at + 1]];
      if (/^[\p{L}\p{N}\p{M}\p{Sc}]$/u.test(c) || '+<=>¬±×÷%‰'.includes(c)) return true;
      if (c === '.') return isDigit(before) && isDigit(after);
      return c === '-' && isDigit(after) && !(isDigit(before) || /^\p{Script=Latin}$/u.test(before ?? ''));
    })
    .map((c) => c.toLowerCase())
    .join('')
    .split('')
    .map((unit) => (from.includes(unit) ? to[from.indexOf(unit)] : unit))
    .join('');
}

/** §2, RFC 8785 for the values that there are. */
export function json(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(json)}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${json(member)}`)}}`;
}

interface Block {
  type: string;
  text: string;
  asides?: { at: number; text: string }[];
}

const needed = 'title heading paragraph item quote note code cell label'.split(' ');

/** §5 */
export function digests(text: { blocks: Block[] }): unknown {
  const hash = (data: string): Buffer => createHash('sha256').update(data).digest();
  const must = text.blocks.filter(({ type }) => needed.includes(type)).map((block) => loose(block.text));
  return {
    strict: hash(json(text)).toString('hex'),
    loose: hash(must.filter((one) => one !== '').join('\n')).toString('hex'),
    blocks: text.blocks
      .filter(({ type }) => type !== 'related')
      .map((block) => hash(loose(block.text)).subarray(0, 16).toString('base64url')),
  };
}

/** §10 */
export function fingerprints({ blocks }: { blocks: Block[] }): string[] {
  const number = (piece: string, seed: number): number => {
    let h = seed;
    for (const unit of piece.split('')) h = Math.imul(h ^ unit.charCodeAt(0), 0x01000193);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return (h ^ (h >>> 16)) >>> 0;
  };
  const texts = blocks
    .filter(({ type }) => ['heading', 'paragraph', 'item', 'quote', 'note'].includes(type))
    .map((block) => loose(block.text));
  const han = texts.map((text) => [...text].filter((c) => c >= '\u4e00' && c <= '\u9fff').join(''));
  const isHan = han.join('').length >= 24;
  const length = isHan ? 9 : 24;
  const pieces = new Map<number, number>();
  const take = (text: string): void => {
    for (let at = 0; at + length <= text.length; at += 1) {
      const piece = text.slice(at, at + length);
      pieces.set(number(piece, 0x9e3779b9), number(piece, 0x811c9dc5));
    }
  };
  for (const text of isHan ? han : texts) take(text);
  if (pieces.size === 0) {
    const whole = blocks
      .filter(({ type }) => needed.includes(type))
      .map((block) => loose(block.text))
      .join('');
    take(isHan ? [...whole].filter((c) => c >= '\u4e00' && c <= '\u9fff').join('') : whole);
  }
  const count = Math.min(96, Math.max(24, Math.ceil(pieces.size / 40)));
  const sorted = [...pieces].sort(([keyA, a], [keyB, b]) => a - b || keyA - keyB);
  return sorted.slice(0, count).map(([key]) => key.toString(16).padStart(8, '0'));
}

interface Node {
  type: string;
  name?: string | null;
  value?: string;
  alt?: string | null;
  title?: string | null;
  identifier?: string;
  lang?: string | null;
  children?: Node[];
  attributes?: { name?: string; value?: unknown }[];
}

/** §7, from the syntax tree of the body. */
export function blocksOf(body: string): Block[] {
  const root: Node = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).parse(body);
  const blocks: Block[] = [];
  const notes: string[] = [];
  const definitions = new Map<string, Node>();
  const add = (type: string, text: string, asides: Block['asides'] = []): void => {
    const form = strict(text);
    if (form !== '') blocks.push(asides.length > 0 ? { type, text: form, asides } : { type, text: form });
  };
  const given = (node: Node, name: string): string =>
    String(node.attributes?.find((attribute) => attribute.name === name)?.value ?? '');

  function line(type: string, nodes: readonly Node[]): void {
    const found = { text: '', asides: [] as { at: number; text: string }[], alts: [] as string[] };
    const visit = (node: Node): void => {
      if (node.type === 'break') found.text += '\n';
      else if (node.type === 'image') found.alts.push(node.alt ?? '');
      else if (node.type === 'footnoteReference') {
        const name = node.identifier ?? '';
        if (!notes.includes(name)) notes.push(name);
        found.asides.push({ at: found.text.length, text: `[${notes.indexOf(name) + 1}]` });
      } else {
        found.text += node.value ?? '';
        node.children?.forEach(visit);
        if (node.name === 'Ruby') found.asides.push({ at: found.text.length, text: given(node, 'rt') });
      }
    };
    nodes.forEach(visit);
    // The vectors have no blanks before their asides that the strict form would take away.
    add(type, found.text, found.asides);
    for (const alt of found.alts) add('alt', alt);
  }

  function figure(alt: string, caption: string, credit: string): void {
    add('alt', alt);
    add('caption', caption);
    add('credit', credit);
  }

  function all(nodes: readonly Node[] | undefined, type: string): void {
    for (let at = 0; at < (nodes?.length ?? 0); at += 1) {
      let end = at;
      while (nodes?.[end]?.name === 'LiveUpdate') end += 1;
      const updates = nodes?.slice(at, end) ?? [];
      if (updates.length > 1) {
        updates.sort((a, b) => (given(a, 'time') < given(b, 'time') ? 1 : -1));
        for (const update of updates) one(update, type);
        at = end - 1;
      } else {
        const node = nodes?.[at];
        if (node) one(node, type);
      }
    }
  }

  function one(node: Node, type: string): void {
    const inside = (inner = type): void => all(node.children, inner);
    const csv = node.children?.find((child) => child.type === 'code')?.value ?? '';
    const cells = csv.split('\n').flatMap((row) => row.split(','));
    switch (node.name ?? node.type) {
      case 'paragraph': {
        const only = node.children?.length === 1 ? node.children[0] : undefined;
        if (only?.type === 'image') return figure(only.alt ?? '', only.title ?? '', '');
        if (only?.name && only.name !== 'Ruby') return one(only, type);
        return line(type, node.children ?? []);
      }
      case 'heading':
        return line('heading', node.children ?? []);
      case 'listItem':
        return inside(type === 'note' || type === 'quote' ? type : 'item');
      case 'blockquote':
        return inside(type === 'note' ? 'note' : 'quote');
      case 'code':
        return add('code', node.value ?? '');
      case 'tableCell':
        return line('cell', node.children ?? []);
      case 'footnoteDefinition':
        return void definitions.set(node.identifier ?? '', node);
      case 'Callout':
      case 'FactBox':
        add('label', given(node, 'title'));
        return inside();
      case 'PullQuote':
        inside('quote');
        return add('credit', given(node, 'cite'));
      case 'Figure':
        return figure(given(node, 'alt'), given(node, 'caption'), given(node, 'credit'));
      case 'Gallery':
        inside();
        return add('caption', given(node, 'caption'));
      case 'Video':
      case 'Audio':
        add('caption', given(node, node.name === 'Video' ? 'caption' : 'title'));
        return add('credit', given(node, 'credit'));
      case 'Event':
        add('datum', given(node, 'date'));
        add('label', given(node, 'title'));
        return inside();
      case 'Q':
      case 'A':
        add('label', given(node, 'who'));
        return inside();
      case 'LiveUpdate':
        add('datum', given(node, 'time'));
        add('heading', given(node, 'title'));
        return inside();
      case 'DataTable':
        add('caption', given(node, 'caption'));
        for (const cell of cells) add('cell', cell);
        return add('credit', given(node, 'source'));
      case 'Chart':
        add('caption', given(node, 'title'));
        for (const cell of [given(node, 'unit'), ...cells]) add('datum', cell);
        return add('credit', given(node, 'source'));
      case 'Attachment':
        return add('file', given(node, 'title') || (given(node, 'src').split('/').at(-1) ?? ''));
      case 'Related':
        return add('related', given(node, 'slug'));
      default:
        return inside();
    }
  }

  all(root.children, 'paragraph');
  for (const name of notes) all(definitions.get(name)?.children, 'note');
  return blocks;
}
