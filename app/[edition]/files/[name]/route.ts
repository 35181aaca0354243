import { responseOf } from '@/lib/feeds/finished-file';
import { respondWithRootFile } from '@/lib/feeds/respond';
import { tagPage } from '@/lib/revalidate/tag-page';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

/** Under plain `next start` and in development; our server asks the same function itself. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  const { name } = await params;
  const file = respondWithRootFile(getNewsroom(), name);
  await tagPage(file.tags);
  return responseOf(file);
}
