import { respond } from '@/lib/desk/desk-error';
import { readInput } from '@/lib/desk/input';
import { act } from '@/lib/desk/manuscripts/act';
import { orderSchema, type SlugContext } from '@/lib/desk/manuscripts/input';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { requirePerson } from '@/lib/desk/session';
import { json } from '@/lib/site/respond';

export const dynamic = 'force-dynamic';

export const POST = respond<SlugContext>(async (request, { params }) => {
  const person = await requirePerson(request);
  const { slug } = await params;
  const order = await readInput(request, orderSchema);
  const { version, change } = await act(getWritingDesk(), person, slug, order);
  return json({ version, state: change.state, change });
});
