import { endOf } from '@/lib/content/settings';
import { parseTime } from '@/lib/site/dates';
import { maxQuery } from './limits';
import type { SearchRequest } from './search-index';

/** The query parameters that /search and /api/search share (contract 4). */

export interface SearchParameters extends SearchRequest {
  /** As the reader wrote them, to fill the form again. */
  written: { from: string; to: string };
}

export type ParametersResult = { ok: true; value: SearchParameters } | { ok: false; param: string };

function positive(text: string | null, fallback: number, max: number): number | undefined {
  if (text === null || text === '') return fallback;
  if (!/^\d{1,6}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= 1 && value <= max ? value : undefined;
}

/** Unknown parameters are ignored; a known one that cannot be understood is named. */
export function readSearchParameters(
  given: URLSearchParams,
  timezone: string,
  limits = { limit: 10, max: 50 },
): ParametersResult {
  const text = (name: string): string => (given.get(name) ?? '').trim();
  const sort = text('sort') || 'relevance';
  if (sort !== 'relevance' && sort !== 'date') return { ok: false, param: 'sort' };
  const page = positive(given.get('page'), 1, 999_999);
  if (page === undefined) return { ok: false, param: 'page' };
  const limit = positive(given.get('limit'), limits.limit, limits.max);
  if (limit === undefined) return { ok: false, param: 'limit' };
  const from = text('from') ? parseTime(text('from'), timezone)?.at : undefined;
  if (text('from') && from === undefined) return { ok: false, param: 'from' };
  const to = text('to') ? endOf(text('to'), timezone) : undefined;
  if (text('to') && to === undefined) return { ok: false, param: 'to' };
  return {
    ok: true,
    value: {
      query: [...(given.get('q') ?? '')].slice(0, maxQuery).join('').trim(),
      section: text('section') || undefined,
      tag: text('tag') || undefined,
      source: text('source') || undefined,
      author: text('author') || undefined,
      from,
      to,
      sort,
      page,
      limit,
      written: { from: text('from'), to: text('to') },
    },
  };
}
