import { respond, unknown } from '@/lib/desk/desk-error';
import { readableBy } from '@/lib/desk/manuscripts/readable';
import { requirePerson } from '@/lib/desk/session';
import { findMedia } from '@/lib/site/media';
import { getNewsroom } from '@/lib/site/newsroom';
import { answerMedia } from '@/lib/site/picture-response';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ slug: string; path: string[] }>;
}

/** Files beside an article, as below /media/articles, for those who may read it although it is not public. */
export const GET = respond<Context>(async (request, { params }) => {
  const person = await requirePerson(request);
  const { slug, path } = await params;
  if (!readableBy(person, slug)) throw unknown();
  const newsroom = getNewsroom();
  const file = findMedia(newsroom, ['articles', slug, ...path], slug);
  if (!file) throw unknown();
  return answerMedia(newsroom, { ...file, preview: true }, request);
});
