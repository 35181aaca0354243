'use client';

import { Field } from '@/components/desk/field';
import { roles } from '@/lib/desk/person';
import { peopleTexts } from '@/lib/desk/texts/people';
import { linkIn } from './link-note';
import type { Act } from './people-board';

const text = peopleTexts.people;

export function InviteForm({ act, busy }: { act: Act; busy: boolean }) {
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const given = new FormData(form);
    const [name, email, role] = ['name', 'email', 'role'].map((field) => String(given.get(field) ?? ''));
    const say = (answer: unknown) => ({ link: linkIn(answer), name: name ?? '' });
    if (await act('POST', '/desk/api/people', { name, email, role }, say)) form.reset();
  };
  return (
    <form
      className="invite-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <Field label={text.name} name="name" autoComplete="off" maxLength={40} />
      <Field label={text.email} name="email" type="email" autoComplete="off" maxLength={200} />
      <div className="field">
        <label htmlFor="role">{text.role}</label>
        <select id="role" name="role" defaultValue="author">
          {roles.map((role) => (
            <option key={role} value={role}>
              {text.roles[role]}
            </option>
          ))}
        </select>
      </div>
      <button className="button-primary" type="submit" disabled={busy}>
        {text.submit}
      </button>
      <p className="hint">{text.inviteHint}</p>
    </form>
  );
}
