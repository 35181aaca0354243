import { listName } from '@/lib/content/lists';
import type { Picture } from '@/lib/content/types';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { highlightsOf } from './answer';
import { easierSearches } from './easier';
import type { Facets } from './facets';
import { type Marked, markedParts } from './highlight';
import { depth } from './limits';
import { readSearchParameters, type SearchParameters } from './parameters';
import type { SearchResult } from './search-index';

/** What the reader asked, as it stands in the form. */
export interface SearchValues {
  q: string;
  section?: string;
  tag?: string;
  source?: string;
  author?: string;
  from?: string;
  to?: string;
  sort: 'relevance' | 'date';
}

export interface FoundHit {
  title: Marked[];
  passage: Marked[];
  url: string;
  date: number;
  dateOnly: boolean;
  section?: string;
  source?: string;
  cover?: Picture;
  lang: string;
}

/** The results page: what was asked, what was found, and addresses to ask differently. */
export interface SearchView {
  values: SearchValues;
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
    hits: FoundHit[];
    facets: Facets;
    /** What was probably meant. */
    didYouMean?: SearchValues;
    /** Where nothing was found: an easier question that has answers, and the first of them. */
    easier?: { values: SearchValues; total: number; hits: FoundHit[] };
  };
}

type Query = Record<string, string | string[] | undefined>;

const perPage = 10;
const fewHits = 5;

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
  const { settings, search } = newsroom;
  const { timezone } = settings.site();
  const given = toParameters(query);
  const parameters = readSearchParameters(given, timezone, { limit: perPage, max: perPage });
  const choices = choicesOf(newsroom);
  if (!parameters.ok) {
    return {
      values: { q: given.get('q') ?? '', sort: 'relevance' },
      ...choices,
      malformed: parameters.param,
    };
  }
  const { value } = parameters;
  const values = valuesOf(value);
  const { q, sort, ...filters } = values;
  if (q === '' && !Object.values(filters).some(Boolean)) return { values, ...choices };
  const result = search.search(value);
  const { didYouMean, total, facets } = result;
  return {
    values,
    ...choices,
    found: {
      total,
      more: result.totalIsLowerBound,
      page: value.page,
      pages: Math.ceil(Math.min(total, depth) / perPage),
      hits: hitsOf(newsroom, result),
      facets,
      didYouMean: didYouMean === undefined ? undefined : { ...values, q: didYouMean },
      easier: total === 0 ? findEasier(newsroom, value) : undefined,
    },
  };
}

type Choices = Pick<SearchView, 'sections' | 'sources'>;

const choicesKnown = new WeakMap<Newsroom, { revision: number; choices: Choices }>();

/** What the form offers; counted anew only when something public has changed. */
function choicesOf(newsroom: Newsroom): Choices {
  const { revision, settings, queries } = newsroom;
  const known = choicesKnown.get(newsroom);
  if (known?.revision === revision) return known.choices;
  const tree = settings.sections();
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
  choicesKnown.set(newsroom, { revision, choices });
  return choices;
}

function valuesOf({ query, section, tag, source, author, written, sort }: SearchParameters): SearchValues {
  return { q: query, section, tag, source, author, from: written.from, to: written.to, sort };
}

function hitsOf({ settings, queries }: Newsroom, { hits, terms }: SearchResult): FoundHit[] {
  const tree = settings.sections();
  return hits.map(({ card, plain }) => {
    const marked = highlightsOf(card.title, plain, terms);
    return {
      title: markedParts(card.title, marked.title.ranges),
      passage: markedParts(marked.body.text, marked.body.ranges),
      url: card.url,
      date: card.date,
      dateOnly: card.dateOnly,
      section: tree.get(card.section)?.name,
      source: card.source?.name,
      cover: queries.card(card.slug)?.cover,
      lang: card.lang,
    };
  });
}

function findEasier(
  newsroom: Newsroom,
  asked: SearchParameters,
): { values: SearchValues; total: number; hits: FoundHit[] } | undefined {
  for (const easier of easierSearches(asked, newsroom.settings.site().timezone)) {
    const result = newsroom.search.search({ ...easier, limit: fewHits });
    if (result.total > 0)
      return { values: valuesOf(easier), total: result.total, hits: hitsOf(newsroom, result) };
  }
  return undefined;
}

/** Address of a search, leaving out what is empty or the default. */
export function searchUrl(values: SearchValues, page = 1): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value && !(name === 'sort' && value === 'relevance')) parameters.set(name, value);
  }
  if (page > 1) parameters.set('page', String(page));
  const query = parameters.toString();
  return query ? `/search?${query}` : '/search';
}
