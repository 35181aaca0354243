import { listName } from '@/lib/content/lists';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { highlightsOf } from './answer';
import type { Facets } from './facets';
import { type Marked, markedParts } from './highlight';
import { depth } from './limits';
import { readSearchParameters } from './parameters';

/** The results page: what was asked, what was found, and addresses to ask differently. */
export interface SearchView {
  values: {
    q: string;
    section?: string;
    tag?: string;
    source?: string;
    from?: string;
    to?: string;
    sort: 'relevance' | 'date';
  };
  sections: { id: string; name: string; depth: number }[];
  sources: string[];
  /** Name of a parameter that could not be understood. */
  malformed?: string;
  /** Absent when nothing was asked. */
  found?: {
    total: number;
    more: boolean;
    page: number;
    pages: number;
    hits: {
      title: Marked[];
      passage: Marked[];
      url: string;
      date: number;
      section?: string;
      source?: string;
      lang: string;
    }[];
    facets: Facets;
  };
}

type Query = Record<string, string | string[] | undefined>;

const perPage = 10;

function toParameters(query: Query): URLSearchParams {
  const entries = Object.entries(query).flatMap(([name, value]): [string, string][] => {
    const first = Array.isArray(value) ? value[0] : value;
    return first === undefined ? [] : [[name, first]];
  });
  return new URLSearchParams(entries);
}

/** The address of a search, with its parameters as they were given. */
export function searchAddress(query: Query): string {
  const given = toParameters(query);
  return given.size > 0 ? `/search?${given}` : '/search';
}

export function loadSearch(newsroom: Newsroom, query: Query): SearchView {
  const { settings, queries, search } = newsroom;
  const { timezone } = settings.site();
  const tree = settings.sections();
  const given = toParameters(query);
  const parameters = readSearchParameters(given, timezone, { limit: perPage, max: perPage });
  const choices = {
    sections: tree.sections
      .filter(({ id }) => queries.hasAny(listName.section(id)))
      .map(({ id, name }) => ({ id, name, depth: Math.max(0, tree.path(id).length - 1) })),
    sources: queries
      .counts('source:')
      .sort((a, b) => b.total - a.total)
      .slice(0, 100)
      .map(({ name }) => name),
  };
  if (!parameters.ok) {
    return {
      values: { q: given.get('q') ?? '', sort: 'relevance' },
      ...choices,
      malformed: parameters.param,
    };
  }
  const { value } = parameters;
  const { section, tag, source, written, sort } = value;
  const values = { q: value.query, section, tag, source, from: written.from, to: written.to, sort };
  if (value.query === '' && ![section, tag, source, written.from, written.to].some(Boolean))
    return { values, ...choices };
  const result = search.search(value);
  const hits = result.hits.map(({ card, plain }) => {
    const marked = highlightsOf(card.title, plain, result.terms);
    return {
      title: markedParts(card.title, marked.title.ranges),
      passage: markedParts(marked.body.text, marked.body.ranges),
      url: card.url,
      date: card.date,
      section: tree.get(card.section)?.name,
      source: card.source?.name,
      lang: card.lang,
    };
  });
  const pages = Math.ceil(Math.min(result.total, depth) / perPage);
  return {
    values,
    ...choices,
    found: {
      total: result.total,
      more: result.totalIsLowerBound,
      page: value.page,
      pages,
      hits,
      facets: result.facets,
    },
  };
}

/** Address of a search, leaving out what is empty or the default. */
export function searchUrl(values: SearchView['values'], page = 1): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value && !(name === 'sort' && value === 'relevance')) parameters.set(name, value);
  }
  if (page > 1) parameters.set('page', String(page));
  const query = parameters.toString();
  return query ? `/search?${query}` : '/search';
}
