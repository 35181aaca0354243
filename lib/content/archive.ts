import type { Newsroom } from '@/lib/revalidate/newsroom';
import { archiveUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
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

const { list: text, site } = messages;

interface PathStep {
  name: string;
  path: string;
}

/** Year, month and day of an archive page as breadcrumbs name them, from the archive itself down. */
export function archivePath({ year, month, day }: Pick<Archive, 'year' | 'month' | 'day'>): PathStep[] {
  const path: PathStep[] = [{ name: site.archive, path: archiveUrl() }];
  if (year) path.push({ name: text.year(year), path: archiveUrl(year) });
  if (year && month) path.push({ name: text.month(month), path: archiveUrl(year, month) });
  if (year && month && day) path.push({ name: text.day(day), path: archiveUrl(year, month, day) });
  return path;
}

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
