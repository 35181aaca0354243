'use client';

import type { Role } from '@/lib/desk/person';
import { deskTexts } from '@/lib/desk/texts/desk';
import { peopleTexts } from '@/lib/desk/texts/people';
import type { Act } from './people-board';

const text = peopleTexts.people;

export interface InvitationView {
  id: string;
  name: string;
  email: string;
  role: Role;
  invitedBy: string;
  /** As text. */
  expires: string;
}

interface InvitationRowProps {
  invitation: InvitationView;
  act: Act;
  busy: boolean;
}

export function InvitationRow({ invitation, act, busy }: InvitationRowProps) {
  const { id, name, email, role, invitedBy, expires } = invitation;
  const revoke = () =>
    act('DELETE', `/desk/api/people/invitations/${id}`, undefined, () => text.revoked(name));
  return (
    <li className="row">
      <div className="row-name">
        <strong>{name}</strong>
        <small>{email}</small>
      </div>
      <p>{deskTexts.roles[role]}</p>
      <p className="row-seen">
        {text.expires} {expires}
        <br />
        {text.invitedBy} {invitedBy}
      </p>
      <div className="row-actions">
        <button
          className="button-quiet"
          type="button"
          disabled={busy}
          onClick={() => void revoke()}
          aria-label={text.actionOf(text.revoke, name)}
        >
          {text.revoke}
        </button>
      </div>
    </li>
  );
}
