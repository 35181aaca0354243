import { allOf, anyOf, literal, within } from './match';
import { syllablePair, syllableTerm } from './pinyin';
import { initialsTerms, startTerm } from './search-rows';
import { queryTerms } from './tokens';
import { splitPinyin } from './typed-pinyin';

/** How a name answers what was typed, best first. */
export const manners = ['start', 'words', 'pinyin', 'initials'] as const;
export type Manner = (typeof manners)[number];

export interface CompletionMatch {
  manner: Manner;
  expression: string;
}

const fewestInitials = 2;

/** Expressions over the columns of names (search-rows.ts) for folded text that is still being typed. */
export function completionMatches(folded: string): CompletionMatch[] {
  const terms = queryTerms(folded);
  const last = terms.at(-1);
  if (!last) return [];
  const whole = terms.map((term) =>
    term === last && !/\p{Script=Han}/u.test(term.text) ? prefix(term.text) : literal(term.text),
  );
  const matches: CompletionMatch[] = [
    { manner: 'start', expression: within('start', prefix(startTerm(folded))) },
    { manner: 'words', expression: within('words', allOf(whole)) },
  ];
  const letters = folded.replace(/[\s']+/g, '');
  if (!/^[a-z0-9]+$/.test(letters)) return matches;
  const sound = soundExpression(letters);
  if (sound) matches.push({ manner: 'pinyin', expression: sound });
  if (letters.length >= fewestInitials) {
    const [first = '', ...others] = initialsTerms(letters).filter(
      (term, index, all) => index === 0 || term.length === all[0]?.length,
    );
    const all = [first, ...others].map(prefix);
    matches.push({ manner: 'initials', expression: within('initials', allOf(all)) });
  }
  return matches;
}

/** The syllables one after another; the last may have begun only. */
function soundExpression(letters: string): string | undefined {
  const ways = splitPinyin(letters).flatMap(({ whole, begun }) => {
    const [first] = whole;
    if (first === undefined) return [];
    if (whole.length === 1 && begun === '') return [literal(syllableTerm(first))];
    const heard = begun ? [...whole, begun] : whole;
    const pairs = heard.slice(1).map((syllable, index) => syllablePair(heard[index] ?? '', syllable));
    return [prefix(pairs.join(' '))];
  });
  return ways.length > 0 ? within('pinyin', anyOf(ways)) : undefined;
}

/** Terms one after another, of which the last may go on. */
function prefix(terms: string): string {
  return `${literal(terms)}*`;
}
