import type { Metadata } from 'next';
import { SiteMapView } from '@/components/site/site-map-view';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { pageMetadata } from '@/lib/seo/metadata';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateMetadata(): Metadata {
  return pageMetadata(seoContextOf(getNewsroom()), { title: messages.site.siteMap, path: '/site-map' });
}

export default function SiteMapRoute() {
  return <SiteMapView newsroom={getNewsroom()} tag={tagPage} />;
}
