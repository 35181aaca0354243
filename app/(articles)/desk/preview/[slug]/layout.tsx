import type { ReactNode } from 'react';
import { draftLanguage } from '@/components/preview/draft-view';
import { previewPage } from '@/lib/desk/preview-page';
import { documentMetadata, documentViewport } from '@/lib/seo/document-metadata';
import { getNewsroom } from '@/lib/site/newsroom';
import { PageDocument } from '../../../../page-document';

export const generateMetadata = documentMetadata;

export const viewport = documentViewport;

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ slug: string }>;
}

export default async function DeskPreviewLayout({ children, params }: LayoutProps) {
  const { slug } = await params;
  const language = draftLanguage(getNewsroom(), await previewPage(slug));
  return <PageDocument language={language}>{children}</PageDocument>;
}
