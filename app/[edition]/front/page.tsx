import type { Metadata } from 'next';
import { FrontPage } from '@/components/front/front-page';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import { loadFront } from '@/lib/content/front';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { organisationJsonLd, webSiteJsonLd } from '@/lib/seo/json-ld';
import { frontMetadata } from '@/lib/seo/metadata';
import { loadFrame } from '@/lib/site/frame-data';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

export function generateMetadata(): Metadata {
  return frontMetadata(seoContextOf(getNewsroom()));
}

export default async function Front() {
  const newsroom = getNewsroom();
  const frame = loadFrame(newsroom);
  const { tags, ...front } = loadFront(newsroom);
  await tagPage(tags);
  const context = seoContextOf(newsroom);
  const sections = newsroom.settings.sections();
  return (
    <Frame {...frame} path="/">
      <JsonLd data={[webSiteJsonLd(context), organisationJsonLd(context)]} />
      <FrontPage {...front} timezone={frame.site.timezone} sectionName={(id) => sections.get(id)?.name} />
    </Frame>
  );
}
