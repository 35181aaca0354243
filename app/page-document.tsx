import type { ReactNode } from 'react';
import { bundleAddress } from '@/lib/site/assets';
import { reloadScript } from '@/lib/site/development';
import './globals.css';

interface PageDocumentProps {
  /** BCP 47. */
  language: string;
  /** Whether the page comes with what scripts add. */
  scripted?: boolean;
  children: ReactNode;
}

/** The document around a reader page: its language, style sheets and scripts. */
export function PageDocument({ language, scripted = true, children }: PageDocumentProps) {
  const bundle = scripted ? bundleAddress('enhance') : undefined;
  return (
    <html lang={language}>
      <head>
        <link rel="stylesheet" href="/reading.css" />
        {bundle && <script type="module" src={bundle} />}
        {process.env.NODE_ENV === 'development' && <script type="module" src={reloadScript} />}
      </head>
      <body>{children}</body>
    </html>
  );
}
