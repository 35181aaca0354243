import { loadGone } from '@/lib/api/gone';
import { tagPage } from '@/lib/revalidate/tag-page';
import { getNewsroom } from '@/lib/site/newsroom';
import { publicJson } from '@/lib/site/respond';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const gone = loadGone(getNewsroom(), (await params).slug);
  if (!gone) return new Response(null, { status: 404 });
  await tagPage(gone.tags);
  return publicJson(gone.content, 410);
}
