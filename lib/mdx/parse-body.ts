import { LRUCache } from 'lru-cache';
import type { Root } from 'mdast';
import { messages } from '@/lib/site/messages';
import { parser } from './dialect';
import { findRefusal, maxNesting, maxParts } from './limits';
import { describeSyntaxError, type SyntaxFailure } from './syntax-errors';

const text = messages.mdx.check;

export interface ParsedBody {
  /** The raw tree: no plugin has touched it, nobody may change it. Empty when the body was refused unread. */
  tree: Root;
  failures: readonly SyntaxFailure[];
}

/** A check, its references and the plain text of one file are asked for in a row. */
const recent = new LRUCache<string, ParsedBody>({ max: 8 });
const maxRememberedLength = 100_000;
/** Every failure costs another parse; an editor mends a few at a time. */
const maxFailures = 20;
const maxFailuresOfLargeBody = 3;

/**
 * Reads a body and never throws: where the syntax is broken, the character that breaks it is noted, made harmless
 * (same length, so that all other positions stay true) and the rest is read.
 */
export function parseBody(body: string): ParsedBody {
  const known = recent.get(body);
  if (known) return known;
  const parsed = parseAnew(body);
  if (body.length <= maxRememberedLength) recent.set(body, parsed);
  return parsed;
}

function parseAnew(body: string): ParsedBody {
  const empty: Root = { type: 'root', children: [] };
  const refusal = findRefusal(body);
  if (refusal) {
    const { line, column, kind } = refusal;
    const details = {
      tooLarge: {
        rule: 'mdx/too-large',
        message: text.tooLarge((Buffer.byteLength(body) / 1024 ** 2).toFixed(1)),
      },
      nesting: { rule: 'mdx/nesting', message: text.nesting(maxNesting) },
      tooComplex: { rule: 'mdx/too-complex', message: text.tooComplex },
      tooManyParts: { rule: 'mdx/too-complex', message: text.tooManyParts(maxParts) },
    };
    return { tree: empty, failures: [{ line, column, offset: 0, ...details[kind] }] };
  }
  const failures: SyntaxFailure[] = [];
  const limit = body.length > maxRememberedLength ? maxFailuresOfLargeBody : maxFailures;
  let source = body;
  for (let round = 0; round < limit * 2; round += 1) {
    try {
      return { tree: parser.parse(source), failures };
    } catch (error) {
      if (error instanceof RangeError) {
        const message = text.nesting(maxNesting);
        return { tree: empty, failures: [{ line: 1, column: 1, offset: 0, rule: 'mdx/nesting', message }] };
      }
      const failure = describeSyntaxError(error, source);
      if (!isOtherHalf(failure, failures)) failures.push(failure);
      const next = makeHarmless(source, failure.offset);
      if (next === undefined || failures.length >= limit) break;
      source = next;
    }
  }
  return { tree: empty, failures };
}

/** `<FactBox>` closed by `</Factbox>` is one mistake, though both tags fail. */
function isOtherHalf(failure: SyntaxFailure, failures: readonly SyntaxFailure[]): boolean {
  const earlier = { stray: ['unclosed', 'mismatch'], unclosed: ['mismatch'], mismatch: ['unclosed'] };
  if (failure.tag === undefined || failure.kind === undefined) return false;
  const kinds = earlier[failure.kind];
  return failures.some((other) => other.tag === failure.tag && kinds.includes(other.kind ?? ''));
}

const harmless: Readonly<Record<string, string>> = { '<': '＜', '{': '｛', i: 'ｉ', e: 'ｅ' };

function makeHarmless(source: string, offset: number): string | undefined {
  const replacement = harmless[source[offset] ?? ''];
  return replacement === undefined
    ? undefined
    : source.slice(0, offset) + replacement + source.slice(offset + 1);
}
