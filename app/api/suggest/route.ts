import { suggest } from '@/lib/search/suggest';
import { getNewsroom } from '@/lib/site/newsroom';
import { publicJson } from '@/lib/site/respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Response {
  const query = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100);
  return publicJson({ query, suggestions: suggest(getNewsroom(), query) });
}
