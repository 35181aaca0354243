import { loadArticleList } from '@/lib/api/article-list';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';
import { publicError, publicJson } from '@/lib/site/respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Response {
  const list = loadArticleList(getNewsroom(), new URL(request.url).searchParams);
  if (!list.ok) {
    return publicError(400, 'malformed-parameter', messages.search.malformed(list.param), list.param);
  }
  const { content, updated } = list;
  return publicJson(content, 200, {
    'Cache-Control': 'public, max-age=0, must-revalidate',
    ...(content.next && { Link: `<${content.next}>; rel="next"` }),
    ...(updated !== undefined && { 'Last-Modified': new Date(updated).toUTCString() }),
  });
}
