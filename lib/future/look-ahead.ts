import type { Person } from '@/lib/desk/person';
import { mayAtDesk } from '@/lib/desk/rights';
import { futureTexts } from '@/lib/desk/texts/future';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { formatMoment, futurePath, futureUrl, parseMoment } from './moment';
import { newsroomAt } from './newsroom-at';
import { type ShownPage, shownPageAt } from './shown-pages';

/** A page as of a moment that is still to come. */
export interface LookAhead {
  /** Of that moment. */
  newsroom: Newsroom;
  moment: string;
  page: Exclude<ShownPage, { kind: 'redirect' }>;
}

const furthestMs = 10 * 366 * 24 * 3_600_000;

/** A moment that somebody chose, when it lies ahead; the minute that runs now counts. Else what is wrong with it. */
export function chooseMoment(
  { settings, clock }: Newsroom,
  given: string,
): { at: number; moment: string } | { problem: string } {
  const { timezone } = settings.site();
  const at = parseMoment(given, timezone);
  if (at === undefined) return { problem: futureTexts.invalid };
  const now = clock.now();
  if (at < now - 60_000) return { problem: futureTexts.past };
  if (at > now + furthestMs) return { problem: futureTexts.tooFar };
  return { at, moment: formatMoment(at, timezone) };
}

/**
 * What stands below /desk/future/{moment}, or where to go instead: whoever may not look ahead, and a moment that is none or
 * has passed, to the page on which one is chosen; from addresses that only exist as they are now, to the front page.
 * @param path percent-encoded, without query
 */
export function lookAhead(
  present: Newsroom,
  person: Person,
  { moment: given, path }: { moment: string; path: string },
): LookAhead | { goTo: string } {
  if (!mayAtDesk(person, 'see-future')) return { goTo: futurePath };
  const choice = chooseMoment(present, given);
  if ('problem' in choice) return { goTo: `${futurePath}?at=${encodeURIComponent(given)}` };
  const { at, moment } = choice;
  const newsroom = newsroomAt(present, at);
  const page = shownPageAt(newsroom, path);
  if (!page) return { goTo: futureUrl(moment) };
  if (page.kind === 'redirect') return { goTo: futureUrl(moment, page.location) };
  return { newsroom, moment, page };
}
