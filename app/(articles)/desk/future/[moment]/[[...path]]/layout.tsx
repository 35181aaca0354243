import type { ReactNode } from 'react';
import { type FutureParams, futurePage } from '@/lib/future/future-page';
import { documentMetadata, documentViewport } from '@/lib/seo/document-metadata';
import { pageLanguage } from '@/lib/site/texts';
import { PageDocument } from '../../../../../page-document';

export const generateMetadata = documentMetadata;

export const viewport = documentViewport;

interface LayoutProps {
  children: ReactNode;
  params: Promise<FutureParams>;
}

/** Without scripts: today's date and suggestions are of the present. */
export default async function FutureLayout({ children, params }: LayoutProps) {
  const { newsroom, page } = await futurePage(await params);
  const site = newsroom.settings.site();
  const article = page.kind === 'article' ? newsroom.queries.card(page.parts[0] ?? '') : undefined;
  const language = article ? pageLanguage(article.lang, site) : site.language;
  return (
    <PageDocument language={language} scripted={false}>
      {children}
    </PageDocument>
  );
}
