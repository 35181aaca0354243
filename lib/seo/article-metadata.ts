import type { Metadata } from 'next';
import { type ArticleView, listTranslations } from '@/lib/content/article-view';
import type { Article, ArticleCard, Picture } from '@/lib/content/types';
import { articleTag, feedIdAuthority } from '@/lib/feeds/item';
import type { PresentRecord } from '@/lib/provenance/pages/present-record';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { shareImageOf } from '@/lib/share/card';
import { articleCard } from '@/lib/share/find-card';
import { createBodyContext } from '@/lib/site/body-context';
import { sectionUrl } from '@/lib/site/links';
import { cropsOf } from '@/lib/site/picture-address';
import { nameIn } from '@/lib/site/texts';
import { articleJsonLd, baiduTimes } from './article-json-ld';
import type { Translation } from './base-metadata';
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
    image: shareImageOf(articleCard(newsroom, article)),
  });
}

/** The cover in the ratios that search engines ask for; the cover itself where no crops are made of it. */
function coverImages(newsroom: Newsroom, { cover }: Article): Picture[] {
  if (!cover) return [];
  const facts = createBodyContext(newsroom).pictureSize(cover.src);
  const crops = facts ? cropsOf(cover.src, facts) : [];
  return crops.length > 0 ? crops.map((crop) => ({ ...cover, ...crop })) : [cover];
}

/** Structured data of an article's page. */
export function articleStructuredData(
  newsroom: Newsroom,
  view: ArticleView,
  record?: PresentRecord,
): object[] {
  const { article, sectionPath, translations } = view;
  const context = seoContextOf(newsroom);
  const versionOf = ({ lang, url }: ArticleCard): Translation => ({ lang, path: url });
  const original = translations.find(({ slug }) => slug === article.translationOf);
  const sections = sectionPath.map((section) => ({
    name: nameIn(article.lang, section),
    path: sectionUrl(section.id),
  }));
  const crumbs = [...sections, { name: article.title, path: article.url }];
  return [
    articleJsonLd(context, article, {
      sections: sections.map(({ name }) => name),
      images: coverImages(newsroom, article),
      record,
      ...(original && { translationOf: versionOf(original) }),
      // Siblings are translations of the original, not of each other.
      translations: article.translationOf ? [] : translations.map(versionOf),
    }),
    breadcrumbJsonLd(crumbs, context.origin),
    baiduTimes(context, article),
  ];
}
