import { SearchSuggest } from '@/components/ui/search-suggest';
import { messages } from '@/lib/site/messages';

/** The small search form of the masthead. */
export function SiteSearch() {
  return (
    <search className="site-search" aria-label={messages.site.siteSearch}>
      <form method="get" action="/search">
        <SearchSuggest>
          <input
            type="search"
            name="q"
            aria-label={messages.site.siteSearch}
            placeholder={messages.site.searchPlaceholder}
            enterKeyHint="search"
            autoComplete="off"
          />
        </SearchSuggest>
        <button type="submit">{messages.site.search}</button>
      </form>
    </search>
  );
}
