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

const containerPrefix = /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t]|\[\^[^\]\s]{1,100}\]:)[ \t]*){21,}/;
const indentedMarker = /^[ \t]{100,}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])/;
const fence = /^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*(`{3,}|~{3,})/;
const tag = /<(\/?)[A-Za-z][^<>]*?(\/?)>/g;

export interface Refusal {
  line: number;
  column: number;
  kind: 'tooLarge' | 'nesting' | 'tooComplex';
}

/** The reason why a body should not be parsed at all, or undefined. Lines and columns are 1-based. */
export function findRefusal(body: string): Refusal | undefined {
  if (body.length > maxBodyCharacters || Buffer.byteLength(body) > maxBodyCharacters) {
    return { line: 1, column: 1, kind: 'tooLarge' };
  }
  let line = 0;
  let fenced: string | undefined;
  let openTags = 0;
  let cost = 0;
  let paragraph = { line: 1, delimiters: 0 };
  for (const text of eachLine(body)) {
    line += 1;
    const marker = fence.exec(text)?.[1];
    if (fenced !== undefined) {
      if (marker?.startsWith(fenced) && text.trim().endsWith(marker)) fenced = undefined;
      continue;
    }
    if (marker !== undefined) fenced = marker;
    if ((containerPrefix.test(text) && !isThematicBreak(text)) || indentedMarker.test(text)) {
      return { line, column: 1, kind: 'nesting' };
    }
    for (const match of text.matchAll(tag)) {
      if (match[1] === '/') openTags = Math.max(0, openTags - 1);
      else if (match[2] !== '/') openTags += 1;
      if (openTags > maxOpenTags) return { line, column: match.index + 1, kind: 'nesting' };
    }
    if (text.trim() === '' || text.startsWith('|')) {
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

function countDelimiters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x2a || code === 0x5f || code === 0x7e || code === 0x5d) count += 1;
  }
  return count;
}
