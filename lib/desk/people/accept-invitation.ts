import { getNewsroom } from '@/lib/site/newsroom';
import { getDesk } from '../desk';
import { DeskError } from '../desk-error';
import { peopleTexts } from '../texts/people';
import { atomically } from '../transaction';
import { hashPassword } from './auth';
import { passwordSchema } from './email';
import type { Invitation } from './invitation-store';
import { attemptsOn } from './lock-out';

export interface OpenInvitation extends Invitation {
  /** Whether it sets a new password for an account that there is. */
  isReset: boolean;
}

/** What a link invites to; undefined when it is used up, taken back or too old, or its account is disabled. */
export function findInvitation(token: string): OpenInvitation | undefined {
  const { invitations, accounts } = getDesk();
  const invitation = invitations.find(token, getNewsroom().clock.now());
  const account = invitation && accounts.find(invitation.email);
  if (!invitation || account?.disabled) return undefined;
  return { ...invitation, ...account, id: invitation.id, isReset: account !== undefined };
}

/** @throws DeskError 422 when a password is too weak. @param email of the account */
export function checkPassword(password: string, email: string): void {
  if (passwordSchema.safeParse(password).success && password.trim().toLowerCase() !== email) return;
  throw new DeskError(422, 'weak-password', peopleTexts.problems['weak-password']);
}

/**
 * Uses up an invitation: makes its account, or gives it another password and ends its sessions.
 * @returns the account's address
 * @throws DeskError 404, 422, 503
 */
export async function acceptInvitation(token: string, password: string): Promise<string> {
  const found = findInvitation(token);
  if (!found) throw invalid();
  checkPassword(password, found.email);
  const passwordHash = await hashPassword(password);
  const { db, accounts, invitations, audit, lockOut } = getDesk();
  return atomically(db, () => {
    // Another request may have been quicker while this one hashed.
    const invitation = findInvitation(token);
    if (!invitation) throw invalid();
    const { id, email, name, role, isReset } = invitation;
    invitations.remove(id);
    lockOut.forgive(attemptsOn(email));
    const existing = accounts.find(email);
    if (existing) {
      accounts.setPassword(existing.id, passwordHash);
      accounts.endSessions(existing.id);
    }
    const person = existing?.id ?? accounts.create({ email, name, role, passwordHash });
    const action = isReset ? 'reset-password' : 'accept-invitation';
    const at = getNewsroom().clock.now();
    audit.append({ at, person, name, action, subject: email, detail: { role } });
    return email;
  });
}

function invalid(): DeskError {
  return new DeskError(404, 'invitation-invalid', peopleTexts.problems['invitation-invalid']);
}
