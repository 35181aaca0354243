import { createHash } from 'node:crypto';
import { readingOf, readingSheetHeaders } from '@/lib/site/reading';
import { readingCss } from '@/lib/site/reading-css';
import { ownUseHeaders } from '@/lib/site/security-headers';

export const dynamic = 'force-dynamic';

/** Under plain `next start`, and in development; our server answers from memory. */
export function GET(request: Request): Response {
  const css = readingCss(readingOf(request.headers.get('cookie') ?? undefined));
  const etag = `"${createHash('sha1').update(css).digest('base64url').slice(0, 12)}"`;
  const fresh = request.headers.get('if-none-match') === etag;
  return new Response(fresh ? null : css, {
    status: fresh ? 304 : 200,
    headers: {
      ...readingSheetHeaders,
      'Content-Type': 'text/css; charset=utf-8',
      ETag: etag,
      ...ownUseHeaders,
    },
  });
}
