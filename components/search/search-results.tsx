import { Pager } from '@/components/list/pager';
import { messages } from '@/lib/site/messages';
import { type SearchFacet, SearchFacets } from './search-facets';
import { SearchHit, type SearchHitData } from './search-hit';
import { type EasierSearch, SearchNothing } from './search-nothing';

const { search: text } = messages;

export interface SearchResultsProps {
  query: string;
  total: number;
  /** `total` is a lower bound. */
  more: boolean;
  hits: readonly SearchHitData[];
  page: number;
  pages: number;
  url: (page: number) => string;
  timezone: string;
  /** Where to follow this search. */
  feedUrl: string;
  facets?: readonly SearchFacet[];
  didYouMean?: { query: string; url: string };
  easier?: EasierSearch;
}

/** What was found, or what to try when nothing was. */
export function SearchResults({
  query,
  total,
  more,
  hits,
  page,
  pages,
  url,
  timezone,
  feedUrl,
  facets = [],
  didYouMean,
  easier,
}: SearchResultsProps) {
  return (
    <section className="search-results" aria-labelledby="results">
      <h2 id="results" className="sr-only">
        {text.heading}
      </h2>
      <p className="search-total" role="status">
        {total === 0 ? text.none(query) : text.results(total, more)}
      </p>
      {didYouMean && (
        <p className="search-meant">
          {text.didYouMean}
          <a href={didYouMean.url}>{didYouMean.query}</a>
        </p>
      )}
      {total === 0 && <SearchNothing easier={easier} timezone={timezone} />}
      <SearchFacets facets={facets} />
      {hits.length > 0 && (
        <ol className="cards">
          {hits.map((hit) => (
            <li key={hit.url}>
              <SearchHit hit={hit} timezone={timezone} />
            </li>
          ))}
        </ol>
      )}
      <Pager page={page} pages={pages} url={url} />
      <p className="meta">
        <a href={feedUrl} type="application/rss+xml">
          {messages.feeds.follow}
        </a>
      </p>
    </section>
  );
}
