import { ListHeader } from '@/components/list/list-header';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { savedSearch, searchFeedUrl } from '@/lib/feeds/search-feed';
import { type SearchView, searchUrl } from '@/lib/search/search-view';
import { messages } from '@/lib/site/messages';
import type { SearchFacet } from './search-facets';
import { SearchForm } from './search-form';
import { SearchResults } from './search-results';

const { search: text, site } = messages;

/** Links that narrow the present search; the value in force leads back out. */
function facetsOf({ values, found, sections }: SearchView): SearchFacet[] {
  if (!found) return [];
  const sectionName = (id: string): string => sections.find((section) => section.id === id)?.name ?? id;
  const narrow = (title: string, key: 'section' | 'tag' | 'source'): SearchFacet => ({
    title,
    values: found.facets[key].slice(0, 8).map(({ value, count }) => {
      const current = values[key] === value;
      const name = key === 'section' ? sectionName(value) : value;
      return { name, count, current, url: searchUrl({ ...values, [key]: current ? undefined : value }) };
    }),
  });
  const years = found.facets.year.map(({ value, count }) => {
    const span = { from: `${value}-01-01`, to: `${value}-12-31` };
    const current = values.from === span.from && values.to === span.to;
    const url = searchUrl({ ...values, ...(current ? { from: undefined, to: undefined } : span) });
    return { name: messages.list.year(value), count, current, url };
  });
  return [
    narrow(text.section, 'section'),
    narrow(text.tag, 'tag'),
    narrow(text.source, 'source'),
    { title: text.year, values: years },
  ];
}

/** The search page with or without results. */
export function SearchPage({ view, timezone }: { view: SearchView; timezone: string }) {
  const { values, sections, sources, malformed, found } = view;
  const { didYouMean: meant, easier } = found ?? {};
  return (
    <>
      <Breadcrumbs items={[{ name: site.home, url: '/' }, { name: text.title }]} />
      <ListHeader title={text.title} />
      <SearchForm values={values} sections={sections} sources={sources} />
      {malformed && <p role="alert">{text.malformed(malformed)}</p>}
      {!malformed && !found && <p className="empty">{text.invite}</p>}
      {found && (
        <SearchResults
          query={values.q}
          total={found.total}
          more={found.more}
          hits={found.hits}
          page={found.page}
          pages={found.pages}
          url={(page) => searchUrl(values, page)}
          timezone={timezone}
          feedUrl={searchFeedUrl(savedSearch(new Map(Object.entries(values))), 'rss.xml')}
          facets={facetsOf(view)}
          didYouMean={meant && { query: meant.q, url: searchUrl(meant) }}
          easier={easier && { ...easier, url: searchUrl(easier.values) }}
        />
      )}
    </>
  );
}
