import { storedForm } from './tokens';

/** Where terms stand in folded text. */

const latin = /^[\p{L}\p{N}\p{M}]+$/u;
const han = /\p{Script=Han}/u;
const letter = /[\p{L}\p{N}\p{M}]/u;

/** A term as it is looked for: Han text anywhere, other words from their beginning, by their stem. */
export interface Needle {
  text: string;
  word: boolean;
}

export function needleOf(term: string): Needle {
  const word = latin.test(term) && !han.test(term);
  return { text: word ? storedForm(term) : term, word };
}

/** The next place of the needle in `folded` at or after `from`; -1 when there is none. */
export function nextPlace(folded: string, { text, word }: Needle, from = 0): number {
  let at = folded.indexOf(text, from);
  while (word && at > 0 && continuesWord(folded, at)) at = folded.indexOf(text, at + 1);
  return at;
}

/** How far a word goes that begins at `at`; a stem stands for all of it. */
export function endOf(folded: string, { text, word }: Needle, at: number): number {
  let end = at + text.length;
  while (word && end < folded.length && isWordUnit(folded[end] ?? '')) end += 1;
  return end;
}

function continuesWord(folded: string, at: number): boolean {
  return isWordUnit(folded[at - 1] ?? '');
}

function isWordUnit(unit: string): boolean {
  return letter.test(unit) && !han.test(unit);
}
