import { Temporal } from 'temporal-polyfill';
import { formatLunarDay } from './lunar-day';

/** A point in time as an editor wrote it. `at` is epoch milliseconds. */
export interface WrittenTime {
  at: number;
  /** True when only the day was given. */
  dateOnly: boolean;
}

const dayForm = /^\d{4}-\d{2}-\d{2}$/;
const localForm = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::[0-5]\d)?$/;
const offsetForm = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * Reads `YYYY-MM-DD`, `YYYY-MM-DD HH:mm[:ss]` or ISO 8601 with offset (contract 3).
 * Without an offset the time is in `timezone`. Undefined for anything else, including days that do not exist.
 */
export function parseTime(text: string, timezone: string): WrittenTime | undefined {
  const value = text.trim();
  try {
    if (dayForm.test(value)) {
      const day = Temporal.PlainDate.from(value, { overflow: 'reject' });
      return { at: day.toZonedDateTime(timezone).epochMilliseconds, dateOnly: true };
    }
    if (localForm.test(value)) {
      const local = Temporal.PlainDateTime.from(value.replace(' ', 'T'), { overflow: 'reject' });
      return { at: local.toZonedDateTime(timezone).epochMilliseconds, dateOnly: false };
    }
    if (offsetForm.test(value)) {
      const iso = value.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
      return { at: Temporal.Instant.from(iso).epochMilliseconds, dateOnly: false };
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return undefined;
}

/** Names of zones and offsets; Temporal would take the zone of a whole time, too. */
const zoneForm = /^(?:[A-Za-z][\w+/-]*|[+-]\d{2}(?::?\d{2})?)$/;

export function isTimezone(name: string): boolean {
  if (!zoneForm.test(name)) return false;
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** A stretch of time in which a zone keeps one offset. */
interface Stretch {
  from: number;
  to: number;
  /** As it is written, `+08:00`. */
  offset: string;
  offsetMs: number;
}

/** The last one of each zone: a site lives in one, and lists, feeds and sitemaps write thousands of times at once. */
const stretches = new Map<string, Stretch>();

function stretchAt(at: number, timezone: string): Stretch {
  const known = stretches.get(timezone);
  if (known && at >= known.from && at < known.to) return known;
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
  // A transition at this very moment has happened: the search for the one before begins just after it.
  const before = zoned.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const found = {
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: zoned.offset,
    offsetMs: zoned.offsetNanoseconds / 1e6,
  };
  stretches.set(timezone, found);
  return found;
}

/** Local calendar parts of an instant. */
export function localParts(
  at: number,
  timezone: string,
): { year: string; month: string; day: string; time: string } {
  const local = new Date(at + stretchAt(at, timezone).offsetMs).toISOString();
  return {
    year: local.slice(0, 4),
    month: local.slice(5, 7),
    day: local.slice(8, 10),
    time: local.slice(11, 16),
  };
}

/** `2022-07-08` */
export function formatDay(at: number, timezone: string): string {
  const { year, month, day } = localParts(at, timezone);
  return `${year}-${month}-${day}`;
}

/** `2022-07-08 10:30`: publish times are shown to the minute (institutional sites' inspection rule). */
export function formatMinute(at: number, timezone: string): string {
  return `${formatDay(at, timezone)} ${localParts(at, timezone).time}`;
}

/** ISO 8601 with the offset of the zone at that time, to the second: `2022-07-08T10:30:00+08:00`. */
export function formatIso(at: number, timezone: string): string {
  const { offset, offsetMs } = stretchAt(at, timezone);
  if (offsetMs % 60_000 === 0) return new Date(at + offsetMs).toISOString().slice(0, 19) + offset;
  // Local mean times of the 19th century have seconds, which the format has not.
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second', offset: 'auto' });
}

/** Of a zone at an instant, in milliseconds; positive to the east. */
export function offsetAt(at: number, timezone: string): number {
  return stretchAt(at, timezone).offsetMs;
}

/** `2026年11月23日`, `November 23, 2026`: the day in words of a language. */
export function formatDate(at: number, timezone: string, language: string): string {
  return new Intl.DateTimeFormat(language, { timeZone: timezone, dateStyle: 'long' }).format(at);
}

/** `2026年11月23日 星期一 农历丙午年十月十五` in the language of the page; the lunar day in Chinese only. */
export function formatLongDay(at: number, timezone: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    timeZone: timezone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  });
  const parts = format.formatToParts(at);
  const weekday = parts.find((part) => part.type === 'weekday')?.value ?? '';
  const day = parts
    .filter((part) => part.type !== 'weekday')
    .map((part) => part.value)
    .join('')
    .trim()
    .replace(/^,\s*|,\s*$/g, '');
  if (!language.startsWith('zh')) return `${weekday}, ${day}`;
  return [day, weekday, formatLunarDay(at, timezone, language)].filter(Boolean).join(' ');
}

/** Start of the local day that contains `at`, and start of the next one. */
export function dayBounds(at: number, timezone: string): { start: number; end: number } {
  const start = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).startOfDay();
  return { start: start.epochMilliseconds, end: start.add({ days: 1 }).epochMilliseconds };
}

/** Whole calendar years from one local day to another; 29 February has its anniversary on 1 March. */
export function fullYears(from: number, to: number, timezone: string): number {
  const day = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDate();
  return day(from).until(day(to), { largestUnit: 'years' }).years;
}
