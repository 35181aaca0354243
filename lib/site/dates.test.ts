import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  dayBounds,
  formatDay,
  formatIso,
  formatLongDay,
  formatMinute,
  fullYears,
  isTimezone,
  localParts,
  parseTime,
} from './dates';

const shanghai = 'Asia/Shanghai';

describe('parseTime', () => {
  it.each([
    ['2026-01-31', '2026-01-30T16:00:00.000Z', true],
    [' 2026-01-31 ', '2026-01-30T16:00:00.000Z', true],
    ['2026-01-31 09:30', '2026-01-31T01:30:00.000Z', false],
    ['2026-01-31T09:30', '2026-01-31T01:30:00.000Z', false],
    ['2026-01-31 09:30:15', '2026-01-31T01:30:15.000Z', false],
    ['2026-01-31T09:30:15+08:00', '2026-01-31T01:30:15.000Z', false],
    ['2026-01-31T09:30:15+0800', '2026-01-31T01:30:15.000Z', false],
    ['2026-01-31 09:30+01:00', '2026-01-31T08:30:00.000Z', false],
    ['2026-01-31T09:30:15.250-05:00', '2026-01-31T14:30:15.250Z', false],
    ['2026-01-31T09:30Z', '2026-01-31T09:30:00.000Z', false],
    ['2024-02-29', '2024-02-28T16:00:00.000Z', true],
  ])('%s', (text, iso, dateOnly) => {
    const found = parseTime(text, shanghai);
    expect(found && { iso: new Date(found.at).toISOString(), dateOnly: found.dateOnly }).toEqual({
      iso,
      dateOnly,
    });
  });

  it.each([
    '',
    'yesterday',
    '2026',
    '2026-01',
    '2026-1-5',
    '2026-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-31 24:00',
    '2026-01-31 09:60',
    '2026-01-31 09:30:60',
    '2026-01-31 9:30',
    '2026-01-31  09:30',
    '2026-01-31 09:30 +08:00',
    '2026-01-31T09:30+08',
    '2026-01-31T09:30:00+25:00',
    '20260131',
    '2026/01/31',
    '+002026-01-31',
    '2026-01-31T09:30[Asia/Shanghai]',
    '２０２６-01-31',
  ])('refuses %j', (text) => {
    expect(parseTime(text, shanghai)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseTime(text, shanghai)));
    const digits = fc.constantFrom(...'0123456789-: T+Z.');
    fc.assert(fc.property(fc.string({ unit: digits, maxLength: 30 }), (text) => void parseTime(text, 'UTC')));
  });

  it('reads back what the formatters write', () => {
    const minute = fc.integer({ min: 0, max: 66_000_000 }).map((n) => n * 60_000);
    fc.assert(
      fc.property(minute, fc.constantFrom('UTC', shanghai, 'Asia/Kathmandu', 'Europe/Berlin'), (at, zone) => {
        expect(parseTime(formatIso(at, zone), 'America/New_York')?.at).toBe(at);
        expect(formatMinute(parseTime(formatMinute(at, zone), zone)?.at ?? 0, zone)).toBe(
          formatMinute(at, zone),
        );
      }),
    );
  });
});

describe('formats', () => {
  const at = Date.parse('2026-11-22T23:05:09Z');

  it('shows local calendar parts', () => {
    expect(localParts(at, shanghai)).toEqual({ year: '2026', month: '11', day: '23', time: '07:05' });
    expect(formatDay(at, 'America/New_York')).toBe('2026-11-22');
    expect(formatMinute(at, shanghai)).toBe('2026-11-23 07:05');
    expect(formatIso(at, shanghai)).toBe('2026-11-23T07:05:09+08:00');
    expect(formatIso(at, 'UTC')).toBe('2026-11-22T23:05:09+00:00');
  });

  it('writes the long day in the language of the page', () => {
    expect(formatLongDay(at, shanghai, 'zh-Hans')).toBe('2026年11月23日 星期一 农历丙午年十月十五');
    expect(formatLongDay(at, shanghai, 'en-GB')).toBe('Monday, 23 November 2026');
  });
});

describe('fullYears', () => {
  it('counts anniversaries in the zone of the site', () => {
    const years = (from: string, to: string) => fullYears(Date.parse(from), Date.parse(to), shanghai);
    expect(years('2023-11-27T08:00:00+08:00', '2024-11-26T23:59:59+08:00')).toBe(0);
    expect(years('2023-11-27T08:00:00+08:00', '2024-11-27T00:00:00+08:00')).toBe(1);
    expect(years('2024-02-29T08:00:00+08:00', '2025-02-28T12:00:00+08:00')).toBe(0);
    expect(years('2024-02-29T08:00:00+08:00', '2025-03-01T00:00:00+08:00')).toBe(1);
    expect(years('2020-01-01T00:30:00+08:00', '2026-11-27T00:00:00+08:00')).toBe(6);
  });
});

describe('dayBounds', () => {
  it('holds the instant and follows the clock changes of the zone', () => {
    const hours = (day: string, zone: string): number => {
      const { start, end } = dayBounds(Date.parse(`${day}T12:00Z`), zone);
      return (end - start) / 3_600_000;
    };
    expect(hours('2026-06-01', shanghai)).toBe(24);
    expect(hours('2026-03-29', 'Europe/Berlin')).toBe(23);
    expect(hours('2026-10-25', 'Europe/Berlin')).toBe(25);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
        const { start, end } = dayBounds(at, 'Europe/Berlin');
        return start <= at && at < end && formatDay(end, 'Europe/Berlin') > formatDay(start, 'Europe/Berlin');
      }),
    );
  });
});

describe('isTimezone', () => {
  it('knows names of zones only', () => {
    expect(['Asia/Shanghai', 'UTC', 'Europe/Berlin'].map(isTimezone)).toEqual([true, true, true]);
    const wrong = ['', 'Beijing', 'Asia/Beijing', '北京', '2026-01-31T09:30:00+08:00'];
    expect(wrong.filter(isTimezone)).toEqual([]);
  });
});

it('writes what Temporal says, at and around every change of offset and in any order', () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Africa/Casablanca', 'Asia/Kathmandu', 'UTC'];
  const changes = [
    '1872-04-30',
    '1901-01-01',
    '1986-05-03T18:00',
    '1991-09-14T17:00',
    '2024-03-10T07:00',
    '2022-07-08',
  ];
  const times = changes.flatMap((time) =>
    [-1, 0, 1].map((shift) => Date.parse(`${time.padEnd(16, 'T00:00')}Z`) + shift),
  );
  for (const zone of zones) {
    for (const at of [...times, ...times.toReversed()]) {
      const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
      expect(formatIso(at, zone)).toBe(
        zoned.toString({ timeZoneName: 'never', smallestUnit: 'second', offset: 'auto' }),
      );
      expect(formatMinute(at, zone)).toBe(
        zoned.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' '),
      );
    }
  }
});
