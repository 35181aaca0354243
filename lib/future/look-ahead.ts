import { redirect } from 'next/navigation';
import { cache } from 'react';
import { currentSession } from '@/lib/desk/page-person';
import { mayAtDesk } from '@/lib/desk/rights';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { getNewsroom } from '@/lib/site/newsroom';
import { decodeParam } from '@/lib/site/params';
import { chooseMoment } from './choose-moment';
import { futurePath, futureUrl } from './moment';
import { newsroomAt } from './newsroom-at';
import { type ShownPage, shownPageAt } from './shown-pages';

/** A page as of a moment that is still to come. */
export interface LookAhead {
  /** Of that moment. */
  newsroom: Newsroom;
  moment: string;
  page: Exclude<ShownPage, { kind: 'redirect' }>;
}

/**
 * For pages below /desk/future/{moment}. Whoever may not look ahead, and a moment that is none or has passed, is led to the
 * page on which one is chosen; addresses that only exist as they are now lead to the front page of the moment.
 * @param moment as it stands in the address
 * @param path percent-encoded, without query
 */
export const lookAhead = cache(async (moment: string, path: string): Promise<LookAhead> => {
  const session = await currentSession();
  if (!session || !mayAtDesk(session.person, 'see-future')) redirect(futurePath);
  const present = getNewsroom();
  const choice = chooseMoment(present, decodeParam(moment));
  if ('problem' in choice) redirect(`${futurePath}?at=${moment}`);
  const newsroom = newsroomAt(present, choice.at);
  const page = shownPageAt(newsroom, path);
  if (!page) redirect(futureUrl(choice.moment));
  if (page.kind === 'redirect') redirect(futureUrl(choice.moment, page.location));
  return { newsroom, moment: choice.moment, page };
});
