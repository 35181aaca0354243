import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { DeskFrame } from '@/components/desk/frame';
import { currentSession } from '@/lib/desk/page-person';
import { deskTexts } from '@/lib/desk/texts/desk';
import { documentMetadata, documentViewport } from '@/lib/seo/document-metadata';
import { getNewsroom } from '@/lib/site/newsroom';
import '../globals.css';
import './desk.css';

export const dynamic = 'force-dynamic';

export const viewport = documentViewport;

export function generateMetadata(): Metadata {
  return {
    ...documentMetadata(),
    title: { default: deskTexts.name, template: deskTexts.title('%s') },
    robots: { index: false },
    manifest: null,
  };
}

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  const { shortName, language } = getNewsroom().settings.site();
  return (
    <html lang={language}>
      <body className="desk">
        <DeskFrame site={shortName} person={session?.person}>
          {children}
        </DeskFrame>
      </body>
    </html>
  );
}
