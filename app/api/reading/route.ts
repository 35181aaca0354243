import { cookies } from 'next/headers';
import { readBody } from '@/lib/site/body';
import { mergeReading, parseReading, readingCookie, returnPath } from '@/lib/site/reading';

export const dynamic = 'force-dynamic';

export async function POST(request: Request): Promise<Response> {
  const jar = await cookies();
  const text = await readBody(request);
  if (text === undefined) return new Response(null, { status: 413 });
  const reading = mergeReading(parseReading(jar.get(readingCookie)?.value), new URLSearchParams(text));
  if (!reading) return new Response(null, { status: 400 });
  jar.set(readingCookie, new URLSearchParams({ ...reading }).toString(), {
    path: '/',
    sameSite: 'lax',
    httpOnly: false,
    maxAge: 365 * 24 * 3600,
  });
  const back = returnPath(request.headers.get('referer'), request.headers.get('host'));
  return new Response(null, { status: 303, headers: { Location: back, 'Cache-Control': 'no-store' } });
}
