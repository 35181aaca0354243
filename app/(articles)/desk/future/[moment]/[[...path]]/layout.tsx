import type { ReactNode } from 'react';
import { lookAhead } from '@/lib/future/look-ahead';
import { documentMetadata, documentViewport } from '@/lib/seo/document-metadata';
import { pageLanguage } from '@/lib/site/texts';
import { PageDocument } from '../../../../../page-document';

export const generateMetadata = documentMetadata;

export const viewport = documentViewport;

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ moment: string; path?: string[] }>;
}

/** Without scripts: today's date and suggestions are of the present. */
export default async function FutureLayout({ children, params }: LayoutProps) {
  const { moment, path = [] } = await params;
  const { newsroom, page } = await lookAhead(moment, `/${path.join('/')}`);
  const site = newsroom.settings.site();
  const article = page.kind === 'article' ? newsroom.queries.card(page.parts[0] ?? '') : undefined;
  const language = article ? pageLanguage(article.lang, site) : site.language;
  return (
    <PageDocument language={language} scripted={false}>
      {children}
    </PageDocument>
  );
}
