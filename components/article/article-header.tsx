import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { Headline } from '@/components/ui/headline';
import type { Article, Section, Site } from '@/lib/content/types';
import { sectionUrl } from '@/lib/site/links';
import { nameIn, textsOf } from '@/lib/site/texts';
import { Byline } from './byline';
import { Kicker } from './kicker';

export interface ArticleHeaderProps {
  article: Article;
  site: Site;
  /** Of the page. */
  language: string;
  /** From the top section down to the article's own. */
  sectionPath: readonly Section[];
}

/** Breadcrumbs, kicker, title, subtitle and byline of an article. */
export function ArticleHeader({ article, site, language, sectionPath }: ArticleHeaderProps) {
  const crumbs = sectionPath.map((section) => ({
    name: nameIn(language, section),
    url: sectionUrl(section.id),
  }));
  const { kicker, title, subtitle, lang } = article;
  return (
    <header className="article-header">
      <Breadcrumbs items={[{ name: textsOf(language).site.home, url: '/' }, ...crumbs]} language={language} />
      <hgroup lang={lang}>
        {kicker && <Kicker text={kicker} />}
        <h1>
          <Headline text={title} />
        </h1>
        {subtitle && <p className="subtitle">{subtitle}</p>}
      </hgroup>
      <Byline article={article} timezone={site.timezone} language={language} />
    </header>
  );
}
