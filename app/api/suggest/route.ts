import { respondToSuggest } from '@/lib/search/respond';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Response {
  return respondToSuggest(getNewsroom(), new URL(request.url).searchParams);
}
