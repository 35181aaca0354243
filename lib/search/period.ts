import { endOf } from '@/lib/content/settings';
import { parseTime } from '@/lib/site/dates';

/** Inclusive epoch milliseconds. */
export interface Period {
  from: number;
  to: number;
}

/** The span of a written year, month or day (`2025`, `2025-03`, `2025-03-08`) in the site's timezone, if it exists. */
export function periodOf(written: string, timezone: string): Period | undefined {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written);
  if (!parts) return undefined;
  const [, year = '', month = '', day = ''] = parts;
  const first = `${year}-${month || '01'}-${day || '01'}`;
  const from = parseTime(first, timezone)?.at;
  const lastMonth = month || '12';
  const lastDay = day || String(new Date(Date.UTC(Number(year), Number(lastMonth), 0)).getUTCDate());
  const to = endOf(`${year}-${lastMonth}-${lastDay}`, timezone);
  return from === undefined || to === undefined ? undefined : { from, to };
}
