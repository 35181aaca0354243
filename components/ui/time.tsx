import { formatDay, formatIso, formatMinute, localParts } from '@/lib/site/dates';

export interface TimeProps {
  at: number;
  timezone: string;
  /** The editor gave a day only: no time is invented. */
  dateOnly?: boolean;
  /** `minute` (default) as inspection rules want it on articles, `day` for lists, `short` leaves out the year, `clock` the day. */
  precision?: 'minute' | 'day' | 'short' | 'clock';
}

/** A publish time as text, with its machine-readable form. */
export function Time({ at, timezone, dateOnly = false, precision = 'minute' }: TimeProps) {
  const machine = dateOnly ? formatDay(at, timezone) : formatIso(at, timezone);
  return <time dateTime={machine}>{written(at, timezone, dateOnly, precision)}</time>;
}

function written(at: number, timezone: string, dateOnly: boolean, precision: TimeProps['precision']): string {
  const { month, day, time } = localParts(at, timezone);
  if (precision === 'clock' && !dateOnly) return time;
  if (precision === 'short') {
    return dateOnly ? `${month}-${day}` : `${month}-${day} ${time}`;
  }
  return dateOnly || precision === 'day' ? formatDay(at, timezone) : formatMinute(at, timezone);
}
