import { renderRootFile } from '@/lib/feeds/root-files';
import { tagPage } from '@/lib/revalidate/tag-page';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  const { name } = await params;
  const file = renderRootFile(getNewsroom(), name);
  if (!file) return new Response(null, { status: 404 });
  await tagPage(file.tags);
  return new Response(file.body, { headers: { ...file.headers, 'Content-Type': file.type } });
}
