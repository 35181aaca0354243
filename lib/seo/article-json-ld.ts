import { lastChange } from '@/lib/content/record';
import type { Article, Picture, Site } from '@/lib/content/types';
import { formatIso } from '@/lib/site/dates';
import { absoluteUrl, type SeoContext, type Translation } from './base-metadata';
import { type JsonLdDocument, pictureNode, publisher, schema, type Thing } from './json-ld';

/** schema.org's terms for IPTC's digital source types. */
const sourceTypes = {
  generated: `${schema}/TrainedAlgorithmicMediaDigitalSource`,
  assisted: `${schema}/CompositeWithTrainedAlgorithmicMediaDigitalSource`,
} as const;

/** Bylines name people or desks; only names that are known to be an institution's are marked as one. */
function contributor(name: string, article: Article, site: Site): Thing {
  const institutions = [site.name, site.shortName, site.owner, article.source?.name];
  return { '@type': institutions.includes(name) ? 'Organization' : 'Person', name };
}

function articleAuthors(context: SeoContext, article: Article): Thing[] {
  if (article.authors.length > 0)
    return article.authors.map((name) => contributor(name, article, context.site));
  const { source, original } = article;
  if (original?.author) return [contributor(original.author, article, context.site)];
  return source ? [{ '@type': 'Organization', ...namedUrl(source) }] : [publisher(context)];
}

function namedUrl({ name, url }: { name: string; url?: string }): { name: string; url?: string } {
  return { name, ...(url && { url }) };
}

function basedOn(article: Article): Thing | undefined {
  const { original, source } = article;
  if (!original) return undefined;
  return {
    '@type': 'CreativeWork',
    name: original.title,
    ...(original.url && { url: original.url }),
    ...(original.author && { author: { '@type': 'Person', name: original.author } }),
    ...(source && { publisher: { '@type': 'Organization', ...namedUrl(source) } }),
  };
}

export interface ArticleJsonLdOptions {
  /** Names of the section's path, from the top down. */
  sections?: string[];
  /** Crops for search results (1:1, 4:3, 16:9) where there are any; the cover otherwise. */
  images?: Picture[];
  /** The article that this one was translated from. */
  translationOf?: Translation;
  /** Published translations of this article. */
  translations?: Translation[];
}

function languageVersion({ lang, path }: Translation, origin: string): Thing {
  const url = absoluteUrl(path, origin);
  return { '@type': 'NewsArticle', '@id': `${url}#article`, url, inLanguage: lang };
}

/** Dates with offset; `dateModified` never before a correction. */
export function articleJsonLd(
  context: SeoContext,
  article: Article,
  options: ArticleJsonLdOptions = {},
): JsonLdDocument {
  const { site, origin } = context;
  const { sections = [], translationOf, translations = [] } = options;
  const iso = (at: number): string => formatIso(at, site.timezone);
  const url = absoluteUrl(article.url, origin);
  const images = options.images ?? (article.cover ? [article.cover] : []);
  const based = basedOn(article);
  return {
    '@context': schema,
    '@type': 'NewsArticle',
    '@id': `${url}#article`,
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    headline: article.title,
    ...(article.subtitle && { alternativeHeadline: article.subtitle }),
    description: article.summary,
    inLanguage: article.lang,
    datePublished: iso(article.date),
    dateModified: iso(lastChange(article)),
    ...(article.expires && { expires: iso(article.expires) }),
    author: articleAuthors(context, article),
    ...(article.editor && { editor: { '@type': 'Person', name: article.editor } }),
    publisher: publisher(context),
    ...(article.source && { sourceOrganization: { '@type': 'Organization', ...namedUrl(article.source) } }),
    ...(images.length > 0 && { image: images.map((picture) => pictureNode(picture, origin)) }),
    ...(sections.length > 0 && { articleSection: sections }),
    ...(article.tags.length > 0 && { keywords: article.tags }),
    isAccessibleForFree: true,
    ...(based && { isBasedOn: based }),
    ...(article.corrections.length > 0 && {
      correction: article.corrections.map(({ date, text }) => ({
        '@type': 'CorrectionComment',
        text,
        datePublished: iso(date),
      })),
    }),
    ...(article.aiGenerated && { digitalSourceType: sourceTypes[article.aiGenerated] }),
    ...(translationOf && { translationOfWork: languageVersion(translationOf, origin) }),
    ...(translations.length > 0 && {
      workTranslation: translations.map((version) => languageVersion(version, origin)),
    }),
  };
}

/**
 * Times for Baidu ("搜索落地页时间因子规范"): it reads only this context, local time without offset,
 * and wants the publication time again where there was no update.
 */
export function baiduTimes({ site, origin }: SeoContext, article: Article): object {
  const local = (at: number): string => formatIso(at, site.timezone).slice(0, 'YYYY-MM-DDThh:mm:ss'.length);
  return {
    '@context': 'https://ziyuan.baidu.com/contexts/cambrian.jsonld',
    '@id': absoluteUrl(article.url, origin),
    title: article.title,
    ...(article.cover && { images: [absoluteUrl(article.cover.src, origin)] }),
    description: article.summary,
    pubDate: local(article.date),
    upDate: local(lastChange(article)),
  };
}
