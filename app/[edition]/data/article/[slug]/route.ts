import { loadApiArticle } from '@/lib/api/article';
import { tagPage } from '@/lib/revalidate/tag-page';
import { getNewsroom } from '@/lib/site/newsroom';
import { publicJson } from '@/lib/site/respond';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const made = loadApiArticle(getNewsroom(), (await params).slug);
  if (!made) return new Response(null, { status: 404 });
  await tagPage(made.tags);
  return publicJson(made.content, 200, { 'Last-Modified': new Date(made.updated).toUTCString() });
}
