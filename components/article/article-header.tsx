import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { Headline } from '@/components/ui/headline';
import type { Article, Section, Site } from '@/lib/content/types';
import { sectionUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { Byline } from './byline';
import { Kicker } from './kicker';

export interface ArticleHeaderProps {
  article: Article;
  site: Site;
  /** From the top section down to the article's own. */
  sectionPath: readonly Section[];
}

/** Breadcrumbs, kicker, title, subtitle and byline of an article. */
export function ArticleHeader({ article, site, sectionPath }: ArticleHeaderProps) {
  const crumbs = sectionPath.map(({ id, name }) => ({ name, url: sectionUrl(id) }));
  const { kicker, title, subtitle, lang } = article;
  return (
    <header className="article-header">
      <Breadcrumbs items={[{ name: messages.site.home, url: '/' }, ...crumbs]} />
      <hgroup lang={lang}>
        {kicker && <Kicker text={kicker} />}
        <h1>
          <Headline text={title} />
        </h1>
        {subtitle && <p className="subtitle">{subtitle}</p>}
      </hgroup>
      <Byline article={article} site={site} />
    </header>
  );
}
