import { previewedSlug } from '@/lib/preview/session';
import { findMedia } from '@/lib/site/media';
import { getNewsroom } from '@/lib/site/newsroom';
import { answerMedia } from '@/lib/site/picture-response';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ path: string[] }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { path } = await params;
  const newsroom = getNewsroom();
  const file = findMedia(newsroom, path, await previewedSlug());
  return file ? answerMedia(newsroom, file, request) : new Response(null, { status: 404 });
}
