import { futureTexts } from '@/lib/desk/texts/future';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { formatMoment, parseMoment } from './moment';

export type Choice = { at: number; moment: string } | { problem: string };

const furthestMs = 10 * 366 * 24 * 3_600_000;

/** A moment that somebody chose, when it lies ahead; the minute that runs now counts. Else what is wrong with it. */
export function chooseMoment({ settings, clock }: Newsroom, given: string): Choice {
  const { timezone } = settings.site();
  const at = parseMoment(given, timezone);
  if (at === undefined) return { problem: futureTexts.invalid };
  const now = clock.now();
  if (at < now - 60_000) return { problem: futureTexts.past };
  if (at > now + furthestMs) return { problem: futureTexts.tooFar };
  return { at, moment: formatMoment(at, timezone) };
}
