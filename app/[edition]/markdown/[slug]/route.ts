import { loadArticleMarkdown } from '@/lib/api/article-markdown';
import { tagPage } from '@/lib/revalidate/tag-page';
import { getNewsroom } from '@/lib/site/newsroom';
import { publicDataHeaders } from '@/lib/site/security-headers';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const made = loadArticleMarkdown(getNewsroom(), (await params).slug);
  if (!made) return new Response(null, { status: 404 });
  await tagPage(made.tags);
  return new Response(made.content.text, {
    headers: {
      ...publicDataHeaders,
      'Content-Type': 'text/markdown; charset=utf-8',
      'Last-Modified': new Date(made.updated).toUTCString(),
      Link: `<${made.content.page}>; rel="canonical"`,
    },
  });
}
