/** A time as the form shows it: a day, and maybe a time of day. Undefined for one that is written in another way. */
export function timeParts(written: string): { day: string; time: string } | undefined {
  if (written.trim() === '') return { day: '', time: '' };
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::00)?)?$/.exec(written.trim());
  return match ? { day: match[1] ?? '', time: match[2] ?? '' } : undefined;
}

/** The same as it is written in the file. */
export function writtenTime({ day, time }: { day: string; time: string }): string {
  return day === '' || time === '' ? day : `${day} ${time}`;
}

/** This minute in a timezone: `2026-03-02 09:30`. */
export function nowIn(timezone: string, now = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}
