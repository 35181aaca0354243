import { readBounds, readCount } from '@/lib/search/parameters';
import { type Place, readCursor } from './cursor';
import { isListName, type ListName } from './list-names';
import { type Words, wordsOf } from './words';

export const pageLimits = { usual: 50, most: 100 } as const;

/** Characters of a query that are read. */
const maxText = 200;

/** A query as it was written, to fill the form again. */
export interface WrittenQuery {
  list: string;
  q: string;
  section: string;
  from: string;
  to: string;
}

/** What somebody wants to see of the desk's lists. */
export interface ListQuery {
  list: ListName;
  words: Words;
  /** Section id; its sub-sections count too. */
  section?: string;
  /** Bounds of the article's date, inclusive epoch milliseconds. */
  from?: number;
  to?: number;
  after?: Place;
  limit: number;
  written: WrittenQuery;
}

export type ReadListQuery = { ok: true; value: ListQuery } | { ok: false; param: string };

/** Without a list, a search goes over everything, and otherwise the drafts are meant. */
export function readListQuery(given: URLSearchParams, timezone: string): ReadListQuery {
  const text = (name: string): string => (given.get(name) ?? '').trim();
  const q = [...text('q')].slice(0, maxText).join('');
  const section = text('section');
  const bounds = readBounds(given, timezone);
  if (!bounds.ok) return bounds;
  const { from, to } = bounds;
  const isSearch = q !== '' || section !== '' || from !== undefined || to !== undefined;
  const list = text('list') || (isSearch ? 'all' : 'drafts');
  if (!isListName(list)) return { ok: false, param: 'list' };
  const limit = readCount(given.get('limit'), pageLimits.usual, pageLimits.most);
  if (limit === undefined) return { ok: false, param: 'limit' };
  const after = text('cursor') ? readCursor(text('cursor')) : undefined;
  if (text('cursor') && !after) return { ok: false, param: 'cursor' };
  return {
    ok: true,
    value: {
      list,
      words: wordsOf(q),
      section: section || undefined,
      from,
      to,
      after,
      limit,
      written: { list: text('list'), q, section, from: text('from'), to: text('to') },
    },
  };
}
