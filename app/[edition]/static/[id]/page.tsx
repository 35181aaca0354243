import type { Metadata } from 'next';
import { StaticView } from '@/components/article/static-view';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { pageMetadata } from '@/lib/seo/metadata';
import { shareImageOf } from '@/lib/share/card';
import { namedCard } from '@/lib/share/find-card';
import { staticPageUrl } from '@/lib/site/links';
import { getNewsroom } from '@/lib/site/newsroom';

interface StaticPageProps {
  params: Promise<{ id: string }>;
}

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

export async function generateMetadata({ params }: StaticPageProps): Promise<Metadata> {
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

export default async function StaticPageRoute({ params }: StaticPageProps) {
  return <StaticView newsroom={getNewsroom()} tag={tagPage} id={(await params).id} />;
}
