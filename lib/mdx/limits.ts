/** Cheap looks at the raw text before it is parsed, so that hostile input costs neither the stack nor minutes. */

export const maxBodyCharacters = 2 * 1024 * 1024;
export const maxNesting = 20;

/** Open tags beyond this are refused by the first look; the exact limit is applied to the tree. */
const maxOpenTags = 100;
/**
 * The parser pairs delimiters in quadratic time within one paragraph: the sum of squares is what it costs
 * (5e7 is about half a second; a long ordinary paragraph has some hundreds).
 */
const maxDelimiterCost = 50_000_000;
/** Brackets that stand open at once within a paragraph: links inside links are resolved in quadratic time. */
const maxOpenBrackets = 100;
/**
 * What the parser makes tokens and nodes of: lines, marks of quotes and lists, punctuation that may be syntax, cells of
 * tables (rows are filled up to the width of their heads). Each costs about 0.2 ms and 10 KB until the page is made;
 * a law of a thousand articles has some three thousand.
 */
export const maxParts = 20_000;

const containerPrefix = /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t]|\[\^[^\]\s]{1,100}\]:)[ \t]*){21,}/;
const indentedMarker = /^[ \t]{100,}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])/;
const fence = /^([ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*)(`{3,}(?=[^`]*$)|~{3,})/;
const listMarker = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
const delimiterRow = /^[ \t>|:-]*-[ \t>|:-]*$/;
const tag = /<(\/?)[A-Za-z][^<>]*?(\/?)>/g;

export interface Refusal {
  line: number;
  column: number;
  kind: 'tooLarge' | 'nesting' | 'tooComplex' | 'tooManyParts';
}

interface Fence {
  marker: string;
  /** What stands before it: the quote or the list item in which it lies, and with which it ends. */
  container: string;
}

/** Whether a line has left the quote or list item of a fence. Indentation alone is no container. */
function leaves(text: string, { container }: Fence): boolean {
  if (container.trim() === '' || text.trim() === '') return container.includes('>') && text.trim() === '';
  if (container.includes('>')) return !text.trimStart().startsWith('>');
  return text.length - text.trimStart().length < container.length;
}

/** The reason why a body should not be parsed at all, or undefined. Lines and columns are 1-based. */
export function findRefusal(body: string): Refusal | undefined {
  if (body.length > maxBodyCharacters || Buffer.byteLength(body) > maxBodyCharacters) {
    return { line: 1, column: 1, kind: 'tooLarge' };
  }
  let line = 0;
  let fenced: Fence | undefined;
  let openTags = 0;
  let cost = 0;
  let parts = 0;
  let openBrackets = 0;
  let columns = 0;
  let paragraph = { line: 1, delimiters: 0 };
  for (const text of eachLine(body)) {
    line += 1;
    parts += 1;
    const blank = text.trim() === '';
    if (blank) {
      columns = 0;
      openBrackets = 0;
    } else if (text.includes('|') && delimiterRow.test(text)) {
      columns = text.split('|').length;
    }
    if (fenced && leaves(text, fenced)) fenced = undefined;
    const [, container = '', marker] = fence.exec(text) ?? [];
    const inCode = fenced !== undefined;
    if (fenced) {
      if (marker?.startsWith(fenced.marker) && text.trim().endsWith(marker)) fenced = undefined;
    } else {
      if (marker !== undefined) fenced = { marker, container };
      if ((containerPrefix.test(text) && !isThematicBreak(text)) || indentedMarker.test(text)) {
        return { line, column: 1, kind: 'nesting' };
      }
      for (const match of text.matchAll(tag)) {
        if (match[1] === '/') openTags = Math.max(0, openTags - 1);
        else if (match[2] !== '/') openTags += 1;
        if (openTags > maxOpenTags) return { line, column: match.index + 1, kind: 'nesting' };
      }
    }
    // In code as well: where code really ends, only the parser knows.
    parts += columns + countMarks(text) + (listMarker.test(text) ? 2 : 0);
    if (parts > maxParts) return { line, column: 1, kind: 'tooManyParts' };
    openBrackets = nest(text, openBrackets);
    if (openBrackets > maxOpenBrackets) return { line, column: 1, kind: 'tooComplex' };
    if (inCode) continue;
    if (blank || text.startsWith('|')) {
      cost += paragraph.delimiters ** 2;
      paragraph = { line, delimiters: 0 };
    }
    paragraph.delimiters += countDelimiters(text);
    if (cost + paragraph.delimiters ** 2 > maxDelimiterCost) {
      return { line: paragraph.line, column: 1, kind: 'tooComplex' };
    }
  }
  return undefined;
}

function* eachLine(body: string): Generator<string> {
  let start = 0;
  while (start <= body.length) {
    const end = body.indexOf('\n', start);
    yield body.slice(start, end < 0 ? undefined : end);
    if (end < 0) return;
    start = end + 1;
  }
}

function isThematicBreak(text: string): boolean {
  return /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*\r?$/.test(text);
}

const isMark = new Uint8Array(128);
for (const mark of '*_~[]`<>&{}|\\@=!') isMark[mark.charCodeAt(0)] = 1;
const slashes = /:\/\//g;

function countMarks(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) count += isMark[text.charCodeAt(index)] ?? 0;
  return count + (text.includes('://') ? (text.match(slashes)?.length ?? 0) * 3 : 0);
}

/** Brackets that are open after a line, at most one more than the limit. */
function nest(text: string, before: number): number {
  let open = before;
  for (let index = 0; index < text.length && open <= maxOpenBrackets; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x5b) open += 1;
    else if (code === 0x5d) open = Math.max(0, open - 1);
  }
  return open;
}

function countDelimiters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x2a || code === 0x5f || code === 0x7e || code === 0x5d) count += 1;
  }
  return count;
}
