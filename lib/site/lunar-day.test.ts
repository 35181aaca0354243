import { describe, expect, it } from 'vitest';
import { formatLunarDay } from './lunar-day';

const shanghai = 'Asia/Shanghai';

function lunar(day: string, language = 'zh-Hans'): string | undefined {
  return formatLunarDay(Date.parse(`${day}T12:00:00+08:00`), shanghai, language);
}

describe('formatLunarDay', () => {
  it.each([
    ['2026-11-27', '农历丙午年十月十九'],
    ['2026-02-17', '农历丙午年正月初一'],
    ['2026-02-16', '农历乙巳年腊月廿九'],
    ['2026-02-26', '农历丙午年正月初十'],
    ['2026-03-08', '农历丙午年正月二十'],
    ['2026-03-18', '农历丙午年正月三十'],
    ['2025-07-25', '农历乙巳年闰六月初一'],
    ['2033-12-25', '农历癸丑年闰十一月初四'],
  ])('%s', (day, expected) => {
    expect(lunar(day)).toBe(expected);
  });

  it('begins with the local day, and speaks Chinese only', () => {
    const evening = Date.parse('2026-02-16T16:30:00Z');
    expect(formatLunarDay(evening, shanghai, 'zh-Hans')).toBe('农历丙午年正月初一');
    expect(formatLunarDay(evening, 'UTC', 'zh-Hans')).toBe('农历乙巳年腊月廿九');
    expect(lunar('2025-07-25', 'zh-Hant')).toBe('農曆乙巳年閏六月初一');
    expect(lunar('2026-11-27', 'en')).toBeUndefined();
  });
});
