import type { Metadata } from 'next';
import { type ArticleView, listTranslations } from '@/lib/content/article-view';
import { articleTag, feedIdAuthority } from '@/lib/feeds/item';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { sectionUrl } from '@/lib/site/links';
import { articleJsonLd, baiduTimes } from './article-json-ld';
import { seoContextOf } from './context';
import { breadcrumbJsonLd } from './json-ld';
import { articleMetadata } from './metadata';

/** Head of an article's page; undefined when the article is not visible. */
export function loadArticleMetadata(newsroom: Newsroom, slug: string): Metadata | undefined {
  const article = newsroom.queries.article(slug);
  if (!article) return undefined;
  const context = seoContextOf(newsroom);
  const translations = listTranslations(newsroom, article);
  const { timezone } = context.site;
  const languages = [article, ...translations].map(({ lang, url }) => ({ lang, path: url }));
  return articleMetadata(context, article, {
    id: articleTag(article, { idAuthority: feedIdAuthority(context.site), timezone }),
    section: newsroom.settings.sections().get(article.section),
    translations: translations.length > 0 ? languages : undefined,
  });
}

/** Structured data of an article's page. */
export function articleStructuredData(newsroom: Newsroom, { article, sectionPath }: ArticleView): object[] {
  const context = seoContextOf(newsroom);
  const crumbs = [
    ...sectionPath.map(({ id, name }) => ({ name, path: sectionUrl(id) })),
    { name: article.title, path: article.url },
  ];
  return [
    articleJsonLd(context, article, { sections: sectionPath.map(({ name }) => name) }),
    breadcrumbJsonLd(crumbs, context.origin),
    baiduTimes(context, article),
  ];
}
