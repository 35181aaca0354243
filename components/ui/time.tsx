import { formatDate, formatDay, formatIso, formatMinute, localParts } from '@/lib/site/dates';
import { isEnglish } from '@/lib/site/texts';

export interface TimeProps {
  at: number;
  timezone: string;
  /** The editor gave a day only: no time is invented. */
  dateOnly?: boolean;
  /** `minute` (default) as inspection rules want it on articles, `day` for lists, `short` leaves out the year, `clock` the day. */
  precision?: 'minute' | 'day' | 'short' | 'clock';
  /** Of the page; English writes the day in words. */
  language?: string;
}

/** A publish time as text, with its machine-readable form. */
export function Time({ at, timezone, dateOnly = false, precision = 'minute', language = '' }: TimeProps) {
  const machine = dateOnly ? formatDay(at, timezone) : formatIso(at, timezone);
  const text = isEnglish(language)
    ? writtenOut(at, timezone, dateOnly || precision === 'day', language)
    : written(at, timezone, dateOnly, precision);
  return <time dateTime={machine}>{text}</time>;
}

/** `May 6, 2024, 09:30` */
function writtenOut(at: number, timezone: string, dayOnly: boolean, language: string): string {
  const day = formatDate(at, timezone, language);
  return dayOnly ? day : `${day}, ${localParts(at, timezone).time}`;
}

function written(at: number, timezone: string, dateOnly: boolean, precision: TimeProps['precision']): string {
  const { month, day, time } = localParts(at, timezone);
  if (precision === 'clock' && !dateOnly) return time;
  if (precision === 'short') {
    return dateOnly ? `${month}-${day}` : `${month}-${day} ${time}`;
  }
  return dateOnly || precision === 'day' ? formatDay(at, timezone) : formatMinute(at, timezone);
}
