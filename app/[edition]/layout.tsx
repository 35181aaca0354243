import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { tagPage } from '@/lib/revalidate/tag-page';
import { pageTag } from '@/lib/revalidate/tags';
import { defaultEdition } from '@/lib/site/address';
import { bundleAddress } from '@/lib/site/assets';
import { getNewsroom } from '@/lib/site/newsroom';
import '../globals.css';

export function generateStaticParams(): never[] {
  return [];
}

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(getNewsroom().environment.siteUrl),
    manifest: '/manifest.webmanifest',
    icons: { icon: '/favicon.svg' },
  };
}

export const viewport: Viewport = { colorScheme: 'light dark' };

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ edition: string }>;
}

export default async function EditionLayout({ children, params }: LayoutProps) {
  const { edition } = await params;
  if (edition !== defaultEdition) notFound();
  await tagPage([pageTag.site, pageTag.today]);
  const bundle = bundleAddress();
  return (
    <html lang={getNewsroom().settings.site().language}>
      <head>
        <link rel="stylesheet" href="/reading.css" />
        {bundle && <script type="module" src={bundle} />}
        {process.env.NODE_ENV === 'development' && <script src="/dev/reload.js" async />}
      </head>
      <body>{children}</body>
    </html>
  );
}
