import { stemmer } from 'stemmer';

/**
 * Splits folded text into index terms: character bigrams of Han runs, other words and numbers whole.
 * The last character of a run is a term too, so that a search for one character can use a prefix.
 */

const run = /([\p{Script=Han}]+)|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

/** Terms separated by spaces, as FTS5 is given them. */
export function indexTerms(folded: string): string {
  const terms: string[] = [];
  for (const [text, han] of folded.matchAll(run)) {
    if (!han) {
      terms.push(text);
      continue;
    }
    const characters = [...han];
    for (let index = 0; index + 1 < characters.length; index += 1) {
      terms.push(`${characters[index]}${characters[index + 1]}`);
    }
    terms.push(characters.at(-1) ?? '');
  }
  return terms.join(' ');
}

/** A term of a query. `prefix` terms match every index term that begins with them. */
export interface QueryTerm {
  text: string;
  prefix: boolean;
}

/** Distinct terms of a folded query, in order of appearance. */
export function queryTerms(folded: string): QueryTerm[] {
  const terms = new Map<string, QueryTerm>();
  for (const [text, han] of folded.matchAll(run)) {
    const characters = [...(han ?? '')];
    if (characters.length < 2) terms.set(text, { text, prefix: characters.length === 1 });
    for (let index = 0; index + 1 < characters.length; index += 1) {
      const bigram = `${characters[index]}${characters[index + 1]}`;
      terms.set(bigram, { text: bigram, prefix: false });
    }
  }
  return [...terms.values()];
}

/** The form under which the porter tokenizer keeps an ASCII word; other terms are kept as they are. */
export function storedForm(term: string): string {
  return /^[a-z]+$/.test(term) ? stemmer(term) : term;
}
