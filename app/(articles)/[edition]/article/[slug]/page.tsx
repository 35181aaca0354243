import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArticlePage } from '@/components/article/article-page';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import { loadArticle } from '@/lib/content/article-view';
import { tagPage } from '@/lib/revalidate/tag-page';
import { articleStructuredData, loadArticleMetadata } from '@/lib/seo/article-metadata';
import { createBodyContext } from '@/lib/site/body-context';
import { loadFrame } from '@/lib/site/frame-data';
import { getNewsroom } from '@/lib/site/newsroom';
import { pageLanguage } from '@/lib/site/texts';

interface ArticleProps {
  params: Promise<{ slug: string }>;
}

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

export async function generateMetadata({ params }: ArticleProps): Promise<Metadata> {
  return loadArticleMetadata(getNewsroom(), (await params).slug) ?? {};
}

export default async function Article({ params }: ArticleProps) {
  const { slug } = await params;
  const newsroom = getNewsroom();
  const view = loadArticle(newsroom, slug);
  if (!view) notFound();
  await tagPage(view.tags);
  const language = pageLanguage(view.article.lang, newsroom.settings.site());
  const frame = loadFrame(newsroom, language);
  return (
    <Frame {...frame} language={language} path={view.article.url} current={view.article.section}>
      <JsonLd data={articleStructuredData(newsroom, view)} />
      <ArticlePage
        view={view}
        site={frame.site}
        body={createBodyContext(newsroom)}
        now={newsroom.clock.now()}
        address={new URL(view.article.url, newsroom.environment.siteUrl).href}
      />
    </Frame>
  );
}
