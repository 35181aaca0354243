import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { tagPage } from '@/lib/revalidate/tag-page';
import { pageTag } from '@/lib/revalidate/tags';
import { documentMetadata, documentViewport } from '@/lib/seo/document-metadata';
import { defaultEdition } from '@/lib/site/address';
import { getNewsroom } from '@/lib/site/newsroom';
import { pageLanguage } from '@/lib/site/texts';
import { PageDocument } from '../../../../page-document';

export const generateMetadata = documentMetadata;

export const viewport = documentViewport;

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ edition: string; slug: string }>;
}

/** A layout of its own, because the document is in the language of the article (ADR 0016). */
export default async function ArticleLayout({ children, params }: LayoutProps) {
  const { edition, slug } = await params;
  const { queries, settings } = getNewsroom();
  const article = queries.card(slug);
  if (edition !== defaultEdition || !article) notFound();
  await tagPage([pageTag.site, pageTag.today, pageTag.article(slug)]);
  return <PageDocument language={pageLanguage(article.lang, settings.site())}>{children}</PageDocument>;
}
