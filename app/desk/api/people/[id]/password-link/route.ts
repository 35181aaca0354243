import { getDesk } from '@/lib/desk/desk';
import { respond, unknown } from '@/lib/desk/desk-error';
import { invitationAddress } from '@/lib/desk/people/invitation-address';
import { invite } from '@/lib/desk/people/invite';
import { requireAtDesk } from '@/lib/desk/session';
import { getNewsroom } from '@/lib/site/newsroom';
import { json } from '@/lib/site/respond';

interface Context {
  params: Promise<{ id: string }>;
}

/** For whoever has forgotten his password: a link under which he sets another. */
export const POST = respond(async (request, { params }: Context) => {
  const by = await requireAtDesk(request, 'manage-people');
  const desk = getDesk();
  const account = desk.accounts.get((await params).id);
  if (!account) throw unknown();
  const { token } = invite(desk, { ...account, hours: 48, by, now: getNewsroom().clock.now() });
  return json({ link: invitationAddress(token) }, 201);
});
