import { fold } from '@/lib/search/fold';
import { allOf, literal } from '@/lib/search/match';
import { hanCharacters, indexTerms } from '@/lib/search/tokens';

/** What was typed into the desk's search, in the forms in which the tables of the index are asked for it. */
export interface Words {
  /** Folded; all of them must stand. Empty when nothing was typed. */
  items: string[];
  /** The whole, folded: perhaps the name of a section. */
  whole: string;
  /** Something was typed, but nothing that a text could have. */
  hopeless: boolean;
  /** MATCH expression of the words that have index terms. */
  terms?: string;
  /** MATCH expression of lone Han characters, which have an index of their own. */
  characters?: string;
}

const item = /“([^”]+)”|「([^」]+)」|["＂]([^"＂]+)["＂]|(\S+)/gu;
const mostItems = 8;

/** Words are divided by blanks; in quotation marks blanks belong to them. */
export function wordsOf(query: string): Words {
  const found = [...query.matchAll(item)].map(([, ...groups]) => fold(groups.find(Boolean) ?? '').trim());
  const items = [...new Set(found.filter(Boolean))].slice(0, mostItems);
  const phrases = items.map(indexTerms).filter(Boolean).map(literal);
  const single = items.filter((text) => indexTerms(text) === '').flatMap(hanCharacters);
  return {
    items,
    whole: fold(query).trim(),
    hopeless: items.length > 0 && phrases.length === 0 && single.length === 0,
    ...(phrases.length > 0 && { terms: allOf(phrases) }),
    ...(single.length > 0 && { characters: allOf([...new Set(single)].map(literal)) }),
  };
}
