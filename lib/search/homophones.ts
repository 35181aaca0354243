import { type Sound, syllablesOf } from './pinyin';
import { type Hearing, heardAs } from './typed-pinyin';

/** Correcting what was typed by what sounds the same in titles and names. Pure. */

/** A part of a query that has a sound: Han characters, or letters that are pinyin. */
export interface Spoken {
  /** UTF-16 offsets into the query. */
  start: number;
  end: number;
  /** One character for each syllable; undefined when the sound was typed. */
  characters?: string[];
  syllables: string[];
}

const part = /\p{Script=Han}{2,}|(?<![\p{L}\p{N}])[a-z]+(?:[ '][a-z]+)*(?![\p{L}\p{N}])/gu;
const longest = 24;

/** @param folded the query, folded with its length kept */
export function spokenParts(folded: string, hearing: Hearing): Spoken[] {
  return [...folded.matchAll(part)].flatMap(({ 0: text, index }) => {
    const span = { start: index, end: index + text.length };
    if (/^[a-z]/.test(text)) {
      const words = text.split(/[ ']/).map((letters) => heardAs(letters, hearing));
      const syllables = words.flatMap((word) => word ?? []);
      const known = words.every((word) => word !== undefined);
      return known && syllables.length > 1 && syllables.length <= longest ? [{ ...span, syllables }] : [];
    }
    const characters = [...text];
    const syllables = syllablesOf(text).flatMap((syllable) => syllable || []);
    const whole = syllables.length === characters.length && characters.length <= longest;
    return whole ? [{ ...span, characters, syllables }] : [];
  });
}

/** A title or name with its syllables, character by character. */
export interface Sounding {
  text: string;
  syllables: readonly Sound[];
}

/** A stretch of a spoken part, and what is written for the same sound elsewhere. */
export interface Homophone {
  /** First syllable, and how many. */
  at: number;
  length: number;
  written: string;
}

/** The longest common stretches of sound of two and more syllables, one for each place in the other text. */
export function homophonesIn({ syllables }: Spoken, other: Sounding): Homophone[] {
  const characters = [...other.text].filter((_, index) => other.syllables[index] !== '');
  const sounds = other.syllables.filter((sound) => sound !== '');
  const found: Homophone[] = [];
  let previous: number[] = [];
  for (const [place, heard] of sounds.entries()) {
    const current = syllables.map((syllable, index) =>
      heard === syllable ? (index > 0 ? (previous[index - 1] ?? 0) : 0) + 1 : 0,
    );
    for (const [index, length] of current.entries()) {
      const goesOn = length > 0 && sounds[place + 1] === syllables[index + 1] && index + 1 < syllables.length;
      if (length < 2 || goesOn) continue;
      const written = characters.slice(place + 1 - length, place + 1).join('');
      found.push({ at: index + 1 - length, length, written });
    }
    previous = current;
  }
  return found;
}

/** Of several, the longest; among equals what is written so most often. */
export function bestHomophone(found: readonly Homophone[]): Homophone | undefined {
  const votes = new Map<string, number>();
  for (const { at, written } of found) {
    const key = `${at} ${written}`;
    votes.set(key, (votes.get(key) ?? 0) + 1);
  }
  const count = ({ at, written }: Homophone): number => votes.get(`${at} ${written}`) ?? 0;
  return [...found].sort((a, b) => b.length - a.length || count(b) - count(a))[0];
}
