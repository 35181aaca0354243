import { SearchSuggest } from '@/components/ui/search-suggest';
import { messages } from '@/lib/site/messages';
import { type SearchChoices, SearchFilters } from './search-filters';

const { search: text } = messages;

/** What the reader asked, as it stands in the address. */
export interface SearchValues {
  q?: string;
  section?: string;
  tag?: string;
  source?: string;
  from?: string;
  to?: string;
  sort?: 'relevance' | 'date';
}

export interface SearchFormProps extends SearchChoices {
  values: SearchValues;
}

/** The search form with its filters; a plain GET, so that a search can be linked. */
export function SearchForm({ values, sections, sources }: SearchFormProps) {
  const { section, tag, source, from, to, sort } = values;
  const filtered = [section, tag, source, from, to].some(Boolean) || sort === 'date';
  return (
    <search aria-label={text.title}>
      <form className="search-form" method="get" action="/search">
        <div className="search-line">
          <SearchSuggest>
            <input
              type="search"
              name="q"
              aria-label={text.query}
              defaultValue={values.q}
              enterKeyHint="search"
              autoComplete="off"
            />
          </SearchSuggest>
          <button type="submit">{text.submit}</button>
        </div>
        <details open={filtered}>
          <summary>{text.filters}</summary>
          <SearchFilters values={values} sections={sections} sources={sources} />
        </details>
      </form>
    </search>
  );
}
