import { responseOf } from '@/lib/feeds/finished-file';
import { respondWithFeed } from '@/lib/feeds/respond';
import { tagPage } from '@/lib/revalidate/tag-page';
import { getNewsroom } from '@/lib/site/newsroom';
import { decodeParam } from '@/lib/site/params';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

interface Context {
  params: Promise<{ format: string; kind: string; name: string }>;
}

/** Under plain `next start` and in development; our server asks the same function itself. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { format, kind, name } = await params;
  const feed = respondWithFeed(getNewsroom(), format, kind, decodeParam(name));
  await tagPage(feed.tags);
  return responseOf(feed);
}
