import { previewPath } from '@/lib/preview/draft';
import { enterPreview } from '@/lib/preview/session';
import { readPreviewToken } from '@/lib/preview/token';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';
import { bareDocumentHeaders } from '@/lib/site/security-headers';

export const dynamic = 'force-dynamic';

function plain(status: number, title: string, hint = ''): Response {
  const page = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><meta name="robots" content="noindex"><title>${title}</title><h1>${title}</h1><p>${hint}</p></html>`;
  return new Response(page, {
    status,
    headers: {
      ...bareDocumentHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    },
  });
}

export async function GET(request: Request): Promise<Response> {
  const newsroom = getNewsroom();
  const { previewSecret } = newsroom.environment;
  if (!previewSecret) return plain(503, messages.preview.disabled);
  const token = new URL(request.url).searchParams.get('token') ?? '';
  const grant = await readPreviewToken(token, previewSecret, newsroom.clock.now());
  if (!grant) return plain(401, messages.preview.invalid, messages.preview.invalidHint);
  await enterPreview(token, grant);
  const headers = {
    Location: previewPath(newsroom, grant.slug),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  };
  return new Response(null, { status: 307, headers });
}
