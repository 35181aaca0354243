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
  const counts = new Map<string, number>();
  for (const list of lists.split('\n')) counts.set(list, (counts.get(list) ?? 0) + 1);
  const tally = (kind: string): FacetValue[] =>
    [...counts]
      .filter(([list]) => list.startsWith(`${kind}:`))
      .map(([list, count]) => ({ value: list.slice(kind.length + 1), count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, most);
  return { section: tally('section'), tag: tally('tag'), source: tally('source'), year: tally('year') };
}
