import { getDesk } from '@/lib/desk/desk';
import { signInPath } from '@/lib/desk/desk-address';
import { respond } from '@/lib/desk/desk-error';
import { goTo } from '@/lib/desk/people/form-answer';
import { signOut } from '@/lib/desk/people/sign-in';
import { personOf } from '@/lib/desk/session';
import { getNewsroom } from '@/lib/site/newsroom';

export const POST = respond(async ({ headers }) => {
  const person = await personOf(headers);
  const cookies = await signOut(headers);
  if (person) {
    const { id, name, email } = person;
    const at = getNewsroom().clock.now();
    getDesk().audit.append({ at, person: id, name, action: 'sign-out', subject: email, detail: {} });
  }
  return goTo(signInPath, cookies);
});
