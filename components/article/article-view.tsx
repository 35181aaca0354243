import { notFound } from 'next/navigation';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import type { ViewProps } from '@/components/site/view-props';
import { loadArticle } from '@/lib/content/article-view';
import { presentRecord } from '@/lib/provenance/pages/present-record';
import { articleStructuredData } from '@/lib/seo/article-metadata';
import { createBodyContext } from '@/lib/site/body-context';
import { loadFrame } from '@/lib/site/frame-data';
import { pageLanguage } from '@/lib/site/texts';
import { ArticlePage } from './article-page';

export async function ArticleView({ newsroom, tag, slug }: ViewProps & { slug: string }) {
  const view = loadArticle(newsroom, slug);
  if (!view) notFound();
  await tag(view.tags);
  const language = pageLanguage(view.article.lang, newsroom.settings.site());
  const frame = loadFrame(newsroom, language);
  const record = presentRecord(newsroom, slug);
  return (
    <Frame
      {...frame}
      signs={false}
      language={language}
      path={view.article.url}
      current={view.article.section}
    >
      {record && <link rel="describedby" href={new URL(record.url).pathname} />}
      <JsonLd data={articleStructuredData(newsroom, view, record)} />
      <ArticlePage
        view={view}
        site={frame.site}
        body={createBodyContext(newsroom)}
        now={newsroom.clock.now()}
        record={record}
        address={new URL(view.article.url, newsroom.environment.siteUrl).href}
      />
    </Frame>
  );
}
