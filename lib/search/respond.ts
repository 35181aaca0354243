import type { Newsroom } from '@/lib/revalidate/newsroom';
import { messages } from '@/lib/site/messages';
import { publicError, publicJson } from '@/lib/site/respond';
import { searchAnswer } from './answer';
import { readSearchParameters } from './parameters';
import { suggest } from './suggest';

/** Answers of the search routes, with or without Next around them. */

const longestBeginning = 100;

export function respondToSearch(newsroom: Newsroom, query: URLSearchParams): Response {
  const parameters = readSearchParameters(query, newsroom.settings.site().timezone);
  if (parameters.ok) return publicJson(searchAnswer(newsroom, parameters.value));
  const { param } = parameters;
  return publicError(400, 'malformed-parameter', messages.search.malformed(param), param);
}

export function respondToSuggest(newsroom: Newsroom, query: URLSearchParams): Response {
  const typed = (query.get('q') ?? '').slice(0, longestBeginning);
  return publicJson({ query: typed, suggestions: suggest(newsroom, typed) });
}
