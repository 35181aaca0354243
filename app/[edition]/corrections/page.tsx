import type { Metadata } from 'next';
import { CorrectionList } from '@/components/list/correction-list';
import { ListHeader } from '@/components/list/list-header';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import { listCorrections } from '@/lib/content/corrections';
import { listName } from '@/lib/content/lists';
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
  return pageMetadata(seoContextOf(getNewsroom()), {
    title: messages.site.corrections,
    path: '/corrections',
  });
}

export default async function CorrectionsRoute() {
  const newsroom = getNewsroom();
  await tagPage([listName.corrections, pageTag.feed(listName.corrections)]);
  const frame = loadFrame(newsroom);
  return (
    <Frame {...frame} path="/corrections">
      <JsonLd
        data={pageStructuredData(newsroom, { name: messages.site.corrections, path: '/corrections' })}
      />
      <Breadcrumbs items={[{ name: messages.site.home, url: '/' }, { name: messages.site.corrections }]} />
      <ListHeader title={messages.site.corrections} />
      <CorrectionList items={listCorrections(newsroom)} timezone={frame.site.timezone} />
    </Frame>
  );
}
