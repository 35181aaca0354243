import type { Metadata } from 'next';
import { TermPage } from '@/components/list/term-page';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import { listName } from '@/lib/content/lists';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { pageStructuredData } from '@/lib/seo/list-metadata';
import { pageMetadata } from '@/lib/seo/metadata';
import { loadFrame } from '@/lib/site/frame-data';
import { tagUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateMetadata(): Metadata {
  return pageMetadata(seoContextOf(getNewsroom()), { title: messages.list.terms.tags, path: '/tags' });
}

export default async function TagsRoute() {
  const newsroom = getNewsroom();
  await tagPage([listName.all]);
  return (
    <Frame {...loadFrame(newsroom)} path="/tags">
      <JsonLd data={pageStructuredData(newsroom, { name: messages.list.terms.tags, path: '/tags' })} />
      <TermPage title={messages.list.terms.tags} terms={newsroom.queries.counts('tag:')} url={tagUrl} />
    </Frame>
  );
}
