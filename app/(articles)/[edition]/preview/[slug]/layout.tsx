import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { draftLanguage } from '@/components/preview/draft-view';
import { readDraft } from '@/lib/preview/draft';
import { previewedSlug } from '@/lib/preview/session';
import { documentMetadata, documentViewport } from '@/lib/seo/document-metadata';
import { defaultEdition } from '@/lib/site/address';
import { getNewsroom } from '@/lib/site/newsroom';
import { PageDocument } from '../../../../page-document';

export const generateMetadata = documentMetadata;

export const viewport = documentViewport;

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ edition: string; slug: string }>;
}

/** In the language of the draft, as readers will get it. */
export default async function PreviewLayout({ children, params }: LayoutProps) {
  const { edition, slug } = await params;
  if (edition !== defaultEdition || (await previewedSlug()) !== slug) notFound();
  const newsroom = getNewsroom();
  const language = draftLanguage(newsroom, readDraft(newsroom, slug) ?? {});
  return <PageDocument language={language}>{children}</PageDocument>;
}
