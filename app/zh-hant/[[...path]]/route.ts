import { convertDocument } from '@/lib/edition/convert-document';
import { convertFeedLinks } from '@/lib/edition/convert-feed';
import { createConverter } from '@/lib/edition/convert-text';
import { fromTraditional } from '@/lib/edition/traditional';
import { slim } from '@/lib/html/slim';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-dynamic';

/**
 * The Traditional edition under plain `next start`: the original is fetched from this process and converted anew.
 * Without the framework's scripts, which would bring the simplified text back. Our server answers before this.
 */
export async function GET(request: Request): Promise<Response> {
  const { environment, settings } = getNewsroom();
  const { pathname, search } = new URL(request.url);
  const path = fromTraditional(pathname) ?? '/';
  const original = await fetch(`http://127.0.0.1:${environment.port}${path}${search}`, {
    redirect: 'manual',
    cache: 'no-store',
  });
  const type = original.headers.get('content-type') ?? '';
  const text = await original.text();
  const conversion = {
    convert: createConverter(settings.traditional()),
    origin: environment.siteUrl,
    hubs: settings.site().webSubHubs,
  };
  // Links of pages lead to what Next's runtime loads, which is not there.
  const link = type.startsWith('text/html') ? null : original.headers.get('link');
  return new Response(convertDocument(type.startsWith('text/html') ? slim(text) : text, type, conversion), {
    status: original.status,
    headers: {
      'Content-Type': type,
      'Cache-Control': 'public, max-age=0, must-revalidate',
      ...(link && { Link: convertFeedLinks(link, conversion) }),
    },
  });
}
