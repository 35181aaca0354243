import { respond } from '@/lib/desk/desk-error';
import { readInput } from '@/lib/desk/input';
import { type SlugContext, typedSchema } from '@/lib/desk/manuscripts/input';
import { dropWorkingCopy, keepWorkingCopy } from '@/lib/desk/manuscripts/save-source';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { requirePerson } from '@/lib/desk/session';

export const dynamic = 'force-dynamic';

export const PUT = respond<SlugContext>(async (request, { params }) => {
  const person = await requirePerson(request);
  const { slug } = await params;
  const typed = await readInput(request, typedSchema);
  await keepWorkingCopy(getWritingDesk(), person, slug, typed);
  return new Response(null, { status: 204 });
});

export const DELETE = respond<SlugContext>(async (request, { params }) => {
  const person = await requirePerson(request);
  const { slug } = await params;
  await dropWorkingCopy(getWritingDesk(), person, slug);
  return new Response(null, { status: 204 });
});
