import type { ReactNode } from 'react';

interface ArticleLayoutProps {
  children: ReactNode;
  /** Related reading and the like: beside the article on wide screens, below it elsewhere. */
  aside?: ReactNode;
}

/** The article and what stands beside it. */
export function ArticleLayout({ children, aside }: ArticleLayoutProps) {
  return (
    <div className="article-layout">
      <article className="article">{children}</article>
      {aside && <div className="article-aside">{aside}</div>}
    </div>
  );
}
