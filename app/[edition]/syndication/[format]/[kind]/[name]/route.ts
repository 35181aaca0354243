import { renderAtom } from '@/lib/feeds/atom';
import { renderJsonFeed } from '@/lib/feeds/json-feed';
import { loadFeed } from '@/lib/feeds/load-feed';
import { renderRss } from '@/lib/feeds/rss';
import { tagPage } from '@/lib/revalidate/tag-page';
import { pageTag } from '@/lib/revalidate/tags';
import { getNewsroom } from '@/lib/site/newsroom';
import { decodeParam } from '@/lib/site/params';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

const formats = {
  'rss.xml': { type: 'application/rss+xml; charset=utf-8', render: renderRss },
  'atom.xml': { type: 'application/atom+xml; charset=utf-8', render: renderAtom },
  'feed.json': { type: 'application/feed+json; charset=utf-8', render: renderJsonFeed },
};

function isFormat(name: string): name is keyof typeof formats {
  return Object.hasOwn(formats, name);
}

interface Context {
  params: Promise<{ format: string; kind: string; name: string }>;
}

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { format, kind, name } = await params;
  const feed = isFormat(format) && loadFeed(getNewsroom(), kind, decodeParam(name), format);
  if (!feed) return new Response(null, { status: 404 });
  await tagPage([...feed.tags, pageTag.site]);
  const { type, render } = formats[format];
  const headers: Record<string, string> = { 'Content-Type': type };
  if (feed.channel.updated !== undefined)
    headers['Last-Modified'] = new Date(feed.channel.updated).toUTCString();
  return new Response(render(feed.channel, feed.items), { headers });
}
