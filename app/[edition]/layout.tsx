import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { tagPage } from '@/lib/revalidate/tag-page';
import { pageTag } from '@/lib/revalidate/tags';
import { documentMetadata, documentViewport } from '@/lib/seo/document-metadata';
import { defaultEdition } from '@/lib/site/address';
import { getNewsroom } from '@/lib/site/newsroom';
import { PageDocument } from '../page-document';

export const generateMetadata = documentMetadata;

export const viewport = documentViewport;

export function generateStaticParams(): never[] {
  return [];
}

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ edition: string }>;
}

export default async function EditionLayout({ children, params }: LayoutProps) {
  const { edition } = await params;
  if (edition !== defaultEdition) notFound();
  await tagPage([pageTag.site, pageTag.today]);
  return <PageDocument language={getNewsroom().settings.site().language}>{children}</PageDocument>;
}
