import type { Desk } from '../desk';
import { DeskError, unknown } from '../desk-error';
import type { Person, Role } from '../person';
import { peopleTexts } from '../texts/people';
import { atomically } from '../transaction';
import type { Account } from './account-store';

/** Whoever does it, and when (epoch milliseconds). */
export interface Act {
  by: Pick<Person, 'id' | 'name'>;
  now: number;
}

export interface AccountChange {
  role?: Role;
  disabled?: boolean;
}

function accountOf({ accounts }: Desk, id: string): Account {
  const account = accounts.get(id);
  if (!account) throw unknown();
  return account;
}

function enter(
  { audit }: Desk,
  { by, now }: Act,
  action: string,
  { email }: Account,
  detail: Record<string, string | number>,
): void {
  audit.append({ at: now, person: by.id, name: by.name, action, subject: email, detail });
}

/**
 * Another role, or whether somebody may sign in; his sessions end with either.
 * @throws DeskError 404; 409 when nobody would be left who manages people
 */
export function changeAccount(desk: Desk, id: string, change: AccountChange, act: Act): Account {
  const { db, accounts, invitations } = desk;
  return atomically(db, () => {
    const account = accountOf(desk, id);
    const { role = account.role, disabled = account.disabled } = change;
    if (role === account.role && disabled === account.disabled) return account;
    const isLeaving = role !== 'chief' || disabled;
    if (account.role === 'chief' && !account.disabled && isLeaving && accounts.countChiefs() === 1) {
      throw new DeskError(409, 'last-chief', peopleTexts.problems['last-chief']);
    }
    if (role !== account.role) {
      accounts.setRole(id, role);
      enter(desk, act, 'change-role', account, { from: account.role, to: role });
    }
    if (disabled !== account.disabled) {
      accounts.setDisabled(id, disabled);
      if (disabled) invitations.removeFor(account.email);
      enter(desk, act, disabled ? 'disable' : 'enable', account, {});
    }
    accounts.endSessions(id);
    return accountOf(desk, id);
  });
}

/** @returns how many there were. @throws DeskError 404 */
export function endSessions(desk: Desk, id: string, act: Act): number {
  return atomically(desk.db, () => {
    const account = accountOf(desk, id);
    const ended = desk.accounts.endSessions(id);
    if (ended > 0) enter(desk, act, 'end-sessions', account, { sessions: ended });
    return ended;
  });
}

/** Takes a link back that nobody has used yet. @throws DeskError 404 */
export function revokeInvitation(desk: Desk, id: string, { by, now }: Act): void {
  const { db, invitations, audit } = desk;
  atomically(db, () => {
    const invitation = invitations.get(id);
    if (!invitation) throw unknown();
    invitations.remove(id);
    const { email } = invitation;
    audit.append({
      at: now,
      person: by.id,
      name: by.name,
      action: 'revoke-invitation',
      subject: email,
      detail: {},
    });
  });
}
