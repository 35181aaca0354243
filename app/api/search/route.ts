import { respondToSearch } from '@/lib/search/respond';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Response {
  return respondToSearch(getNewsroom(), new URL(request.url).searchParams);
}
