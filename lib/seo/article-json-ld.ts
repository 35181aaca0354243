import type {
  CreativeWorkLeaf,
  NewsArticleLeaf,
  OrganizationLeaf,
  PersonLeaf,
  WithContext,
} from 'schema-dts';
import { lastChange } from '@/lib/content/record';
import type { Article, Picture, Site } from '@/lib/content/types';
import type { PresentRecord } from '@/lib/provenance/pages/present-record';
import { formatIso } from '@/lib/site/dates';
import { authorUrl } from '@/lib/site/links';
import { absoluteUrl, type SeoContext, type Translation } from './base-metadata';
import { type ImageNode, type OrganizationNode, pictureNode, publisher, schema } from './json-ld';

/** schema.org's terms for IPTC's digital source types. */
const sourceTypes = {
  generated: `${schema}/TrainedAlgorithmicMediaDigitalSource`,
  assisted: `${schema}/CompositeWithTrainedAlgorithmicMediaDigitalSource`,
} as const;

/** Bylines name people or desks; only names that are known to be an institution's are marked as one. */
function contributor(name: string, article: Article, site: Site): PersonLeaf | OrganizationLeaf {
  const institutions = [site.name, site.shortName, site.owner, article.source?.name];
  return institutions.includes(name) ? { '@type': 'Organization', name } : { '@type': 'Person', name };
}

/** Each with the page of that author on this site, where there is one (Google, Article: author.url). */
function articleAuthors(context: SeoContext, article: Article): (PersonLeaf | OrganizationNode)[] {
  if (article.authors.length > 0)
    return article.authors.map((name) => ({
      ...contributor(name, article, context.site),
      url: absoluteUrl(authorUrl(name), context.origin),
    }));
  const { source, original } = article;
  if (original?.author) return [contributor(original.author, article, context.site)];
  return source ? [{ '@type': 'Organization', ...namedUrl(source) }] : [publisher(context)];
}

function namedUrl({ name, url }: { name: string; url?: string }): { name: string; url?: string } {
  return { name, ...(url && { url }) };
}

function basedOn(article: Article, site: Site): CreativeWorkLeaf | undefined {
  const { original, source } = article;
  if (!original) return undefined;
  return {
    '@type': 'CreativeWork',
    name: original.title,
    ...(original.url && { url: original.url }),
    ...(original.author && { author: contributor(original.author, article, site) }),
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
  /** Its signed record; its address is an identifier. */
  record?: PresentRecord | undefined;
  /** Published translations of this article. */
  translations?: Translation[];
}

function languageVersion({ lang, path }: Translation, origin: string): NewsArticleLeaf {
  const url = absoluteUrl(path, origin);
  return { '@type': 'NewsArticle', '@id': `${url}#article`, url, inLanguage: lang };
}

export type ArticleNode = Omit<WithContext<NewsArticleLeaf>, 'image'> & { image?: ImageNode[] };

/** Dates with offset; `dateModified` never before a correction. */
export function articleJsonLd(
  context: SeoContext,
  article: Article,
  options: ArticleJsonLdOptions = {},
): ArticleNode {
  const { site, origin } = context;
  const { sections = [], translationOf, translations = [], record } = options;
  const iso = (at: number): string => formatIso(at, site.timezone);
  const url = absoluteUrl(article.url, origin);
  const images = options.images ?? (article.cover ? [article.cover] : []);
  const based = basedOn(article, site);
  return {
    '@context': schema,
    '@type': 'NewsArticle',
    '@id': `${url}#article`,
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    ...(record && { identifier: record.url }),
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

/** What Baidu reads; its context is none of schema.org's. */
export interface BaiduNode {
  '@context': string;
  '@id': string;
  title: string;
  images?: string[];
  description: string;
  pubDate: string;
  upDate: string;
}

/**
 * Times for Baidu ("搜索落地页时间因子规范"): it reads only this context, local time without offset,
 * and wants the publication time again where there was no update.
 */
export function baiduTimes({ site, origin }: SeoContext, article: Article): BaiduNode {
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
