import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import { signInPath } from './desk-address';
import { type DeskAction, mayAtDesk } from './rights';
import { type Session, sessionOf } from './session';

/** The session of the page that is being rendered; undefined on the pages before it. */
export const currentSession = cache(async (): Promise<Session | undefined> => sessionOf(await headers()));

/**
 * For pages: whoever asks, when he may do what the page is for. Without a session (it ended since the gate looked) the
 * sign-in page answers, without the right 403.
 */
export async function requireOnPage(action?: DeskAction): Promise<Session> {
  const session = await currentSession();
  if (!session) redirect(signInPath);
  if (action && !mayAtDesk(session.person, action)) forbidden();
  return session;
}
