import { z } from 'zod';
import { safeTarget, signInPath } from '@/lib/desk/desk-address';
import { respond } from '@/lib/desk/desk-error';
import { isForm, readInput } from '@/lib/desk/input';
import { formProblem, goTo } from '@/lib/desk/people/form-answer';
import { signIn } from '@/lib/desk/people/sign-in';
import { rememberEmail } from '@/lib/desk/people/typed-email';
import { json } from '@/lib/site/respond';

const schema = z.object({
  email: z.string().trim().toLowerCase().max(200),
  password: z.string().max(1000),
  to: z.string().optional(),
});

export const POST = respond(async (request) => {
  const { email, password, to } = await readInput(request, schema);
  const target = safeTarget(to);
  try {
    const cookies = await signIn(email, password, request.headers);
    if (isForm(request)) return goTo(target, cookies);
    const answer = json({ to: target });
    for (const cookie of cookies) answer.headers.append('Set-Cookie', cookie);
    return answer;
  } catch (error) {
    if (!isForm(request)) throw error;
    const page = target === '/desk' ? signInPath : `${signInPath}?to=${encodeURIComponent(target)}`;
    return formProblem(error, page, [rememberEmail(email)]);
  }
});
