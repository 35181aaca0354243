import { Breadcrumbs, type Crumb } from '@/components/site/breadcrumbs';
import { type Archive, archivePath } from '@/lib/content/archive';
import { messages } from '@/lib/site/messages';
import { ArchiveCalendar } from './archive-calendar';
import { DayList } from './day-list';
import { ListHeader } from './list-header';
import { MonthCalendar } from './month-calendar';

const { list: text, site } = messages;

/** The way from the front page down to the page itself, whose address the last crumb leaves out. */
function crumbsOf(archive: Archive): Crumb[] {
  const parts = archivePath(archive).map(({ name, path }) => ({ name, url: path }));
  return [
    { name: site.home, url: '/' },
    ...parts.map((crumb, index) => (index === parts.length - 1 ? { name: crumb.name } : crumb)),
  ];
}

/** Heading of an archive page, by how much of the date is given. */
export function archiveTitle({ year, month, day }: Pick<Archive, 'year' | 'month' | 'day'>): string {
  if (year && month && day) return text.fullDay(year, month, day);
  if (year && month) return text.yearMonth(year, month);
  return year ? text.year(year) : site.archive;
}

/** The archive by year, month or day. */
export function ArchivePage({ archive, timezone }: { archive: Archive; timezone: string }) {
  const { year, month, years, days, listed } = archive;
  return (
    <>
      <Breadcrumbs items={crumbsOf(archive)} />
      <ListHeader title={archiveTitle(archive)} />
      {years.map((found) => (
        <ArchiveCalendar key={found.year} {...found} alone={found.year === year} />
      ))}
      {year && month && (
        <div className="archive-month">
          <MonthCalendar year={year} month={month} days={days} />
          {listed.length > 0 && <DayList days={listed} timezone={timezone} />}
        </div>
      )}
    </>
  );
}
