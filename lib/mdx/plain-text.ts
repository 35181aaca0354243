import type { Nodes } from 'mdast';
import { parseCsv } from './csv';
import { childrenOf, getAttribute, isJsx, isPhrasing, type JsxElement } from './nodes';
import { parseBody } from './parse-body';

export interface PlainText {
  /** Everything a reader can read, a block a line. */
  text: string;
  /** The first paragraph of running text (or of the Lead); empty when there is none. */
  firstParagraph: string;
  headings: string[];
}

/** Attributes that readers see, in the order in which they are read. `rt` is left out: it would split the words. */
const readableAttributes = [
  'time',
  'date',
  'who',
  'title',
  'alt',
  'caption',
  'credit',
  'cite',
  'unit',
  'source',
];

/** What the line-by-line reader does not understand: components, escapes, character references, link definitions. */
const needsParser =
  /[<{\\]|&(?:#\w+|\w+);|^[ \t>]*\[(?!\^)[^\]\n]+\]:|^(?:import|export)\b|^[ \t]*[-*+] {5}/m;

/**
 * The words of a body without any syntax, for search and summaries. Bodies of plain Markdown take a short way
 * (about 0.1 ms); bodies with components are parsed. Never throws.
 */
export function plainText(body: string): PlainText {
  return needsParser.test(body) ? readTree(body) : readLines(body);
}

const cjk = '\\u2e80-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\u2014\\u2018-\\u201d\\u2026';
const softBreak = new RegExp(`(?<=[${cjk}])[ \\t]*\\n[ \\t]*(?=[${cjk}])`, 'g');

/** Line ends inside a paragraph: nothing between Chinese characters, a blank elsewhere. */
function joinLines(text: string): string {
  return text.replace(softBreak, '').replace(/\s+/g, ' ').trim();
}

class Collector {
  private readonly blocks: string[] = [];
  private readonly headings: string[] = [];
  private first: string | undefined;
  private fallback: string | undefined;

  add(kind: 'heading' | 'paragraph' | 'inner' | 'other', raw: string): void {
    const text = joinLines(raw);
    if (text === '') return;
    this.blocks.push(text);
    if (kind === 'heading') this.headings.push(text);
    if (kind === 'paragraph') this.first ??= text;
    if (kind === 'inner') this.fallback ??= text;
  }

  result(): PlainText {
    const firstParagraph = this.first ?? this.fallback ?? '';
    return { text: this.blocks.join('\n'), firstParagraph, headings: this.headings };
  }
}

// The long way: the parsed tree.

function readTree(body: string): PlainText {
  const collector = new Collector();
  for (const child of parseBody(body).tree.children) readBlock(child, collector, true);
  return collector.result();
}

function readBlock(node: Nodes, collector: Collector, top: boolean): void {
  switch (node.type) {
    case 'heading':
      collector.add('heading', inlineText(node));
      return;
    case 'paragraph':
      readParagraph(node, collector, top);
      return;
    case 'tableRow':
      collector.add('other', node.children.map(inlineText).join(' '));
      return;
    case 'code':
      collector.add('other', node.lang?.toLowerCase() === 'csv' ? csvText(node.value) : node.value);
      return;
    case 'mdxFlowExpression':
    case 'mdxjsEsm':
    case 'definition':
      return;
  }
  if (isJsx(node)) {
    readComponent(node, collector, top);
    return;
  }
  if (isPhrasing(node)) {
    collector.add(top ? 'paragraph' : 'inner', inlineText(node));
    return;
  }
  for (const child of childrenOf(node)) readBlock(child, collector, false);
}

function readParagraph(node: Nodes, collector: Collector, top: boolean): void {
  const children = childrenOf(node);
  const runningText = children.some(
    (child) => child.type !== 'image' && !isJsx(child) && inlineText(child).trim() !== '',
  );
  if (runningText || children.some((child) => isJsx(child) && child.name === 'Ruby')) {
    collector.add(top ? 'paragraph' : 'inner', inlineText(node));
    return;
  }
  for (const child of children) {
    if (isJsx(child)) readComponent(child, collector, top);
    else collector.add('other', inlineText(child));
  }
}

function readComponent(node: JsxElement, collector: Collector, top: boolean): void {
  for (const name of readableAttributes) {
    const value = getAttribute(node, name);
    if (value !== undefined) collector.add('other', value);
  }
  const inside = top && node.name === 'Lead';
  if (
    node.children.length > 0 &&
    node.children.every(isPhrasing) &&
    node.children.some((child) => child.type === 'text' && child.value.trim() !== '')
  ) {
    collector.add(inside ? 'paragraph' : 'inner', node.children.map(inlineText).join(''));
    return;
  }
  for (const child of node.children) readBlock(child, collector, inside);
}

function inlineText(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'image':
      return [node.alt, node.title].filter(Boolean).join(' ');
    case 'imageReference':
      return node.alt ?? '';
    case 'footnoteReference':
    case 'mdxTextExpression':
      return '';
  }
  const inner = childrenOf(node).map(inlineText).join('');
  if (!isJsx(node)) return inner;
  const attributes = readableAttributes.flatMap((name) => getAttribute(node, name) ?? []);
  return attributes.length === 0 ? inner : ` ${[...attributes, inner].join(' ')} `;
}

function csvText(source: string): string {
  const table = parseCsv(source);
  return table ? [table.header, ...table.rows].map((row) => row.join(' ')).join(' ') : source;
}

// The short way: plain Markdown, line by line.

const prefix = /^[ \t]*(?:(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]]+\]:)[ \t]*)+/;
const fenceStart = /^[ \t]*(`{3,}|~{3,})[ \t]*([^`\s]*)/;
const thematicBreak = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const headingLine = /^[ \t]{0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const setextLine = /^[ \t]{0,3}(?:=+|-+)[ \t]*$/;
const tableRule = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

function readLines(body: string): PlainText {
  const collector = new Collector();
  const lines = body.split(/\r?\n/);
  let paragraph: string[] = [];
  let inner = false;
  let inTable = false;
  let fence: { marker: string; csv: boolean; lines: string[] } | undefined;

  const flush = () => {
    if (paragraph.length > 0) addParagraph(paragraph.join('\n'), inner, collector);
    paragraph = [];
    inner = false;
  };
  const closeFence = () => {
    if (fence) {
      const content = fence.lines.join('\n');
      collector.add('other', fence.csv ? csvText(content) : content);
    }
    fence = undefined;
  };

  for (let index = 0; index < lines.length; index += 1) {
    let line = lines[index] ?? '';
    if (fence) {
      const closing = line.replace(/^[ \t>]+/, '').trim();
      if (closing.startsWith(fence.marker) && /^(?:`+|~+)$/.test(closing)) closeFence();
      else fence.lines.push(line);
      continue;
    }
    if (line.trim() === '') {
      flush();
      inTable = false;
      continue;
    }
    if (paragraph.length > 0 && !inner && setextLine.test(line)) {
      collector.add('heading', inlineMarkdown(paragraph.join('\n')));
      paragraph = [];
      continue;
    }
    if (thematicBreak.test(line)) {
      flush();
      continue;
    }
    const container = prefix.exec(line)?.[0];
    if (container !== undefined) {
      // A quote goes on over its lines; every other marker starts anew.
      if (!inner || !/^[ \t>]*$/.test(container)) flush();
      inner = true;
      line = line.slice(container.length).replace(/^\[[ xX]\][ \t]+/, '');
      if (line.trim() === '') {
        flush();
        continue;
      }
    }
    const opening = fenceStart.exec(line);
    if (opening?.[1] !== undefined) {
      flush();
      fence = { marker: opening[1], csv: opening[2]?.toLowerCase() === 'csv', lines: [] };
      continue;
    }
    const heading = line.trimStart().startsWith('#') ? headingLine.exec(line) : null;
    if (heading) {
      flush();
      collector.add('heading', inlineMarkdown(heading[1] ?? ''));
      continue;
    }
    if (line.includes('|') && (inTable || tableRule.test((lines[index + 1] ?? '').replace(/^[ \t>]+/, '')))) {
      flush();
      if (!tableRule.test(line)) collector.add('other', inlineMarkdown(tableCells(line)));
      inTable = true;
      continue;
    }
    paragraph.push(line.trim());
  }
  flush();
  closeFence();
  return collector.result();
}

function addParagraph(raw: string, inner: boolean, collector: Collector): void {
  const onlyPictures = raw.startsWith('![') && raw.replace(picture, '').trim() === '';
  collector.add(onlyPictures ? 'other' : inner ? 'inner' : 'paragraph', inlineMarkdown(raw));
}

function tableCells(line: string): string {
  return line.replace(/^[ \t]*\||\|[ \t]*$/g, '').replace(/\|/g, ' ');
}

const special = /[*_~`[\]]/;
/** Spans are bounded, so that a hostile body cannot make the search quadratic. */
const codeSpan = /(?<!`)(`+)(?!`)([\s\S]{0,1000}?[^`])\1(?!`)/g;
const target = '\\((?:[^()\\s]|\\([^()\\s]*\\))*(?:\\s+(?:"([^"]*)"|\'([^\']*)\'))?\\s*\\)';
const picture = new RegExp(`!\\[([^\\[\\]]*)\\]${target}`, 'g');
const link = new RegExp(`\\[([^\\[\\]]*)\\]${target}`, 'g');

function inlineMarkdown(text: string): string {
  if (!special.test(text)) return text;
  if (!text.includes('`')) return withoutMarks(text);
  let result = '';
  let from = 0;
  for (const match of text.matchAll(codeSpan)) {
    result += withoutMarks(text.slice(from, match.index)) + (match[2] ?? '');
    from = match.index + match[0].length;
  }
  return result + withoutMarks(text.slice(from));
}

function withoutMarks(text: string): string {
  let result = text;
  if (result.includes('[')) {
    result = result
      .replace(picture, (_, alt: string, double?: string, single?: string) =>
        [alt, double ?? single].filter(Boolean).join(' '),
      )
      .replace(link, '$1')
      .replace(/\[\^[^\]\s]{1,100}\]/g, '');
  }
  if (result.includes('*'))
    result = result.replace(/(\*{1,3})(?=[^\s*])([\s\S]{0,300}?[^\s*])\1/g, '$2').replace(/\*\*/g, '');
  if (result.includes('_'))
    result = result.replace(
      /(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([\s\S]{0,300}?[^\s_])\1(?![\p{L}\p{N}_])/gu,
      '$2',
    );
  if (result.includes('~~')) result = result.replace(/~~/g, '');
  return result;
}

// Reading time.

const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const word = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

/** Counts Han characters (with kana and hangul) and the words of other scripts. */
export function countWords(text: string): { han: number; words: number } {
  const han = text.match(ideograph)?.length ?? 0;
  const words = text.replace(ideograph, ' ').match(word)?.length ?? 0;
  return { han, words };
}

/** Minutes a reader needs, at 400 characters or 200 words a minute; at least 1. */
export function readingMinutes(text: string): number {
  const { han, words } = countWords(text);
  return Math.max(1, Math.round(han / 400 + words / 200));
}
