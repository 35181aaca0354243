import { SearchSuggest } from '@/components/ui/search-suggest';
import { textsOf } from '@/lib/site/texts';

/** The small search form of the masthead. */
export function SiteSearch({ language }: { language: string }) {
  const { site: text } = textsOf(language);
  return (
    <search className="site-search" aria-label={text.siteSearch}>
      <form method="get" action="/search">
        <SearchSuggest language={language}>
          <input
            type="search"
            name="q"
            aria-label={text.siteSearch}
            placeholder={text.searchPlaceholder}
            enterKeyHint="search"
            autoComplete="off"
          />
        </SearchSuggest>
        <button type="submit">{text.search}</button>
      </form>
    </search>
  );
}
