import { z } from 'zod';
import { getDesk } from '@/lib/desk/desk';
import { respond } from '@/lib/desk/desk-error';
import { readInput } from '@/lib/desk/input';
import { changeAccount } from '@/lib/desk/people/manage';
import { roles } from '@/lib/desk/person';
import { requireAtDesk } from '@/lib/desk/session';
import { getNewsroom } from '@/lib/site/newsroom';
import { json } from '@/lib/site/respond';

const schema = z.object({ role: z.enum(roles).optional(), disabled: z.boolean().optional() });

interface Context {
  params: Promise<{ id: string }>;
}

export const PATCH = respond(async (request, { params }: Context) => {
  const by = await requireAtDesk(request, 'manage-people');
  const change = await readInput(request, schema);
  const { id } = await params;
  return json(changeAccount(getDesk(), id, change, { by, now: getNewsroom().clock.now() }));
});
