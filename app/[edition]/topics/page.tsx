import type { Metadata } from 'next';
import { ListHeader } from '@/components/list/list-header';
import { TopicList } from '@/components/list/topic-list';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
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
  return pageMetadata(seoContextOf(getNewsroom()), { title: messages.site.topics, path: '/topics' });
}

export default async function TopicsRoute() {
  const newsroom = getNewsroom();
  await tagPage([pageTag.topics]);
  const topics = newsroom.settings.topics().filter(({ published }) => published);
  return (
    <Frame {...loadFrame(newsroom)} path="/topics">
      <JsonLd data={pageStructuredData(newsroom, { name: messages.site.topics, path: '/topics' })} />
      <Breadcrumbs items={[{ name: messages.site.home, url: '/' }, { name: messages.site.topics }]} />
      <ListHeader title={messages.site.topics} />
      <TopicList topics={topics} />
    </Frame>
  );
}
