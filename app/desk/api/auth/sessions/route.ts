import { z } from 'zod';
import { getDesk } from '@/lib/desk/desk';
import { respond, unknown } from '@/lib/desk/desk-error';
import { isForm, readInput } from '@/lib/desk/input';
import { goTo } from '@/lib/desk/people/form-answer';
import { requireSession } from '@/lib/desk/session';
import { getNewsroom } from '@/lib/site/newsroom';
import { json } from '@/lib/site/respond';

/** `end`: id of one of one's own sessions, or `others`. */
const schema = z.object({ end: z.string().min(1).max(100) });

export const POST = respond(async (request) => {
  const session = await requireSession(request);
  const { id: person, name, email } = session.person;
  const { end } = await readInput(request, schema);
  const { accounts, audit } = getDesk();
  const ended =
    end === 'others' ? accounts.endSessions(person, session.id) : Number(accounts.endSession(person, end));
  if (end !== 'others' && ended === 0) throw unknown();
  if (ended > 0) {
    const at = getNewsroom().clock.now();
    audit.append({ at, person, name, action: 'end-sessions', subject: email, detail: { sessions: ended } });
  }
  return isForm(request) ? goTo('/desk/account?done=sessions') : json({ ended });
});
