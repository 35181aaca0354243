import { listName, listToken } from '@/lib/content/lists';
import { allOf, anyOf, characters, literal, phrase, within } from './match';
import type { ParsedQuery, TextCondition } from './query';

/** What an article must be, besides having the words: filters, quoted text, exclusions, dates. */

export interface SearchFilter {
  section?: string;
  tag?: string;
  source?: string;
  author?: string;
  /** Inclusive epoch milliseconds. */
  from?: number;
  to?: number;
}

export interface Scope {
  /** Filter terms: one of each group must be there. */
  groups: string[][];
  excludedTerms: string[];
  /** Expressions over the columns of the full-text table. */
  required: string[];
  excluded: string[];
  /** Expressions of single characters that the title must have, or of which none may stand: other tables know them. */
  titleCharacters?: string;
  excludedCharacters?: string;
  from: number;
  to: number;
}

const anywhere = '{title body}';

/** No conditions. */
export const everywhere: Scope = {
  groups: [],
  excludedTerms: [],
  required: [],
  excluded: [],
  from: 0,
  to: Number.MAX_SAFE_INTEGER,
};

/** @param listsOf names of the lists that a written name stands for; none when there is no such name */
export function scopeOf(
  filter: SearchFilter,
  parsed: ParsedQuery,
  listsOf: (condition: ParsedQuery['names'][number]) => string[],
): Scope {
  const groups = filterLists(filter).map((list) => [listToken(list)]);
  for (const condition of parsed.names) {
    const lists = listsOf(condition);
    groups.push((lists.length > 0 ? lists : [`none:${condition.name}`]).map(listToken));
  }
  const column = ({ place }: TextCondition): string => (place === 'title' ? 'title' : anywhere);
  const expressions = (conditions: readonly TextCondition[]): string[] =>
    conditions.flatMap((condition) => phrase(condition.text, column(condition)) ?? []);
  const single = ({ text, place }: TextCondition): boolean => phrase(text, place) === undefined;
  const titled = parsed.required.filter(single).map(({ text }) => characters(text));
  const without = parsed.excluded.filter(single).map(({ text }) => characters(text));
  return {
    groups,
    excludedTerms: parsed.excludedNames.flatMap(listsOf).map(listToken),
    required: expressions(parsed.required),
    excluded: expressions(parsed.excluded),
    titleCharacters: titled.length > 0 ? within('words', allOf(titled)) : undefined,
    excludedCharacters: without.length > 0 ? anyOf(without) : undefined,
    from: Math.max(filter.from ?? 0, parsed.from ?? 0),
    to: Math.min(filter.to ?? Number.MAX_SAFE_INTEGER, parsed.to ?? Number.MAX_SAFE_INTEGER),
  };
}

/** Lists of which the article must be a member. */
export function filterLists({ section, tag, source, author }: SearchFilter): string[] {
  const lists: string[] = [];
  if (tag) lists.push(listName.tag(tag));
  if (author) lists.push(listName.author(author));
  if (source) lists.push(listName.source(source));
  if (section) lists.push(listName.section(section));
  return lists;
}

/** Filter terms as expressions; the table of characters has no columns. */
export function filterExpressions(
  groups: readonly (readonly string[])[],
  columns: string | undefined,
): string[] {
  return groups.map((tokens) => {
    const any = anyOf(tokens.map(literal));
    return columns ? within(columns, any) : any;
  });
}

/** All of the terms, wherever they stand. */
export function allTerms(terms: readonly string[]): string {
  return within(anywhere, allOf(terms.map(literal)));
}

/** Any of the terms; where text is required, that: then the terms only order what has it. */
export function termsExpression(terms: readonly string[], required: readonly string[]): string | undefined {
  const words = terms.length > 0 ? [within(anywhere, anyOf(terms.map(literal)))] : [];
  return words.length + required.length > 0 ? anyOf([...words, ...required]) : undefined;
}
