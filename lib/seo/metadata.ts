import type { Metadata } from 'next';
import { lastChange } from '@/lib/content/record';
import type { Article, ListKind, Section } from '@/lib/content/types';
import type { ShareImage } from '@/lib/share/card';
import { formatIso } from '@/lib/site/dates';
import { authorUrl, markdownUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { nameIn } from '@/lib/site/texts';
import { aiLabel } from './ai-label';
import { absoluteUrl, baseMetadata, pageTitle, type SeoContext, type Translation } from './base-metadata';
import {
  articleTags,
  type Column,
  columnTags,
  frontColumn,
  type MetaTags,
  sectionColumn,
  siteTags,
} from './institutional';

/** The front page: the site's own name as title, 首页 as column. */
export function frontMetadata(
  context: SeoContext,
  options: { keywords?: string[]; translations?: Translation[] } = {},
): Metadata {
  const { site } = context;
  return baseMetadata(context, {
    path: '/',
    description: site.description,
    feeds: { title: site.name, base: '' },
    translations: options.translations,
    tags: columnTags(site, frontColumn(site, options.keywords ?? [])),
  });
}

export interface ListMetadataOptions {
  kind: ListKind;
  name: string;
  /** Address of the first page of the list. */
  path: string;
  page: number;
  pages: number;
  description?: string;
  /** The section itself, for `kind: 'section'`. */
  section?: Section;
  /** False for a section with `feed: false`. */
  feed?: boolean;
  /** Set on lists that shall not be found, such as an empty section. */
  noindex?: boolean;
  image?: ShareImage;
  translations?: Translation[];
}

function listTitle(kind: ListKind, name: string): string {
  return kind === 'section' ? name : messages.list[kind](name);
}

/** Column tags of a list: a section's own, 专题 for a topic; tags, sources and authors are no columns. */
function listColumn({ kind, name, description, section }: ListMetadataOptions): Column | undefined {
  if (kind === 'section') return section ? sectionColumn(section) : { name };
  if (kind !== 'topic') return undefined;
  return { name, type: messages.site.topics, ...(description && { description }) };
}

/** One page of a section, tag, topic, source or author list. Every page is its own canonical address. */
export function listMetadata(context: SeoContext, options: ListMetadataOptions): Metadata {
  const { kind, name, path, page, pages, section } = options;
  const title = listTitle(kind, name);
  const column = listColumn(options);
  const base = baseMetadata(context, {
    title: page > 1 ? `${title} - ${messages.list.page(page, pages)}` : title,
    path: page > 1 ? `${path}/page/${page}` : path,
    description: options.description ?? section?.description,
    feeds:
      (options.feed ?? section?.feed ?? true)
        ? { title: pageTitle(context.site, title), base: path }
        : undefined,
    image: options.image,
    translations: options.translations,
    noindex: options.noindex,
    ...(column && { tags: columnTags(context.site, column) }),
  });
  // What article:author of an article leads to (ogp.me: a profile).
  return kind === 'author' ? { ...base, openGraph: { ...base.openGraph, type: 'profile' } } : base;
}

export interface ArticleMetadataOptions {
  /** Section of the article; absent when it was retired from sections.yaml. */
  section?: Section;
  /** Published language versions, the article itself included. */
  translations?: Translation[];
  /** The article's permanent id, for the AI label. */
  id: string;
  image?: ShareImage;
  /** Preview is never indexed. */
  noindex?: boolean;
}

/** Times for 头条搜索 ("时间因子"); Baidu reads them from JSON-LD only, see `baiduTimes`. */
function byteDanceTags(article: Article, timezone: string): MetaTags {
  return {
    'bytedance:published_time': formatIso(article.date, timezone),
    'bytedance:updated_time': formatIso(lastChange(article), timezone),
  };
}

export function articleMetadata(
  context: SeoContext,
  article: Article,
  options: ArticleMetadataOptions,
): Metadata {
  const { site, origin } = context;
  const { section } = options;
  const url = absoluteUrl(article.url, origin);
  const picture = article.cover ?? options.image;
  const label = aiLabel(site, article, options.id);
  const base = baseMetadata(context, {
    title: article.title,
    path: article.url,
    description: article.summary,
    feeds: { title: site.name, base: '' },
    language: article.lang,
    translations: options.translations,
    noindex: options.noindex,
    image: options.image,
    tags: {
      ...(section && columnTags(site, sectionColumn(section))),
      ...articleTags(site, article, url, picture && absoluteUrl(picture.src, origin)),
      ...byteDanceTags(article, site.timezone),
      ...(label && { AIGC: label }),
    },
  });
  const plain = site.siteIdCode === undefined;
  const asMarkdown = absoluteUrl(markdownUrl(article.url), origin);
  return {
    ...base,
    alternates: {
      ...base.alternates,
      ...(!options.noindex && { types: { ...base.alternates.types, 'text/markdown': asMarkdown } }),
    },
    // Names of meta tags are the same in any case, and HTML allows one description only: the norm's tags stand for these.
    description: plain || !article.summary ? base.description : undefined,
    ...(plain && article.authors.length > 0 && { authors: article.authors.map((name) => ({ name })) }),
    ...(plain && article.tags.length > 0 && { keywords: article.tags }),
    // Without it, Google shows news with a thumbnail only (robots meta tag, max-image-preview).
    robots: base.robots ?? { 'max-image-preview': 'large' },
    openGraph: {
      ...base.openGraph,
      type: 'article',
      publishedTime: formatIso(article.date, site.timezone),
      modifiedTime: formatIso(lastChange(article), site.timezone),
      ...(article.expires && { expirationTime: formatIso(article.expires, site.timezone) }),
      authors: article.authors.map((name) => absoluteUrl(authorUrl(name), origin)),
      ...(section && { section: nameIn(article.lang, section) }),
      tags: article.tags,
    },
  };
}

/** A page outside the newsroom's stream: about, archive, site map, corrections, tag index … */
export function pageMetadata(
  context: SeoContext,
  page: {
    title: string;
    path: string;
    description?: string;
    noindex?: boolean;
    image?: ShareImage;
    translations?: Translation[];
  },
): Metadata {
  return baseMetadata(context, page);
}

/** Results are not content of their own: links are followed, the page is not indexed, all queries share one address. */
export function searchMetadata(context: SeoContext, query: string): Metadata {
  const { title } = messages.search;
  return baseMetadata(context, {
    title: query ? `${query} - ${title}` : title,
    path: '/search',
    noindex: true,
    feeds: { title: context.site.name, base: '' },
  });
}

/** 404, 410, errors: no canonical address and nothing that could be shared. */
export function noticeMetadata({ site, origin }: SeoContext, title: string): Metadata {
  return {
    metadataBase: new URL(origin),
    title: { absolute: pageTitle(site, title) },
    robots: { index: false, follow: true },
    other: siteTags(site, origin),
  };
}
