import type { Metadata } from 'next';
import { SearchView } from '@/components/search/search-view';
import { seoContextOf } from '@/lib/seo/context';
import { searchMetadata } from '@/lib/seo/metadata';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-dynamic';

interface SearchRouteProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: SearchRouteProps): Promise<Metadata> {
  const { q } = await searchParams;
  return searchMetadata(seoContextOf(getNewsroom()), typeof q === 'string' ? q.slice(0, 60) : '');
}

export default async function SearchRoute({ searchParams }: SearchRouteProps) {
  return <SearchView newsroom={getNewsroom()} given={await searchParams} />;
}
