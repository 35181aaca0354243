import { parseFeedFile } from '@/lib/feeds/feed-file';
import { feedResponse } from '@/lib/feeds/render-feed';
import { loadSearchFeed } from '@/lib/feeds/search-feed';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-dynamic';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ format: string }> },
): Promise<Response> {
  const file = parseFeedFile((await params).format);
  if (!file) return new Response(null, { status: 404 });
  const feed = loadSearchFeed(getNewsroom(), new URL(request.url).searchParams, file.format);
  if (feed.ok) return feedResponse(file.format, feed.channel, feed.items);
  const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(`${messages.search.malformed(feed.param)}\n`, { status: 400, headers });
}
