import type { Metadata } from 'next';
import { Field } from '@/components/desk/field';
import { FormNote } from '@/components/desk/form-note';
import { findInvitation } from '@/lib/desk/people/accept-invitation';
import { deskTexts } from '@/lib/desk/texts/desk';
import { peopleTexts } from '@/lib/desk/texts/people';

const text = peopleTexts.invitation;

export const metadata: Metadata = { title: text.title };

interface InvitationProps {
  searchParams: Promise<{ token?: string | string[]; problem?: string | string[] }>;
}

export default async function InvitationRoute({ searchParams }: InvitationProps) {
  const { token, problem } = await searchParams;
  const invitation = typeof token === 'string' ? findInvitation(token) : undefined;
  if (!invitation) {
    return (
      <div className="desk-card">
        <h1>{text.invalid}</h1>
        <p>{text.invalidHint}</p>
      </div>
    );
  }
  const { name, email, role, isReset } = invitation;
  return (
    <div className="desk-card">
      <h1>{text.welcome(name)}</h1>
      <p>{isReset ? text.again : text.fresh(deskTexts.roles[role])}</p>
      <FormNote problem={problem} />
      <form method="post" action="/desk/api/auth/invitation">
        <input type="hidden" name="token" value={token} />
        <div className="field">
          <label htmlFor="email">{text.email}</label>
          <input id="email" type="email" autoComplete="username" value={email} readOnly />
        </div>
        <Field
          label={text.password}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
          hint={text.rule}
        />
        <Field label={text.repeat} name="repeat" type="password" autoComplete="new-password" />
        <button className="button-primary" type="submit">
          {text.submit}
        </button>
      </form>
    </div>
  );
}
