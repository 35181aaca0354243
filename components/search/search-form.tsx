import { SearchSuggest } from '@/components/ui/search-suggest';
import type { SearchValues } from '@/lib/search/search-view';
import { messages } from '@/lib/site/messages';
import { type SearchChoices, SearchFilters } from './search-filters';

const { search: text } = messages;

export interface SearchFormProps extends SearchChoices {
  values: SearchValues;
}

/** The search form with its filters; a plain GET, so that a search can be linked. */
export function SearchForm({ values, sections, sources }: SearchFormProps) {
  const { section, tag, source, author, from, to, sort } = values;
  const filtered = [section, tag, source, author, from, to].some(Boolean) || sort === 'date';
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
          <p className="search-help">{text.help}</p>
        </details>
      </form>
    </search>
  );
}
