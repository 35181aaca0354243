import { pageTag } from '@/lib/revalidate/tags';
import { pageStructuredData } from '@/lib/seo/list-metadata';
import { loadFrame } from '@/lib/site/frame-data';
import { messages } from '@/lib/site/messages';
import { Frame } from './frame';
import { JsonLd } from './json-ld';
import { SiteMapPage } from './site-map-page';
import type { ViewProps } from './view-props';

export async function SiteMapView({ newsroom, tag }: ViewProps) {
  await tag([pageTag.topics]);
  const frame = loadFrame(newsroom);
  const topics = newsroom.settings.topics().filter(({ published }) => published);
  return (
    <Frame {...frame} path="/site-map">
      <JsonLd data={pageStructuredData(newsroom, { name: messages.site.siteMap, path: '/site-map' })} />
      <SiteMapPage sections={frame.sections} pages={frame.pages} topics={topics} />
    </Frame>
  );
}
