import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StaticArticle } from '@/components/article/static-article';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import { staticPageTags } from '@/lib/content/static-page';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { pageStructuredData } from '@/lib/seo/list-metadata';
import { pageMetadata } from '@/lib/seo/metadata';
import { shareImageOf } from '@/lib/share/card';
import { namedCard } from '@/lib/share/find-card';
import { createBodyContext } from '@/lib/site/body-context';
import { loadFrame } from '@/lib/site/frame-data';
import { staticPageUrl } from '@/lib/site/links';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

export async function generateMetadata({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> {
  const { id } = await params;
  const newsroom = getNewsroom();
  const page = newsroom.settings.pages().find((found) => found.id === id && found.published);
  if (!page) return {};
  return pageMetadata(seoContextOf(newsroom), {
    title: page.title,
    path: staticPageUrl(id),
    description: page.summary,
    image: shareImageOf(namedCard(newsroom, 'page', { ...page, name: id })),
  });
}

export default async function StaticPageRoute({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const newsroom = getNewsroom();
  const page = newsroom.settings.pages().find((found) => found.id === id && found.published);
  if (!page) notFound();
  await tagPage(staticPageTags(page));
  const frame = loadFrame(newsroom);
  return (
    <Frame {...frame} path={staticPageUrl(id)}>
      <JsonLd data={pageStructuredData(newsroom, { name: page.title, path: staticPageUrl(id) })} />
      <StaticArticle page={page} language={frame.site.language} body={createBodyContext(newsroom)} />
    </Frame>
  );
}
