import type { ArticleRecord } from '@/lib/content/record';
import { fold, foldKeepingLength } from './fold';
import { initialsOf, pinyinTerms, type Sound, syllablesOf, syllableTerm, writeSyllables } from './pinyin';
import { type FoldedText, foldText, hanCharacters, indexTerms } from './tokens';

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

/** Private-use characters begin the terms of these columns, so that a short prefix does not meet those of others. */
const startMarker = '\ue000';
const initialsMarker = '\ue002';
const startLength = 20;
const initialsLength = 6;

export function nameRow(name: string): NameRow {
  return rowOf(name, fold(name), spoken(name));
}

/** What counts as the title of an article. */
export function headText({ kicker, title, subtitle }: ArticleRecord): string {
  return [kicker, title, subtitle].filter(Boolean).join('\n');
}

/** What counts as its text: readers also look for who wrote it. */
export function bodyText(record: ArticleRecord, plain: string): string {
  return `${plain}\n${byline(record)}`;
}

function byline({ source, authors, summary, tags }: ArticleRecord): string {
  return [source?.name, ...authors, summary, ...tags].join('\n');
}

/** @param text of the body */
export function searchTerms(record: ArticleRecord, text: FoldedText): SearchTerms {
  const head = fold(headText(record));
  const more = foldText(byline(record));
  const syllables = spoken(record.title);
  return {
    title: indexTerms(head),
    body: `${text.terms} ${more.terms}`,
    name: rowOf(record.title, head, syllables),
    spoken: writeSyllables(syllables),
    characters: hanCharacters(`${head}${text.folded}${more.folded}`).join(' '),
  };
}

function spoken(name: string): Sound[] {
  return syllablesOf(foldKeepingLength(name));
}

/** The term of `start` for a folded beginning; a prefix of what is in the index. */
export function startTerm(folded: string): string {
  return startMarker + [...folded.replace(/[^\p{L}\p{N}]+/gu, '')].slice(0, startLength).join('');
}

/** Terms of `initials`: for each letter, it and those that follow. The last ones are prefixes of what is in the index. */
export function initialsTerms(initials: string): string[] {
  const letters = [...initials];
  return letters.map((_, index) => initialsMarker + letters.slice(index, index + initialsLength).join(''));
}

/** @param words folded text whose words count, the name or more */
function rowOf(name: string, words: string, syllables: readonly Sound[]): NameRow {
  return {
    words: [...hanCharacters(words), indexTerms(words)].join(' '),
    start: startTerm(fold(name)),
    pinyin: [
      ...pinyinTerms(syllables),
      ...new Set(syllables.flatMap((sound) => (sound ? syllableTerm(sound) : []))),
    ].join(' '),
    initials: initialsTerms(initialsOf(foldKeepingLength(name), syllables)).join(' '),
  };
}
