import { getNewsroom } from '@/lib/site/newsroom';
import { getDesk } from '../desk';
import { DeskError } from '../desk-error';
import type { Person } from '../person';
import { peopleTexts } from '../texts/people';
import { atomically } from '../transaction';
import { checkPassword } from './accept-invitation';
import { hashPassword, verifyPassword } from './auth';
import { guarded } from './sign-in';

/**
 * Another password for somebody who knows the present one. Ends all of his sessions.
 * @throws DeskError 422, 429, 503
 */
export async function changePassword(
  { id, name, email }: Person,
  current: string,
  next: string,
  headers: Headers,
): Promise<void> {
  checkPassword(next, email);
  const { db, accounts, audit } = getDesk();
  const hash = accounts.passwordHashOf(id);
  const isRight = await guarded(email, headers, async () =>
    hash !== undefined && (await verifyPassword({ hash, password: current })) ? true : undefined,
  );
  if (!isRight) throw new DeskError(422, 'wrong-password', peopleTexts.problems['wrong-password']);
  const passwordHash = await hashPassword(next);
  atomically(db, () => {
    accounts.setPassword(id, passwordHash);
    accounts.endSessions(id);
    const at = getNewsroom().clock.now();
    audit.append({ at, person: id, name, action: 'change-password', subject: email, detail: {} });
  });
}
