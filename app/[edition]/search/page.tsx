import type { Metadata } from 'next';
import { SearchPage } from '@/components/search/search-page';
import { Frame } from '@/components/site/frame';
import { loadSearch, searchAddress } from '@/lib/search/search-view';
import { seoContextOf } from '@/lib/seo/context';
import { searchMetadata } from '@/lib/seo/metadata';
import { loadFrame } from '@/lib/site/frame-data';
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
  const newsroom = getNewsroom();
  const frame = loadFrame(newsroom);
  const given = await searchParams;
  return (
    <Frame {...frame} path={searchAddress(given)}>
      <SearchPage view={loadSearch(newsroom, given)} timezone={frame.site.timezone} />
    </Frame>
  );
}
