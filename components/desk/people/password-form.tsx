import { Field } from '@/components/desk/field';
import { peopleTexts } from '@/lib/desk/texts/people';

const text = peopleTexts.account;
const chosen = { type: 'password', autoComplete: 'new-password', minLength: 12, maxLength: 128 } as const;

/** A plain form. The address is there for password managers, which ask whose password it is. */
export function PasswordForm({ email }: { email: string }) {
  return (
    <form className="password-form" method="post" action="/desk/api/auth/password">
      <input
        className="sr-only"
        type="email"
        autoComplete="username"
        value={email}
        readOnly
        aria-hidden
        tabIndex={-1}
      />
      <Field label={text.current} name="current" type="password" autoComplete="current-password" />
      <Field label={text.next} name="next" hint={peopleTexts.invitation.rule} {...chosen} />
      <Field label={text.repeat} name="repeat" {...chosen} />
      <div>
        <button className="button-primary" type="submit">
          {text.submit}
        </button>
      </div>
      <p className="hint">{text.changeHint}</p>
    </form>
  );
}
