import type { Metadata } from 'next';
import { FeedsPage } from '@/components/list/feeds-page';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import { listName } from '@/lib/content/lists';
import { listFeeds } from '@/lib/feeds/directory';
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
  return pageMetadata(seoContextOf(getNewsroom()), { title: messages.feeds.title, path: '/feeds' });
}

export default async function FeedsRoute() {
  const newsroom = getNewsroom();
  await tagPage([listName.all, pageTag.topics]);
  return (
    <Frame {...loadFrame(newsroom)} path="/feeds">
      <JsonLd data={pageStructuredData(newsroom, { name: messages.feeds.title, path: '/feeds' })} />
      <FeedsPage groups={listFeeds(newsroom)} />
    </Frame>
  );
}
