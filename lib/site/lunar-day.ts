const tens = ['初', '十', '廿', '三'];
const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Day of a lunar month as calendars write it: 初一 … 初十, 十一, 二十, 廿一 … 三十. */
function dayName(day: number): string {
  if (day === 20) return '二十';
  const before = Math.floor((day - 1) / 10);
  return day === 30 ? '三十' : `${tens[before] ?? ''}${digits[day - before * 10] ?? ''}`;
}

/**
 * `农历丙午年十月十九` in a Chinese language; undefined in others and where the platform has no Chinese calendar.
 * Server and browser bundle share it, so that a page that lay open over midnight says the same as a fresh one.
 */
export function formatLunarDay(at: number, timezone: string, language: string): string | undefined {
  if (!/^zh\b/i.test(language)) return undefined;
  const format = new Intl.DateTimeFormat(language, {
    calendar: 'chinese',
    timeZone: timezone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
  if (format.resolvedOptions().calendar !== 'chinese') return undefined;
  const parts = new Map<string, string>(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const year = parts.get('yearName');
  const month = parts.get('month');
  const day = Number(parts.get('day'));
  if (!year || !month || !(day >= 1 && day <= 30)) return undefined;
  const label = new Intl.Locale(language).maximize().script === 'Hant' ? '農曆' : '农历';
  return `${label}${year}年${month}${dayName(day)}`;
}
