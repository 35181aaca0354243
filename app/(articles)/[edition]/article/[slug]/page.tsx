import type { Metadata } from 'next';
import { ArticleView } from '@/components/article/article-view';
import { tagPage } from '@/lib/revalidate/tag-page';
import { loadArticleMetadata } from '@/lib/seo/article-metadata';
import { getNewsroom } from '@/lib/site/newsroom';

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
  return <ArticleView newsroom={getNewsroom()} tag={tagPage} slug={slug} />;
}
