import type { Deadline } from './deadline';
import { depth } from './limits';
import { allOf, anyOf, literal, within } from './match';
import type { Matcher, Table } from './matcher';
import type { Scope } from './scope';

/** Answers without ranking. */

export interface Found {
  /** In the order of the answer, as far as it was asked for. */
  ids: number[];
  /** Articles that match, counted to one more than the depth of results, to know that there are more. */
  total: number;
  /** Names of the lists that the counted ones stand on, one a line. */
  lists: string;
}

export const mostCounted = depth + 1;

export interface Order {
  scope: Scope;
  /** Places that must be right: up to the end of the page. */
  needed: number;
  deadline: Deadline;
  /** Nobody asks how many there are. */
  uncounted?: boolean;
}

/** What matches the expression, or the scope alone, newest first. */
export function newestOf(
  matcher: Matcher,
  table: Table,
  expression: string | undefined,
  { scope, needed, deadline, uncounted = false }: Order,
): Found {
  const ids = matcher.newest(table, expression, scope, needed, deadline);
  if (uncounted) return { ids, total: ids.length, lists: '' };
  return { ids, ...matcher.count(table, expression, scope, mostCounted) };
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
  const any = text(anyOf(literals));
  const ids = new Set<number>();
  const steps = [
    { from: 'title' as const, expression: within('words', allOf(literals)) },
    ...(terms.length > 1 ? [{ from: table, expression: text(allOf(literals)) }] : []),
    { from: table, expression: any },
  ];
  for (const { from, expression } of steps) {
    if (ids.size >= needed || (ids.size > 0 && deadline.spent())) break;
    for (const id of matcher.newest(from, expression, scope, needed, deadline)) ids.add(id);
  }
  return { ids: [...ids], ...matcher.count(table, any, scope, mostCounted) };
}
