export interface FacetValue {
  value: string;
  count: number;
}

export type Facets = Record<'section' | 'tag' | 'source' | 'year', FacetValue[]>;

const most = 20;

/**
 * Counts matching articles by the lists they stand on; a section counts what stands in those below it.
 * @param lists names of the lists of all of them, one a line, as the index keeps them
 */
export function countFacets(lists: string): Facets {
  const counts: Record<keyof Facets, Map<string, number>> = {
    section: new Map(),
    tag: new Map(),
    source: new Map(),
    year: new Map(),
  };
  for (const list of lists.split('\n')) {
    const colon = list.indexOf(':');
    const kind = list.slice(0, colon);
    if (!isFacet(kind)) continue;
    const value = list.slice(colon + 1);
    counts[kind].set(value, (counts[kind].get(value) ?? 0) + 1);
  }
  return {
    section: largest(counts.section),
    tag: largest(counts.tag),
    source: largest(counts.source),
    year: largest(counts.year),
  };
}

function isFacet(kind: string): kind is keyof Facets {
  return kind === 'section' || kind === 'tag' || kind === 'source' || kind === 'year';
}

function largest(counts: ReadonlyMap<string, number>): FacetValue[] {
  const values = [...counts].map(([value, count]) => ({ value, count }));
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, most);
}
