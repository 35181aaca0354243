import type { Newsroom } from '@/lib/revalidate/newsroom';
import { listName } from './lists';
import type { ArticleCard } from './types';

/** The archive of everything, of a year, a month or a day, in the site's timezone. */
export interface Archive {
  year?: string;
  month?: string;
  day?: string;
  years: { year: string; months: { month: string; total: number }[] }[];
  days: { day: string; total: number }[];
  /** Days with their articles, newest first: of the month or the day. */
  listed: { year: string; month: string; day: string; items: ArticleCard[] }[];
  tags: string[];
}

/** Most articles that one month page lists; days link to the rest. */
const monthLimit = 500;

function totals(newsroom: Newsroom, prefix: string, width: number): { part: string; total: number }[] {
  return newsroom.queries.counts(prefix).map(({ name, total }) => ({ part: name.slice(0, width), total }));
}

/** @param date year, month and day as far as given; two digits for the latter */
export function loadArchive(newsroom: Newsroom, date: readonly string[]): Archive {
  const [year, month, day] = date;
  if (year === undefined) {
    const months = newsroom.queries.counts('month:');
    return { years: groupYears(months), days: [], listed: [], tags: [listName.all] };
  }
  if (month === undefined) {
    const months = newsroom.queries
      .counts(`month:${year}-`)
      .map(({ name, total }) => ({ name: `${year}-${name}`, total }));
    return { year, years: groupYears(months), days: [], listed: [], tags: [listName.year(year)] };
  }
  const days = totals(newsroom, `day:${year}-${month}-`, 2).map(({ part, total }) => ({ day: part, total }));
  const wanted = day === undefined ? [...days].reverse() : days.filter((found) => found.day === day);
  let left = monthLimit;
  const listed = wanted.flatMap((found) => {
    if (left <= 0) return [];
    const list = listName.day(`${year}-${month}-${found.day}`);
    const items = newsroom.queries.list(list, { page: 1, size: Math.min(left, found.total) });
    left -= items.length;
    return [{ year, month, day: found.day, items }];
  });
  const tag =
    day === undefined ? listName.month(`${year}-${month}`) : listName.day(`${year}-${month}-${day}`);
  return { year, month, day, years: [], days, listed, tags: [tag, listName.month(`${year}-${month}`)] };
}

function groupYears(months: { name: string; total: number }[]): Archive['years'] {
  const years = new Map<string, { month: string; total: number }[]>();
  for (const { name, total } of months) {
    const [year = '', month = ''] = name.split('-');
    years.set(year, [...(years.get(year) ?? []), { month, total }]);
  }
  return [...years]
    .map(([year, found]) => ({ year, months: found }))
    .sort((a, b) => (a.year < b.year ? 1 : -1));
}
