import { tagPage } from '@/lib/revalidate/tag-page';
import { pageTag } from '@/lib/revalidate/tags';
import { messages } from '@/lib/site/messages';
import { publicJson } from '@/lib/site/respond';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

const notices: Readonly<Record<string, string>> = {
  'not-found': messages.api.notFound,
  failed: messages.api.failed,
};

/** What the API says where it has no data; the status is that of the public address. */
export async function GET(_: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const { code } = await params;
  const message = notices[code];
  if (message === undefined) return new Response(null, { status: 404 });
  await tagPage([pageTag.site]);
  return publicJson({ error: { code, message } });
}
