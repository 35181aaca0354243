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
import { sourceUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateMetadata(): Metadata {
  return pageMetadata(seoContextOf(getNewsroom()), { title: messages.list.terms.sources, path: '/sources' });
}

export default async function SourcesRoute() {
  const newsroom = getNewsroom();
  await tagPage([listName.all]);
  return (
    <Frame {...loadFrame(newsroom)} path="/sources">
      <JsonLd data={pageStructuredData(newsroom, { name: messages.list.terms.sources, path: '/sources' })} />
      <TermPage
        title={messages.list.terms.sources}
        terms={newsroom.queries.counts('source:')}
        url={sourceUrl}
      />
    </Frame>
  );
}
