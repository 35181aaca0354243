import { messages } from '@/lib/site/messages';

const text = messages.mdx.check;
const syntax = text.syntax;

/** A place where the MDX syntax itself is broken. `offset` is the character that, made harmless, lets parsing go on. */
export interface SyntaxFailure {
  line: number;
  column: number;
  offset: number;
  rule: string;
  message: string;
  /** For tag problems: which tag and how it failed, to recognise the other half of the same mistake. */
  tag?: string;
  kind?: 'unclosed' | 'mismatch' | 'stray';
}

/** The part of a VFileMessage that matters here; errors of the parser are read by shape, not by class. */
interface ParserError {
  reason: string;
  source: string;
  ruleId: string;
  offset: number | undefined;
}

function read(error: unknown, property: string): unknown {
  return typeof error === 'object' && error !== null && property in error
    ? Reflect.get(error, property)
    : undefined;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function readParserError(error: unknown): ParserError {
  const place = read(error, 'place');
  const offset = read(read(place, 'start') ?? place, 'offset');
  return {
    reason: asText(read(error, 'reason')) || asText(read(error, 'message')),
    source: asText(read(error, 'source')),
    ruleId: asText(read(error, 'ruleId')),
    offset: typeof offset === 'number' ? offset : undefined,
  };
}

/** Turns an error of the MDX parser into a Chinese message at the character that caused it. */
export function describeSyntaxError(error: unknown, source: string): SyntaxFailure {
  const parsed = readParserError(error);
  const place = Math.min(parsed.offset ?? 0, source.length);
  const at = (
    offset: number,
    rule: string,
    message: string,
    more?: Partial<SyntaxFailure>,
  ): SyntaxFailure => ({
    ...pointAt(source, offset),
    offset,
    rule,
    message,
    ...more,
  });

  if (parsed.source === 'micromark-extension-mdxjs-esm') {
    const start = lastMatch(source, /^(?:import|export)(?![\w$])/gm, place) ?? place;
    return at(
      start,
      'mdx/import-export',
      text.importExport(source.startsWith('import', start) ? 'import' : 'export'),
    );
  }
  if (parsed.source === 'micromark-extension-mdx-expression') {
    const start = outermostBrace(source, place) ?? Math.max(0, source.lastIndexOf('{', place));
    return at(start, 'mdx/expression', parsed.ruleId === 'unexpected-lazy' ? syntax.lazy : syntax.brace);
  }
  if (parsed.source === 'mdast-util-mdx-jsx') return describeTagError(parsed, source, place, at);
  if (parsed.source === 'micromark-extension-mdx-jsx') {
    const start = openTagAt(source, place) ?? Math.max(0, source.lastIndexOf('<', Math.max(0, place - 1)));
    const unreadable = { tag: tagName(source, start), kind: 'unclosed' } as const;
    if (source.startsWith('<!--', start)) return at(start, 'mdx/html', text.htmlComment);
    if (parsed.ruleId === 'unexpected-lazy') return at(start, 'mdx/syntax', syntax.lazy);
    if (parsed.reason.includes('attribute value') && parsed.ruleId !== 'unexpected-eof') {
      return at(start, 'mdx/syntax', syntax.attributeQuote, unreadable);
    }
    if (parsed.ruleId === 'unexpected-eof' && place - start > 1)
      return at(start, 'mdx/syntax', syntax.openTag, unreadable);
    return at(start, 'mdx/syntax', syntax.angle, unreadable);
  }
  return at(place, 'mdx/syntax', syntax.other(parsed.reason));
}

function describeTagError(
  { reason, ruleId }: ParserError,
  source: string,
  place: number,
  at: (offset: number, rule: string, message: string, more?: Partial<SyntaxFailure>) => SyntaxFailure,
): SyntaxFailure {
  if (ruleId === 'unexpected-closing-slash') {
    const start = openTagAt(source, place) ?? Math.max(0, source.lastIndexOf('<', place));
    return at(start, 'mdx/syntax', syntax.strayClosing, { tag: tagName(source, start), kind: 'stray' });
  }
  const unclosed = /^Expected a closing tag for `([^`]*)` \((\d+):(\d+)/.exec(reason);
  if (unclosed) {
    const start = offsetAt(source, Number(unclosed[2]), Number(unclosed[3]));
    return at(start, 'mdx/syntax', syntax.unclosed(unclosed[1] ?? ''), {
      tag: tagName(source, start),
      kind: 'unclosed',
    });
  }
  const mismatch =
    /^Unexpected closing tag `([^`]*)`, expected corresponding closing tag for `([^`]*)` \((\d+):(\d+)/.exec(
      reason,
    );
  if (mismatch) {
    const [, closing = '', open = '', line, column] = mismatch;
    const tag = open.replace(/[<>]/g, '');
    if (isOpenBefore(source, place, closing.replace(/[</>]/g, ''))) {
      // The closing tag belongs to an outer element: the inner one was never closed.
      const start = offsetAt(source, Number(line), Number(column));
      return at(start, 'mdx/syntax', syntax.unclosed(open), { tag, kind: 'unclosed' });
    }
    return at(place, 'mdx/syntax', syntax.mismatch(closing, open), { tag, kind: 'mismatch' });
  }
  const interleaved = /^Expected the closing tag `([^`]*)`/.exec(reason);
  if (interleaved) {
    return at(place, 'mdx/syntax', syntax.interleaved(interleaved[1] ?? ''), {
      tag: tagName(source, place),
      kind: 'mismatch',
    });
  }
  const start = Math.max(0, source.lastIndexOf('<', place));
  return at(start, 'mdx/syntax', syntax.closingTag);
}

function isOpenBefore(source: string, offset: number, name: string): boolean {
  let open = 0;
  for (const match of maskCode(source.slice(0, offset)).matchAll(/<(\/?)\s*([\w.:-]+)[^<>]*?(\/?)>/g)) {
    if (match[2] !== name || match[3] === '/') continue;
    open += match[1] === '/' ? -1 : 1;
  }
  return open > 0;
}

function tagName(source: string, offset: number): string {
  return /^<\/?\s*([\w.:-]*)/.exec(source.slice(offset, offset + 100))?.[1] ?? '';
}

/** 1-based line and column of an offset. */
export function pointAt(source: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let end = source.indexOf('\n'); end >= 0 && end < offset; end = source.indexOf('\n', end + 1)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}

function offsetAt(source: string, line: number, column: number): number {
  let start = 0;
  for (let count = 1; count < line; count += 1) {
    const end = source.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  return Math.min(start + column - 1, source.length);
}

function lastMatch(source: string, pattern: RegExp, before: number): number | undefined {
  let found: number | undefined;
  for (const match of source.matchAll(pattern)) {
    if (match.index > before) break;
    found = match.index;
  }
  return found;
}

const code =
  /^[ \t>]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t>]*\1[`~]*[ \t]*$|(?<![`\\])(`+)(?!`)[^\n]*?(?<!`)\2(?!`)/gm;

