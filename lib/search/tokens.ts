import { stemmer } from 'stemmer';
import { fold } from './fold';

/**
 * Splits folded text into index terms: character bigrams of Han runs, other words and numbers whole.
 * Single characters have an index of their own, in which a document holds each of its characters once.
 */

const run = /([\p{Script=Han}]+)|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;
const marks = '“”‘’「」『』《》〈〉·';
const marksWithin = new RegExp(`[${marks}]+(?<=\\p{Script=Han}[${marks}]+)(?=\\p{Script=Han})`, 'gu');
const someMark = new RegExp(`[${marks}]`);
const han = /\p{Script=Han}/gu;

/** A mark that readers leave out when they remember a name: the “红豆”夜市 is looked for as 红豆夜市. */
export const innerMark = new RegExp(`^[${marks}]$`, 'u');

/** Folded text without such marks between characters; what follows reads on over them. */
export function withoutInnerMarks(folded: string): string {
  return someMark.test(folded) ? folded.replace(marksWithin, '') : folded;
}

/** Terms separated by spaces, as FTS5 is given them. */
export function indexTerms(folded: string): string {
  const terms: string[] = [];
  for (const [text, isHan] of withoutInnerMarks(folded).matchAll(run)) {
    // One by one: a text without a break has more pairs than a call may have arguments.
    if (isHan) for (const pair of bigrams(text)) terms.push(pair);
    else terms.push(text);
  }
  return terms.join(' ');
}

/** A text as search sees it. */
export interface FoldedText {
  folded: string;
  /** As {@link indexTerms} gives them. */
  terms: string;
}

export function foldText(text: string): FoldedText {
  const folded = fold(text);
  return { folded, terms: indexTerms(folded) };
}

/** Pairs of neighbouring characters; none of a single one. */
export function bigrams(hanRun: string): string[] {
  const characters = [...hanRun];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** The distinct Han characters of folded text. */
export function hanCharacters(folded: string): string[] {
  return [...new Set(folded.match(han) ?? [])];
}

/** A term of a query. `single` terms are one Han character, which the index of characters knows. */
export interface QueryTerm {
  text: string;
  single: boolean;
}

/** Distinct terms of a folded query, in order of appearance. */
export function queryTerms(folded: string): QueryTerm[] {
  const terms = new Map<string, QueryTerm>();
  for (const [text, isHan] of withoutInnerMarks(folded).matchAll(run)) {
    const pairs = isHan ? bigrams(text) : [];
    if (pairs.length === 0) terms.set(text, { text, single: isHan !== undefined });
    for (const pair of pairs) terms.set(pair, { text: pair, single: false });
  }
  return [...terms.values()];
}

/** The form under which the porter tokenizer keeps an ASCII word; other terms are kept as they are. */
export function storedForm(term: string): string {
  return /^[a-z]+$/.test(term) ? stemmer(term) : term;
}
