const chinese =
  /^(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日(?:\s*(\d{1,2})[:：时](\d{1,2})分?)?)?)?$/;
const written = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?)?)?$/;
const clock = /^(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?$/;

/**
 * A written date or time as the `datetime` of `<time>` (HTML Standard, "valid date string" and relatives), or
 * undefined when the words are not a date ("清末"): then no `<time>` may be used.
 */
export function machineDate(text: string): string | undefined {
  const value = text.trim();
  const time = clock.exec(value);
  if (time) return timeOf(time[1], time[2], time[3]);
  const match = chinese.exec(value) ?? written.exec(value);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  if (month === undefined) return year;
  const monthNumber = Number(month);
  if (monthNumber < 1 || monthNumber > 12) return undefined;
  const yearMonth = `${year}-${pad(month)}`;
  if (day === undefined) return yearMonth;
  if (Number(day) < 1 || Number(day) > new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate())
    return undefined;
  const date = `${yearMonth}-${pad(day)}`;
  if (hour === undefined) return date;
  const clockText = timeOf(hour, minute, second);
  return clockText === undefined ? undefined : `${date}T${clockText}`;
}

function timeOf(hour: string | undefined, minute: string | undefined, second?: string): string | undefined {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
  return [hour, minute, second].flatMap((part) => (part === undefined ? [] : [pad(part)])).join(':');
}

function pad(part: string): string {
  return part.padStart(2, '0');
}
