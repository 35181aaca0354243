import { redirect } from 'next/navigation';
import { cache } from 'react';
import { requireOnPage } from '@/lib/desk/page-person';
import { getNewsroom } from '@/lib/site/newsroom';
import { decodeParam } from '@/lib/site/params';
import { type LookAhead, lookAhead } from './look-ahead';

/** Where a page below /desk/future stands, as Next hands it over. */
export interface FutureParams {
  moment: string;
  path?: string[];
}

const shownAt = cache(async (moment: string, path: string): Promise<LookAhead> => {
  const { person } = await requireOnPage();
  const ahead = lookAhead(getNewsroom(), person, { moment: decodeParam(moment), path });
  if ('goTo' in ahead) redirect(ahead.goTo);
  return ahead;
});

/** What such a page shows. The server in front has led everybody else away already. */
export function futurePage({ moment, path = [] }: FutureParams): Promise<LookAhead> {
  return shownAt(moment, `/${path.join('/')}`);
}
