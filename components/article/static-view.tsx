import { notFound } from 'next/navigation';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import type { ViewProps } from '@/components/site/view-props';
import { staticPageTags } from '@/lib/content/static-page';
import { pageStructuredData } from '@/lib/seo/list-metadata';
import { createBodyContext } from '@/lib/site/body-context';
import { loadFrame } from '@/lib/site/frame-data';
import { staticPageUrl } from '@/lib/site/links';
import { StaticArticle } from './static-article';

export async function StaticView({ newsroom, tag, id }: ViewProps & { id: string }) {
  const page = newsroom.settings.pages().find((found) => found.id === id && found.published);
  if (!page) notFound();
  await tag(staticPageTags(page));
  const frame = loadFrame(newsroom);
  return (
    <Frame {...frame} path={staticPageUrl(id)}>
      <JsonLd data={pageStructuredData(newsroom, { name: page.title, path: staticPageUrl(id) })} />
      <StaticArticle page={page} language={frame.site.language} body={createBodyContext(newsroom)} />
    </Frame>
  );
}
