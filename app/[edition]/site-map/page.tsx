import type { Metadata } from 'next';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import { SiteMapPage } from '@/components/site/site-map-page';
import { tagPage } from '@/lib/revalidate/tag-page';
import { pageTag } from '@/lib/revalidate/tags';
import { seoContextOf } from '@/lib/seo/context';
import { pageStructuredData } from '@/lib/seo/list-metadata';
import { pageMetadata } from '@/lib/seo/metadata';
import { loadFrame } from '@/lib/site/frame-data';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateMetadata(): Metadata {
  return pageMetadata(seoContextOf(getNewsroom()), { title: messages.site.siteMap, path: '/site-map' });
}

export default async function SiteMapRoute() {
  const newsroom = getNewsroom();
  await tagPage([pageTag.topics]);
  const frame = loadFrame(newsroom);
  const topics = newsroom.settings.topics().filter(({ published }) => published);
  return (
    <Frame {...frame} path="/site-map">
      <JsonLd data={pageStructuredData(newsroom, { name: messages.site.siteMap, path: '/site-map' })} />
      <SiteMapPage sections={frame.sections} pages={frame.pages} topics={topics} />
    </Frame>
  );
}
