import type { ReactNode } from 'react';

interface ArticleLayoutProps {
  children: ReactNode;
  /** Related reading and the like: beside the article on wide screens, below it elsewhere. */
  aside?: ReactNode;
  /** Language of the article, where it is not the page's. */
  lang?: string;
}

/** The article and what stands beside it. */
export function ArticleLayout({ children, aside, lang }: ArticleLayoutProps) {
  return (
    <div className="article-layout">
      <article className="article" lang={lang}>
        {children}
      </article>
      {aside && <aside className="article-aside">{aside}</aside>}
    </div>
  );
}