/** Replaces code by blanks of the same length: braces and brackets in it mean nothing. */
function maskCode(source: string): string {
  return source.replace(code, (match) => match.replace(/[^\n]/g, ' '));
}

/** All before the failing brace was balanced, so the outermost brace still open is the one that failed. */
function outermostBrace(source: string, before: number): number | undefined {
  const masked = maskCode(source);
  const open: number[] = [];
  for (let index = 0; index <= before && index < masked.length; index += 1) {
    const character = masked[index];
    if (character === '\\') index += 1;
    else if (character === '{') open.push(index);
    else if (character === '}' && index < before) open.pop();
  }
  return open[0];
}

/** The start of the tag that is still being read at an offset; quotes may hold any character. */
function openTagAt(source: string, place: number): number | undefined {
  const masked = maskCode(source);
  let index = 0;
  while (index < place) {
    const start = masked.indexOf('<', index);
    if (start < 0 || start > place) return undefined;
    if (masked[start - 1] === '\\') {
      index = start + 1;
      continue;
    }
    let quote: string | undefined;
    let end = start + 1;
    for (; end < masked.length; end += 1) {
      const character = masked[end];
      if (quote !== undefined) {
        if (character === quote) quote = undefined;
      } else if (character === '"' || character === "'") {
        quote = character;
      } else if (character === '>') {
        break;
      }
    }
    if (end >= place) return start;
    index = end + 1;
  }
  return undefined;
}
