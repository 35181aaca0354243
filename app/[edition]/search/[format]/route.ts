import { responseOf } from '@/lib/feeds/finished-file';
import { respondWithSearchFeed } from '@/lib/feeds/respond';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-dynamic';

/** Under plain `next start` and in development; our server asks the same function itself. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ format: string }> },
): Promise<Response> {
  const { format } = await params;
  return responseOf(respondWithSearchFeed(getNewsroom(), format, new URL(request.url).searchParams));
}
