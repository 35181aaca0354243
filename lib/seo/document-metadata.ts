import type { Metadata, Viewport } from 'next';
import { getNewsroom } from '@/lib/site/newsroom';

/** What every document has, whichever layout it stands in. */
export function documentMetadata(): Metadata {
  return {
    metadataBase: new URL(getNewsroom().environment.siteUrl),
    manifest: '/manifest.webmanifest',
    icons: { icon: '/favicon.svg' },
  };
}

export const documentViewport: Viewport = { colorScheme: 'light dark' };
