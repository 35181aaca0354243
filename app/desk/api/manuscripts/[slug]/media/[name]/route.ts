import { respond } from '@/lib/desk/desk-error';
import { findPicture } from '@/lib/desk/manuscripts/pictures';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { requirePerson } from '@/lib/desk/session';
import { lifetimes, mediaResponse } from '@/lib/site/media';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ slug: string; name: string }>;
}

export const GET = respond<Context>(async (request, { params }) => {
  const person = await requirePerson(request);
  const { slug, name } = await params;
  const file = await findPicture(getWritingDesk(), person, slug, name);
  return mediaResponse(file, request, lifetimes.preview);
});
