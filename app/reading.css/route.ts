import { createHash } from 'node:crypto';
import { cookies } from 'next/headers';
import { parseReading, readingCookie, readingCss } from '@/lib/site/reading';
import { ownUseHeaders } from '@/lib/site/security-headers';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  const css = readingCss(parseReading((await cookies()).get(readingCookie)?.value));
  const etag = `"${createHash('sha1').update(css).digest('base64url').slice(0, 12)}"`;
  const fresh = request.headers.get('if-none-match') === etag;
  return new Response(fresh ? null : css, {
    status: fresh ? 304 : 200,
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'private, no-store',
      Vary: 'Cookie',
      ETag: etag,
      ...ownUseHeaders,
    },
  });
}
