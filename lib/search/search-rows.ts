import type { ArticleRecord } from '@/lib/content/record';
import { fold, foldKeepingLength } from './fold';
import { initialsOf, pinyinTerms, syllablesOf, writeSyllables } from './pinyin';
import { hanCharacters, indexTerms } from './tokens';

/** Columns of the index by which short texts are completed: titles and tags. */
export interface NameRow {
  /** Single characters, bigrams and other words. */
  words: string;
  /** The letters and digits it begins with, as one term behind a marker. */
  start: string;
  pinyin: string;
  /** First letters, from each character on. */
  initials: string;
}

/** What full-text search keeps of an article, whatever lists it stands on. */
export interface SearchTerms {
  title: string;
  body: string;
  name: NameRow;
  /** Syllables of the title as it is written, character by character. */
  spoken: string;
  /** Each Han character once. */
  characters: string;
}

/** Terms of `start` begin with it, so that a short prefix does not meet the terms of other columns. */
export const startMarker = 's';
const startLength = 20;
/** Letters that a reader types before the right suggestion stands there. */
export const initialsLength = 6;

export function nameRow(name: string): NameRow {
  return rowOf(name, fold(name), spoken(name));
}

/** @param plain text of the body */
export function searchTerms(record: ArticleRecord, plain: string): SearchTerms {
  const head = fold([record.kicker, record.title, record.subtitle].filter(Boolean).join('\n'));
  const byline = [record.source?.name, ...record.authors, record.summary, ...record.tags].join('\n');
  const body = fold(`${plain}\n${byline}`);
  const syllables = spoken(record.title);
  return {
    title: indexTerms(head),
    body: indexTerms(body),
    name: rowOf(record.title, head, syllables),
    spoken: writeSyllables(syllables),
    characters: hanCharacters(`${head}${body}`).join(' '),
  };
}

function spoken(name: string): (string | undefined)[] {
  return syllablesOf(foldKeepingLength(name));
}

/** @param words folded text whose words count, the name or more */
function rowOf(name: string, words: string, syllables: readonly (string | undefined)[]): NameRow {
  const initials = [...initialsOf(foldKeepingLength(name), syllables)];
  const start = [...fold(name).replace(/[^\p{L}\p{N}]+/gu, '')].slice(0, startLength);
  return {
    words: [...hanCharacters(words), indexTerms(words)].join(' '),
    start: startMarker + start.join(''),
    pinyin: pinyinTerms(syllables).join(' '),
    initials: initials.map((_, index) => initials.slice(index, index + initialsLength).join('')).join(' '),
  };
}
