import { getDesk } from '@/lib/desk/desk';
import { respond } from '@/lib/desk/desk-error';
import { revokeInvitation } from '@/lib/desk/people/manage';
import { requireAtDesk } from '@/lib/desk/session';
import { getNewsroom } from '@/lib/site/newsroom';

interface Context {
  params: Promise<{ id: string }>;
}

export const DELETE = respond(async (request, { params }: Context) => {
  const by = await requireAtDesk(request, 'manage-people');
  revokeInvitation(getDesk(), (await params).id, { by, now: getNewsroom().clock.now() });
  return new Response(null, { status: 204 });
});
