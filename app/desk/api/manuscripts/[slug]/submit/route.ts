import { respond } from '@/lib/desk/desk-error';
import type { SlugContext } from '@/lib/desk/manuscripts/input';
import { submitWorkingCopy } from '@/lib/desk/manuscripts/save-source';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { requirePerson } from '@/lib/desk/session';

export const dynamic = 'force-dynamic';

export const POST = respond<SlugContext>(async (request, { params }) => {
  const person = await requirePerson(request);
  const { slug } = await params;
  await submitWorkingCopy(getWritingDesk(), person, slug);
  return new Response(null, { status: 204 });
});
