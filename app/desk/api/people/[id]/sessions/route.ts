import { getDesk } from '@/lib/desk/desk';
import { respond } from '@/lib/desk/desk-error';
import { endSessions } from '@/lib/desk/people/manage';
import { requireAtDesk } from '@/lib/desk/session';
import { getNewsroom } from '@/lib/site/newsroom';
import { json } from '@/lib/site/respond';

interface Context {
  params: Promise<{ id: string }>;
}

export const DELETE = respond(async (request, { params }: Context) => {
  const by = await requireAtDesk(request, 'manage-people');
  const { id } = await params;
  return json({ ended: endSessions(getDesk(), id, { by, now: getNewsroom().clock.now() }) });
});
