import { pinyin } from 'pinyin-pro';
import { innerMark } from './tokens';

/** Toneless pinyin of folded Chinese text, for homophone typing errors, typed pinyin and initials. */

const hanRun = /\p{Script=Han}+/gu;
/** Private-use characters, which no text brings along, keep the terms of sounds apart from words of letters. */
const soundMarker = '\ue001';
const separator = '0';

/** A syllable; '' for a mark within a word, over which reading goes on; undefined for what has no sound. */
export type Sound = string | undefined;

/** The sound of each code point of `text`. */
export function syllablesOf(text: string): Sound[] {
  const result: Sound[] = [...text].map((character) => (innerMark.test(character) ? '' : undefined));
  for (const match of text.matchAll(hanRun)) {
    const run = [...match[0]];
    const start = [...text.slice(0, match.index)].length;
    const spoken = pinyin(match[0], { toneType: 'none', type: 'array', v: true });
    if (spoken.length !== run.length) continue;
    spoken.forEach((syllable, index) => {
      if (/^[a-z]+$/.test(syllable)) result[start + index] = syllable;
    });
  }
  return result;
}

/** The index term of two neighbouring syllables; the digit keeps xi+an apart from xian. */
export function syllablePair(first: string, second: string): string {
  return `${soundMarker}${first}${separator}${second}`;
}

/** The index term of one syllable, for completing what has only begun. */
export function syllableTerm(syllable: string): string {
  return `${soundMarker}${syllable}`;
}

/** Terms of neighbouring syllables, in order. */
export function pinyinTerms(sounds: readonly Sound[]): string[] {
  const heard = sounds.filter((sound) => sound !== '');
  return heard.flatMap((syllable, index) => {
    const next = heard[index + 1];
    return syllable && next ? [syllablePair(syllable, next)] : [];
  });
}

/** First letters of the syllables, other letters and digits as they are: `2026年普法` → `2026npf`. */
export function initialsOf(text: string, syllables: readonly Sound[]): string {
  return [...text]
    .map((character, index) => syllables[index]?.[0] ?? (/[\p{L}\p{N}]/u.test(character) ? character : ''))
    .join('');
}

const silent = '-';
const inner = '~';

/** Sounds as one text, for the index. */
export function writeSyllables(sounds: readonly Sound[]): string {
  return sounds.map((sound) => (sound === '' ? inner : (sound ?? silent))).join(' ');
}

export function readSyllables(written: string): Sound[] {
  if (written === '') return [];
  return written.split(' ').map((sound) => (sound === silent ? undefined : sound === inner ? '' : sound));
}
