import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import type { ViewProps } from '@/components/site/view-props';
import { loadFront } from '@/lib/content/front';
import { seoContextOf } from '@/lib/seo/context';
import { organisationJsonLd, webSiteJsonLd } from '@/lib/seo/json-ld';
import { loadFrame } from '@/lib/site/frame-data';
import { FrontPage } from './front-page';

export async function FrontView({ newsroom, tag }: ViewProps) {
  const frame = loadFrame(newsroom);
  const { tags, ...front } = loadFront(newsroom);
  await tag(tags);
  const context = seoContextOf(newsroom);
  const sections = newsroom.settings.sections();
  return (
    <Frame {...frame} path="/">
      <JsonLd data={[webSiteJsonLd(context), organisationJsonLd(context)]} />
      <FrontPage {...front} timezone={frame.site.timezone} sectionName={(id) => sections.get(id)?.name} />
    </Frame>
  );
}
