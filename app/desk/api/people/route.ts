import { z } from 'zod';
import { getDesk } from '@/lib/desk/desk';
import { DeskError, respond } from '@/lib/desk/desk-error';
import { readInput } from '@/lib/desk/input';
import { emailSchema, nameSchema } from '@/lib/desk/people/email';
import { invitationAddress } from '@/lib/desk/people/invitation-address';
import { invite } from '@/lib/desk/people/invite';
import { roles } from '@/lib/desk/person';
import { requireAtDesk } from '@/lib/desk/session';
import { peopleTexts } from '@/lib/desk/texts/people';
import { getNewsroom } from '@/lib/site/newsroom';
import { json } from '@/lib/site/respond';

const schema = z.object({
  email: emailSchema,
  name: nameSchema,
  role: z.enum(roles),
  hours: z.number().positive().max(720).default(48),
});

/** Everybody who works at the desk, and whoever is invited. */
export const GET = respond(async (request) => {
  await requireAtDesk(request, 'manage-people');
  const { accounts, invitations } = getDesk();
  return json({ people: accounts.list(), invitations: invitations.list(getNewsroom().clock.now()) });
});

/** Invites somebody who has no account yet. */
export const POST = respond(async (request) => {
  const by = await requireAtDesk(request, 'manage-people');
  const invitation = await readInput(request, schema);
  const desk = getDesk();
  if (desk.accounts.find(invitation.email)) {
    throw new DeskError(409, 'exists', peopleTexts.problems.exists);
  }
  const { token } = invite(desk, { ...invitation, by, now: getNewsroom().clock.now() });
  return json({ link: invitationAddress(token) }, 201);
});
