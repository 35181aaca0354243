import { archiveUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';

const { list: text } = messages;

export interface MonthCalendarProps {
  year: string;
  month: string;
  /** Days with articles; `day` as `08`. */
  days: readonly { day: string; total: number }[];
}

/** A month as a calendar sheet, weeks from Monday; days with articles are links. */
export function MonthCalendar({ year, month, days }: MonthCalendarProps) {
  const totals = new Map(days.map(({ day, total }) => [day, total]));
  return (
    <table className="calendar-sheet">
      <caption>{text.yearMonth(year, month)}</caption>
      <thead>
        <tr>
          {text.weekdays.map((day) => (
            <th key={day} scope="col" abbr={text.weekday(day)}>
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(Number(year), Number(month)).map((week) => (
          <tr key={week.join()}>
            {week.map((day, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the column of a calendar is its weekday
              <td key={column}>
                <Day year={year} month={month} day={day} total={totals.get(day) ?? 0} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ year, month, day, total }: { year: string; month: string; day: string; total: number }) {
  if (total === 0) return day && Number(day);
  return (
    <a href={archiveUrl(year, month, day)} aria-label={text.dayCount(day, total)}>
      {Number(day)}
    </a>
  );
}

/** Weeks of seven two-digit days, empty outside the month. */
function weeksOf(year: number, month: number): string[][] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const weeks = Math.ceil((before + length) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, column) => {
      const day = week * 7 + column - before + 1;
      return day >= 1 && day <= length ? String(day).padStart(2, '0') : '';
    }),
  );
}
