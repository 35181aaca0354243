import { readBundle } from '@/lib/site/assets';
import { ownUseHeaders } from '@/lib/site/security-headers';

export const dynamic = 'force-dynamic';

/** The modules of the browser bundle in development and under plain `next start`; our server sends them compressed once. */
export function GET(request: Request): Response {
  const body = readBundle(new URL(request.url).pathname);
  if (!body) return new Response(null, { status: 404 });
  const cacheControl =
    process.env.NODE_ENV === 'production' ? 'public, max-age=31536000, immutable' : 'no-cache';
  return new Response(new Uint8Array(body), {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': cacheControl,
      ...ownUseHeaders,
    },
  });
}
