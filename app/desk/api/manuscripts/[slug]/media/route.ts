import { respond } from '@/lib/desk/desk-error';
import { readUpload, type SlugContext } from '@/lib/desk/manuscripts/input';
import { listPictures, uploadPicture } from '@/lib/desk/manuscripts/pictures';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { requirePerson } from '@/lib/desk/session';
import { json } from '@/lib/site/respond';

export const dynamic = 'force-dynamic';

export const GET = respond<SlugContext>(async (request, { params }) => {
  const person = await requirePerson(request);
  const { slug } = await params;
  return json({ pictures: await listPictures(getWritingDesk(), person, slug) });
});

export const POST = respond<SlugContext>(async (request, { params }) => {
  const person = await requirePerson(request);
  const { slug } = await params;
  return json(await uploadPicture(getWritingDesk(), person, slug, () => readUpload(request)), 201);
});
