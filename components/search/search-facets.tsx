import { messages } from '@/lib/site/messages';

export interface SearchFacet {
  title: string;
  values: readonly { name: string; count: number; url: string; current?: boolean }[];
}

/** Ways to narrow a search down, as links. */
export function SearchFacets({ facets }: { facets: readonly SearchFacet[] }) {
  const shown = facets.filter(({ values }) => values.length > 0);
  if (shown.length === 0) return null;
  return (
    <nav className="facets" aria-label={messages.search.facets}>
      {shown.map(({ title, values }) => (
        <dl key={title}>
          <dt>{title}</dt>
          {values.map(({ name, count, url, current = false }) => (
            <dd key={url}>
              <a href={url} aria-current={current || undefined}>
                {name} <small>{count}</small>
              </a>
            </dd>
          ))}
        </dl>
      ))}
    </nav>
  );
}
