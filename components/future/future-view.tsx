import { ArticleView } from '@/components/article/article-view';
import { StaticView } from '@/components/article/static-view';
import { FrontView } from '@/components/front/front-view';
import { ArchiveView } from '@/components/list/archive-view';
import { CorrectionsView, TermsView, TopicsView } from '@/components/list/directory-views';
import { NamedListView } from '@/components/list/named-list-view';
import { SectionView } from '@/components/list/section-view';
import { GoneView, NotFoundView } from '@/components/notice/notice-views';
import { SearchView } from '@/components/search/search-view';
import { SiteMapView } from '@/components/site/site-map-view';
import type { LookAhead } from '@/lib/future/look-ahead';
import type { Newsroom } from '@/lib/revalidate/newsroom';

interface FutureViewProps {
  newsroom: Newsroom;
  page: LookAhead['page'];
  /** Parameters of the address. */
  given: Record<string, string | string[] | undefined>;
}

/** Nothing of a look ahead is kept, so nothing is marked for being dropped. */
async function keepNothing(): Promise<void> {}

/** The page that readers will get, from the same components. */
export function FutureView({ newsroom, page: { kind, parts }, given }: FutureViewProps) {
  const at = { newsroom, tag: keepNothing };
  const [first = '', second = '', third = ''] = parts;
  switch (kind) {
    case 'front':
      return <FrontView {...at} />;
    case 'section':
      return <SectionView {...at} id={first} page={Number(second)} />;
    case 'list':
      return <NamedListView {...at} kind={first} name={second} page={Number(third)} />;
    case 'article':
      return <ArticleView {...at} slug={first} />;
    case 'static':
      return <StaticView {...at} id={first} />;
    case 'archive':
      return <ArchiveView {...at} date={parts} />;
    case 'tags':
    case 'sources':
    case 'authors':
      return <TermsView {...at} kind={kind} />;
    case 'topics':
      return <TopicsView {...at} />;
    case 'corrections':
      return <CorrectionsView {...at} />;
    case 'site-map':
      return <SiteMapView {...at} />;
    case 'search':
      return <SearchView {...at} given={given} />;
    case 'gone':
      return <GoneView {...at} slug={parts[0]} />;
    case 'not-found':
      return <NotFoundView {...at} />;
  }
}
