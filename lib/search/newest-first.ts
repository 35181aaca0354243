import type { Deadline } from './deadline';
import { allOf, anyOf, literal, within } from './match';
import type { Matcher, Table } from './matcher';
import type { Scope } from './scope';

/** Answers without ranking. */

export interface Found {
  /** In the order of the answer, as far as it was asked for. */
  ids: number[];
  /** Names of lists of each article that matches, up to one more than is counted. */
  matched: string[];
}

/** One more than is counted, to know that there are more. */
export const countedMatches = 1001;

export interface Order {
  scope: Scope;
  /** Places that must be right: up to the end of the page. */
  needed: number;
  deadline: Deadline;
}

/** What matches the expression, or the scope alone, newest first. */
export function newestOf(
  matcher: Matcher,
  table: Table,
  expression: string | undefined,
  { scope, needed, deadline }: Order,
): Found {
  const ids = matcher.newest(table, expression, scope, needed, deadline).map(({ id }) => id);
  const matched = matcher.lists(table, expression, scope, countedMatches);
  return { ids, matched: matched.map(({ facets }) => facets) };
}

/**
 * Terms that stand nearly everywhere tell nothing that ranking could use, and ranking would read everything: what
 * has all of them in its title comes first, then what has all of them, then what has any, each newest first.
 */
export function titlesFirst(matcher: Matcher, table: Table, terms: readonly string[], order: Order): Found {
  const { scope, needed, deadline } = order;
  const literals = terms.map(literal);
  const text = (expression: string): string =>
    table === 'fts' ? within('{title body}', expression) : expression;
  const titles = within(table === 'fts' ? 'title' : 'words', allOf(literals));
  const any = text(anyOf(literals));
  const ids = new Set<number>();
  const steps = [
    { from: table === 'fts' ? table : ('title' as const), expression: titles },
    ...(terms.length > 1 ? [{ from: table, expression: text(allOf(literals)) }] : []),
    { from: table, expression: any },
  ];
  for (const { from, expression } of steps) {
    if (ids.size >= needed || (ids.size > 0 && deadline.spent())) break;
    for (const { id } of matcher.newest(from, expression, scope, needed, deadline)) ids.add(id);
  }
  const matched = matcher.lists(table, any, scope, countedMatches);
  return { ids: [...ids], matched: matched.map(({ facets }) => facets) };
}
