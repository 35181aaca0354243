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

/** A number from 1 to `max`; undefined when it is none. */
export function readCount(text: string | null, fallback: number, max: number): number | undefined {
  if (text === null || text === '') return fallback;
  if (!/^\d{1,6}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= 1 && value <= max ? value : undefined;
}

export type Bounds = { ok: true; from?: number; to?: number } | { ok: false; param: 'from' | 'to' };

/** `from` and `to` as inclusive epoch milliseconds; a day given as an end means the whole day. */
export function readBounds(given: URLSearchParams, timezone: string): Bounds {
  const written = { from: (given.get('from') ?? '').trim(), to: (given.get('to') ?? '').trim() };
  const from = written.from ? parseTime(written.from, timezone)?.at : undefined;
  if (written.from && from === undefined) return { ok: false, param: 'from' };
  const to = written.to ? endOf(written.to, timezone) : undefined;
  if (written.to && to === undefined) return { ok: false, param: 'to' };
  return { ok: true, from, to };
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
  const page = readCount(given.get('page'), 1, 999_999);
  if (page === undefined) return { ok: false, param: 'page' };
  const limit = readCount(given.get('limit'), limits.limit, limits.max);
  if (limit === undefined) return { ok: false, param: 'limit' };
  const bounds = readBounds(given, timezone);
  if (!bounds.ok) return bounds;
  return {
    ok: true,
    value: {
      query: [...(given.get('q') ?? '')].slice(0, maxQuery).join('').trim(),
      section: text('section') || undefined,
      tag: text('tag') || undefined,
      source: text('source') || undefined,
      author: text('author') || undefined,
      from: bounds.from,
      to: bounds.to,
      sort,
      page,
      limit,
      written: { from: text('from'), to: text('to') },
    },
  };
}
