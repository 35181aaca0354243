import { respond } from '@/lib/desk/desk-error';
import { readInput } from '@/lib/desk/input';
import { type SlugContext, typedSchema } from '@/lib/desk/manuscripts/input';
import { openManuscript } from '@/lib/desk/manuscripts/open-manuscript';
import { saveSource } from '@/lib/desk/manuscripts/save-source';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { requirePerson } from '@/lib/desk/session';
import { json } from '@/lib/site/respond';

export const dynamic = 'force-dynamic';

export const GET = respond<SlugContext>(async (request, { params }) => {
  const person = await requirePerson(request);
  const { slug } = await params;
  return json(await openManuscript(getWritingDesk(), person, slug));
});

export const PUT = respond<SlugContext>(async (request, { params }) => {
  const person = await requirePerson(request);
  const { slug } = await params;
  const typed = await readInput(request, typedSchema);
  return json(await saveSource(getWritingDesk(), person, slug, typed));
});
