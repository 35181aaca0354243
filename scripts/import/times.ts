import { formatIso, parseTime } from '@/lib/site/dates';

export interface SourceTime {
  at: number;
  /** With the offset of the site's timezone; a day alone stays a day. */
  text: string;
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads a time as sources write it: ISO 8601, `2022-07-08 10:30`, `2022年7月8日 10:30`, `2022/7/8`, RFC 822. Without an
 * offset it is in `timezone`. Undefined for anything else.
 */
export function instantOf(written: string, timezone: string): SourceTime | undefined {
  const text = written.trim();
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      text,
    );
  if (parts) {
    const [, year, month = '', date = '', time, offset = ''] = parts;
    const local = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    const found = parseTime(time ? `${local} ${time.replace(/^(\d):/, '0$1:')}${offset}` : local, timezone);
    if (!found) return undefined;
    return { at: found.at, text: day.test(local) && !time ? local : formatIso(found.at, timezone) };
  }
  // RFC 822: a name of a month and a zone; anything else `Date` would read in the zone of this machine.
  if (!/[A-Za-z]{3}.*(?:GMT|UTC?|Z|[+-]\d{4})\s*$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : { at, text: formatIso(at, timezone) };
}
