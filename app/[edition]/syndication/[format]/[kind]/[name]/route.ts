import { parseFeedFile } from '@/lib/feeds/feed-file';
import { loadFeed } from '@/lib/feeds/load-feed';
import { feedResponse } from '@/lib/feeds/render-feed';
import { tagPage } from '@/lib/revalidate/tag-page';
import { pageTag } from '@/lib/revalidate/tags';
import { getNewsroom } from '@/lib/site/newsroom';
import { decodeParam } from '@/lib/site/params';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

interface Context {
  params: Promise<{ format: string; kind: string; name: string }>;
}

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { format, kind, name } = await params;
  const file = parseFeedFile(format);
  const feed = file && loadFeed(getNewsroom(), kind, decodeParam(name), file);
  if (!feed) return new Response(null, { status: 404 });
  await tagPage([...feed.tags, pageTag.site]);
  return feedResponse(file.format, feed.channel, feed.items);
}
