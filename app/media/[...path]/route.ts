import { previewedSlug } from '@/lib/preview/session';
import { findMedia, mediaResponse } from '@/lib/site/media';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ path: string[] }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { path } = await params;
  const file = findMedia(getNewsroom(), path, await previewedSlug());
  return file ? mediaResponse(file, request) : new Response(null, { status: 404 });
}
