import { leavePreview } from '@/lib/preview/session';

export const dynamic = 'force-dynamic';

export async function POST(): Promise<Response> {
  await leavePreview();
  return new Response(null, { status: 303, headers: { Location: '/', 'Cache-Control': 'no-store' } });
}
