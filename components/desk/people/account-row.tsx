'use client';

import { useState } from 'react';
import { type Person, type Role, roles } from '@/lib/desk/person';
import { deskTexts } from '@/lib/desk/texts/desk';
import { peopleTexts } from '@/lib/desk/texts/people';
import { linkIn } from './link-note';
import type { Act } from './people-board';

const text = peopleTexts.people;

export interface AccountView extends Person {
  disabled: boolean;
  /** When a session was last used that is still open, as text. */
  seen: string | undefined;
  /** Whoever looks at the page. */
  isSelf: boolean;
}

interface AccountRowProps {
  account: AccountView;
  act: Act;
  busy: boolean;
}

export function AccountRow({ account, act, busy }: AccountRowProps) {
  const { id, name, email, disabled, seen, isSelf } = account;
  const path = `/desk/api/people/${id}`;
  const change = (body: { role?: Role; disabled?: boolean }) =>
    act('PATCH', path, body, () => text.changed(name));
  const ended = (answer: unknown): string => {
    const count = typeof answer === 'object' && answer !== null && 'ended' in answer ? answer.ended : 0;
    return text.ended(name, Number(count));
  };
  const disable = (): void => {
    if (window.confirm(text.confirmDisable(name))) void change({ disabled: true });
  };
  const action = (label: string, onClick: () => void) => (
    <button
      className="button-quiet"
      type="button"
      disabled={busy}
      onClick={onClick}
      aria-label={text.actionOf(label, name)}
    >
      {label}
    </button>
  );
  return (
    <li className={disabled ? 'row row-off' : 'row'}>
      <div className="row-name">
        <strong>{name}</strong>
        {isSelf && <span className="badge">{text.self}</span>}
        {disabled && <span className="badge">{text.disabled}</span>}
        <small>{email}</small>
      </div>
      <RoleChoice
        key={account.role}
        account={account}
        busy={busy}
        onChoose={(role) => void change({ role })}
      />
      <p className="row-seen">{seen ? `${text.seen} ${seen}` : text.never}</p>
      <div className="row-actions">
        {!disabled &&
          action(
            text.reset,
            () =>
              void act('POST', `${path}/password-link`, undefined, (answer) => ({
                link: linkIn(answer),
                name,
              })),
          )}
        {seen && action(text.endSessions, () => void act('DELETE', `${path}/sessions`, undefined, ended))}
        {disabled && action(text.enable, () => void change({ disabled: false }))}
        {!disabled && !isSelf && action(text.disable, disable)}
      </div>
    </li>
  );
}

interface RoleChoiceProps {
  account: AccountView;
  busy: boolean;
  onChoose: (role: Role) => void;
}

/** Nothing changes while somebody moves through the roles with the keyboard. */
function RoleChoice({ account: { role, name }, busy, onChoose }: RoleChoiceProps) {
  const [chosen, setChosen] = useState(role);
  return (
    <div className="row-role">
      <select
        aria-label={text.roleOf(name)}
        value={chosen}
        onChange={({ target }) => setChosen(roles.find((one) => one === target.value) ?? role)}
      >
        {roles.map((one) => (
          <option key={one} value={one}>
            {deskTexts.roles[one]}
          </option>
        ))}
      </select>
      {chosen !== role && (
        <button className="button" type="button" disabled={busy} onClick={() => onChoose(chosen)}>
          {text.saveRole}
        </button>
      )}
    </div>
  );
}
