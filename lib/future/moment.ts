import { dayBounds, formatDay, formatMinute, parseTime } from '@/lib/site/dates';

/** The moment of a look ahead, as it stands in addresses: `2026-11-28T08:00`, in the site's timezone. */

export const futurePath = '/desk/future';

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** Epoch milliseconds; undefined for anything that is no minute of the calendar. */
export function parseMoment(text: string, timezone: string): number | undefined {
  return form.test(text) ? parseTime(text.replace('T', ' '), timezone)?.at : undefined;
}

/** @param at epoch milliseconds; seconds are left out */
export function formatMoment(at: number, timezone: string): string {
  return formatMinute(at, timezone).replace(' ', 'T');
}

/** Where a page of the site is shown as of a moment. @param path of the page, with its query */
export function futureUrl(moment: string, path = '/'): string {
  const base = `${futurePath}/${moment}`;
  return path === '/' ? base : base + path.replace(/^\/(?=\?)/, '');
}

/**
 * Moment and page of an address below /desk/future; undefined for the page on which a moment is chosen.
 * @param address percent-encoded; what stands behind the moment stays so
 */
export function splitFuturePath(address: string): { moment: string; path: string } | undefined {
  const found = /^\/desk\/future\/([^/]+)(\/.*)?$/.exec(address);
  if (!found) return undefined;
  const [, moment = '', path = '/'] = found;
  try {
    return { moment: decodeURIComponent(moment), path };
  } catch {
    return undefined;
  }
}

/** Eight o'clock of the next day, when most newsrooms begin theirs. */
export function nextMorning(now: number, timezone: string): string {
  return `${formatDay(dayBounds(now, timezone).end, timezone)}T08:00`;
}
