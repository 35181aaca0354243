import { z } from 'zod';
import { invitationPath } from '@/lib/desk/desk-address';
import { DeskError, respond } from '@/lib/desk/desk-error';
import { isForm, readInput } from '@/lib/desk/input';
import { acceptInvitation } from '@/lib/desk/people/accept-invitation';
import { formProblem, goTo } from '@/lib/desk/people/form-answer';
import { signIn } from '@/lib/desk/people/sign-in';
import { peopleTexts } from '@/lib/desk/texts/people';
import { json } from '@/lib/site/respond';

const schema = z.object({
  token: z.string().max(100),
  password: z.string().max(1000),
  /** The form asks twice. */
  repeat: z.string().max(1000).optional(),
});

export const POST = respond(async (request) => {
  const { token, password, repeat = password } = await readInput(request, schema);
  try {
    if (password !== repeat) throw new DeskError(422, 'not-equal', peopleTexts.problems['not-equal']);
    const email = await acceptInvitation(token, password);
    const cookies = await signIn(email, password, request.headers);
    const answer = isForm(request) ? goTo('/desk') : json({ to: '/desk' }, 201);
    for (const cookie of cookies) answer.headers.append('Set-Cookie', cookie);
    return answer;
  } catch (error) {
    if (!isForm(request)) throw error;
    return formProblem(error, `${invitationPath}?token=${encodeURIComponent(token)}`);
  }
});
