import { respond } from '@/lib/desk/desk-error';
import { readHandedOver } from '@/lib/desk/editor/handed-over';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { requirePerson } from '@/lib/desk/session';
import { json } from '@/lib/site/respond';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ slug: string; person: string }>;
}

/** A working copy that somebody handed over, for whoever may publish it. */
export const GET = respond<Context>(async (request, { params }) => {
  const person = await requirePerson(request);
  const { slug, person: from } = await params;
  return json(await readHandedOver(getWritingDesk(), person, slug, from));
});
