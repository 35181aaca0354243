import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { liveDraft } from '@/lib/desk/editor/live-draft';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { personOf } from '@/lib/desk/session';
import { documentMetadata, documentViewport } from '@/lib/seo/document-metadata';
import { getNewsroom } from '@/lib/site/newsroom';
import { pageLanguage } from '@/lib/site/texts';
import { PageDocument } from '../../../../page-document';

export const generateMetadata = documentMetadata;

export const viewport = documentViewport;

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ slug: string }>;
}

/** A document of its own, as readers get it: in the language of the draft, with nothing of the desk around it. */
export default async function LiveLayout({ children, params }: LayoutProps) {
  const { slug } = await params;
  const person = await personOf(await headers());
  const draft = person && liveDraft(getWritingDesk(), person, slug);
  if (!draft) notFound();
  const site = getNewsroom().settings.site();
  const language = draft.article ? pageLanguage(draft.article.lang, site) : site.language;
  return <PageDocument language={language}>{children}</PageDocument>;
}
