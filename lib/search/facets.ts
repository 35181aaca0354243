import type { ArticleCard } from '@/lib/content/types';
import { localParts } from '@/lib/site/dates';

export interface FacetValue {
  value: string;
  count: number;
}

export type Facets = Record<'section' | 'tag' | 'source' | 'year', FacetValue[]>;

const most = 20;

function tally(values: Iterable<string>): FacetValue[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, most);
}

/** Counts over matching articles; `sectionPath` gives a section with those above it. */
export function countFacets(
  matched: readonly ArticleCard[],
  timezone: string,
  sectionPath: (id: string) => readonly string[],
): Facets {
  return {
    section: tally(matched.flatMap(({ section }) => sectionPath(section))),
    tag: tally(matched.flatMap(({ tags }) => tags)),
    source: tally(matched.flatMap(({ source }) => source?.name ?? [])),
    year: tally(matched.map(({ date }) => localParts(date, timezone).year)),
  };
}
