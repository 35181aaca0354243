import type { Desk } from '../desk';
import { DeskError } from '../desk-error';
import type { Role } from '../person';
import { peopleTexts } from '../texts/people';
import { atomically } from '../transaction';

export interface NewInvitation {
  /** In its one form, see `emailSchema`. */
  email: string;
  name: string;
  role: Role;
  /** How long the link is good for; fractions allowed. */
  hours: number;
  /** Account, or `cli`. */
  by: { id: string; name: string };
  /** Epoch milliseconds. */
  now: number;
}

export interface IssuedInvitation {
  token: string;
  /** It sets a new password for an account that there is; name and role stay as they are. */
  isReset: boolean;
}

/**
 * A link for one person, in the place of any other to the same address.
 * @throws DeskError 409 when that account is disabled
 */
export function invite(
  { db, accounts, invitations, audit }: Desk,
  invitation: NewInvitation,
): IssuedInvitation {
  const { email, hours, by, now } = invitation;
  return atomically(db, () => {
    const account = accounts.find(email);
    if (account?.disabled) throw new DeskError(409, 'disabled', peopleTexts.problems.disabled);
    const { name, role } = account ?? invitation;
    const expires = Math.round(now + hours * 3_600_000);
    const token = invitations.add({ email, name, role, invitedBy: by.name, expires });
    const action = account ? 'invite-reset' : 'invite';
    audit.append({ at: now, person: by.id, name: by.name, action, subject: email, detail: { role, hours } });
    return { token, isReset: account !== undefined };
  });
}
