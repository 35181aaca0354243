import { tagPage } from '@/lib/revalidate/tag-page';
import { pageTag } from '@/lib/revalidate/tags';
import { messages } from '@/lib/site/messages';
import { publicJson } from '@/lib/site/respond';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

const notices: Readonly<Record<string, { status: number; message: string }>> = {
  'not-found': { status: 404, message: messages.api.notFound },
  // Rendered well: the server sends it with the status of what could not be.
  failed: { status: 200, message: messages.api.failed },
};

/** What the API says where it has no data. */
export async function GET(_: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const { code } = await params;
  const notice = notices[code];
  if (!notice) return new Response(null, { status: 404 });
  const { status, message } = notice;
  await tagPage([pageTag.site]);
  return publicJson({ error: { code, message } }, status);
}
