import { archiveUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';

const { list: text } = messages;
const allMonths = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

export interface ArchiveCalendarProps {
  year: string;
  /** Months with articles; `month` as `07`. */
  months: readonly { month: string; total: number }[];
  /** On a page whose title is the year already. */
  alone?: boolean;
}

/** One year as twelve months; those with articles are links. */
export function ArchiveCalendar({ year, months, alone = false }: ArchiveCalendarProps) {
  const totals = new Map(months.map(({ month, total }) => [month, total]));
  return (
    <section className="calendar" aria-label={alone ? text.year(year) : undefined}>
      {!alone && (
        <h2 className="rubric">
          <a href={archiveUrl(year)}>{text.year(year)}</a>
        </h2>
      )}
      <ol className="calendar-months">
        {allMonths.map((month) => {
          const total = totals.get(month) ?? 0;
          const name = text.month(month);
          return (
            <li key={month}>
              {total > 0 ? (
                <a href={archiveUrl(year, month)}>
                  {name} <small>{text.count(total)}</small>
                </a>
              ) : (
                <span>{name}</span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
