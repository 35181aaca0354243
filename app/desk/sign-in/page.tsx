import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { Field } from '@/components/desk/field';
import { FormNote } from '@/components/desk/form-note';
import { safeTarget } from '@/lib/desk/desk-address';
import { currentSession } from '@/lib/desk/page-person';
import { typedEmailCookie } from '@/lib/desk/people/typed-email';
import { peopleTexts } from '@/lib/desk/texts/people';

const text = peopleTexts.signIn;

export const metadata: Metadata = { title: text.title };

interface SignInProps {
  searchParams: Promise<{ to?: string | string[]; problem?: string | string[] }>;
}

export default async function SignInRoute({ searchParams }: SignInProps) {
  const { to, problem } = await searchParams;
  const target = safeTarget(typeof to === 'string' ? to : undefined);
  if (await currentSession()) redirect(target);
  const typed = (await cookies()).get(typedEmailCookie)?.value;
  return (
    <div className="desk-card">
      <h1>{text.title}</h1>
      <FormNote problem={problem} />
      <form method="post" action="/desk/api/auth/sign-in">
        <input type="hidden" name="to" value={target} />
        <Field label={text.email} name="email" type="email" autoComplete="username" defaultValue={typed} />
        <Field label={text.password} name="password" type="password" autoComplete="current-password" />
        <button className="button-primary" type="submit">
          {text.submit}
        </button>
      </form>
      <p className="hint">{text.help}</p>
    </div>
  );
}
