import type { ReactNode } from 'react';

/** Sets running text: the body of an article, a topic or a page. */
export function Prose({ lang, children }: { lang?: string; children: ReactNode }) {
  return (
    <div className="prose" lang={lang}>
      {children}
    </div>
  );
}
