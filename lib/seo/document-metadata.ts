import type { Metadata, Viewport } from 'next';
import { getNewsroom } from '@/lib/site/newsroom';
import { paper } from '@/lib/site/paper';

/** What every document has, whichever layout it stands in. */
export function documentMetadata(): Metadata {
  return {
    metadataBase: new URL(getNewsroom().environment.siteUrl),
    manifest: '/manifest.webmanifest',
    icons: {
      // The size keeps browsers that can draw from taking the picture.
      icon: [{ url: '/favicon.ico', sizes: '32x32' }, { url: '/favicon.svg' }],
      apple: '/apple-touch-icon.png',
    },
  };
}

export const documentViewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: paper.light },
    { media: '(prefers-color-scheme: dark)', color: paper.dark },
  ],
};
