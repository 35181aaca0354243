import type { SearchAnswer } from '@/lib/api/schemas';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { formatIso } from '@/lib/site/dates';
import { bestPassage, findRanges, type Highlight } from './highlight';
import type { SearchParameters } from './parameters';

/** What a reader finds highlighted: neighbouring bigrams of the query merge into whole words by themselves. */
export function highlightsOf(
  title: string,
  plain: string,
  terms: readonly string[],
): { title: Highlight; body: Highlight } {
  return {
    title: { field: 'title', text: title, ranges: findRanges(title, terms) },
    body: bestPassage(plain, terms),
  };
}

/** The JSON of /api/search (contract 4 and 8). */
export function searchAnswer(newsroom: Newsroom, parameters: SearchParameters): SearchAnswer {
  const started = performance.now();
  const { timezone } = newsroom.settings.site();
  const result = newsroom.search.search(parameters);
  const hits = result.hits.map(({ card, plain }) => {
    const marked = highlightsOf(card.title, plain, result.terms);
    return {
      title: card.title,
      url: card.url,
      section: card.section,
      date: formatIso(card.date, timezone),
      source: card.source?.name,
      summary: card.summary,
      highlights: [marked.title, marked.body].filter(({ ranges }) => ranges.length > 0),
    };
  });
  return {
    query: parameters.query,
    total: result.total,
    ...(result.totalIsLowerBound ? { totalIsLowerBound: true as const } : {}),
    page: parameters.page,
    pageSize: parameters.limit,
    took_ms: Math.round((performance.now() - started) * 100) / 100,
    hits,
    facets: result.facets,
    didYouMean: result.didYouMean,
  };
}
