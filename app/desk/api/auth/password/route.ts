import { z } from 'zod';
import { DeskError, respond } from '@/lib/desk/desk-error';
import { isForm, readInput } from '@/lib/desk/input';
import { changePassword } from '@/lib/desk/people/change-password';
import { formProblem, goTo } from '@/lib/desk/people/form-answer';
import { signIn } from '@/lib/desk/people/sign-in';
import { requirePerson } from '@/lib/desk/session';
import { peopleTexts } from '@/lib/desk/texts/people';
import { json } from '@/lib/site/respond';

const schema = z.object({
  current: z.string().max(1000),
  next: z.string().max(1000),
  /** The form asks twice. */
  repeat: z.string().max(1000).optional(),
});

const page = '/desk/account';

export const POST = respond(async (request) => {
  const person = await requirePerson(request);
  const { current, next, repeat = next } = await readInput(request, schema);
  try {
    if (next !== repeat) throw new DeskError(422, 'not-equal', peopleTexts.problems['not-equal']);
    await changePassword(person, current, next, request.headers);
    const cookies = await signIn(person.email, next, request.headers);
    if (isForm(request)) return goTo(`${page}?done=password`, cookies);
    const answer = json({});
    for (const cookie of cookies) answer.headers.append('Set-Cookie', cookie);
    return answer;
  } catch (error) {
    if (!isForm(request)) throw error;
    return formProblem(error, page);
  }
});
