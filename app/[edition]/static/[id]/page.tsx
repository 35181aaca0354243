import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Body } from '@/components/mdx/body';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { Frame } from '@/components/site/frame';
import { staticPageTags } from '@/lib/content/static-page';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { pageMetadata } from '@/lib/seo/metadata';
import { shareImageOf } from '@/lib/share/card';
import { namedCard } from '@/lib/share/find-card';
import { createBodyContext } from '@/lib/site/body-context';
import { loadFrame } from '@/lib/site/frame-data';
import { staticPageUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
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
  return (
    <Frame {...loadFrame(newsroom)} path={staticPageUrl(id)}>
      <article className="article">
        <header className="article-header">
          <Breadcrumbs items={[{ name: messages.site.home, url: '/' }, { name: page.title }]} />
          <h1>{page.title}</h1>
        </header>
        <div className="prose">
          <Body source={page.body} mediaBase="/media/" {...createBodyContext(newsroom)} />
        </div>
      </article>
    </Frame>
  );
}
