import { findDesk } from '@/lib/desk/desk';
import { previewPath } from '@/lib/preview/draft';
import { readGrant } from '@/lib/preview/grant';
import { previewRefusal } from '@/lib/preview/refusal';
import { enterPreview } from '@/lib/preview/session';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-dynamic';

function refuse(reason: Parameters<typeof previewRefusal>[0]): Response {
  const { status, body, headers } = previewRefusal(reason);
  return new Response(body, { status, headers });
}

export async function GET(request: Request): Promise<Response> {
  const newsroom = getNewsroom();
  const { previewSecret, deskDir } = newsroom.environment;
  if (!previewSecret) return refuse('disabled');
  const token = new URL(request.url).searchParams.get('token') ?? '';
  const grant = await readGrant(newsroom, token);
  if (!grant) return refuse('invalid');
  if (grant.revoked) return refuse('revoked');
  await enterPreview(token, grant);
  if (grant.id !== undefined) findDesk(deskDir)?.links.use(grant.id, newsroom.clock.now());
  const headers = {
    Location: previewPath(newsroom, grant.slug),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  };
  return new Response(null, { status: 307, headers });
}
