import { type ArticleView, loadArticle } from '@/lib/content/article-view';
import { lastChange } from '@/lib/content/record';
import { feedBodyOptions } from '@/lib/feeds/collect-items';
import { writeFeedBody } from '@/lib/mdx/feed-html';
import { readFeedTree } from '@/lib/mdx/feed-tree';
import { collectOutline, fragmentOf, type OutlineEntry } from '@/lib/mdx/outline';
import { plainText } from '@/lib/mdx/plain-text';
import { presentRecord } from '@/lib/provenance/pages/present-record';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { formatIso } from '@/lib/site/dates';
import { sectionUrl } from '@/lib/site/links';
import type { ApiArticle } from './schemas';
import { addressOf, summariesOf, toLink } from './summary';

/** A visible article with what its documents for machines are written from. */
export interface ArticleSource {
  view: ArticleView;
  /** The body, see lib/mdx/feed-tree.ts. */
  tree: string;
  summary: ReturnType<typeof summariesOf>[number];
}

/** What was made of an article: content, when it changed last (epoch milliseconds), cache tags. */
export interface Made<Content> {
  content: Content;
  updated: number;
  tags: string[];
}

/** Undefined for what the public may not see. */
export function loadSource(newsroom: Newsroom, slug: string): ArticleSource | undefined {
  const view = loadArticle(newsroom, slug);
  const [stored] = newsroom.queries.feedArticles([slug]);
  const [summary] = view ? summariesOf(newsroom, [view.article]) : [];
  return view && stored && summary && { view, tree: stored.tree, summary };
}

/** @param mentioned slugs of articles that the body refers to */
export function tagsOf({ view }: ArticleSource, mentioned: ReadonlySet<string>): string[] {
  const shown = [...mentioned].map(pageTag.card);
  return [...view.tags, ...shown, pageTag.item(view.article.slug), pageTag.topics, pageTag.site];
}

/** The whole article for `/api/articles/{slug}`. */
export function loadApiArticle(newsroom: Newsroom, slug: string): Made<ApiArticle> | undefined {
  const source = loadSource(newsroom, slug);
  if (!source) return undefined;
  const { view, tree, summary } = source;
  const { article } = view;
  const origin = newsroom.environment.siteUrl;
  const { timezone } = newsroom.settings.site();
  const mentioned = new Set<string>();
  const { html } = writeFeedBody(tree, feedBodyOptions(newsroom, article, mentioned));
  const { editor, original, expires, pinned } = article;
  const record = presentRecord(newsroom, slug);
  const content: ApiArticle = {
    ...summary,
    ...(editor && { editor }),
    ...(original && { original: { ...original, url: undefined, ...addressOf(original.url, origin) } }),
    ...(expires !== undefined && { expires: formatIso(expires, timezone) }),
    ...(pinned && { pinned: true as const }),
    ...(record && { record: { version: record.version, digest: record.digest, url: record.url } }),
    html,
    text: plainText(article.body).text,
    outline: outlineOf(tree, origin + article.url),
    links: {
      ...summary.links,
      section: origin + sectionUrl(article.section),
      ...(view.older && { previous: toLink(view.older, origin) }),
      ...(view.newer && { next: toLink(view.newer, origin) }),
      related: view.related.map((card) => toLink(card, origin)),
    },
  };
  return { content, updated: lastChange(article), tags: tagsOf(source, mentioned) };
}

function outlineOf(tree: string, pageUrl: string): ApiArticle['outline'] {
  const outline: OutlineEntry[] = [];
  collectOutline(outline)({ type: 'root', children: readFeedTree(tree) });
  return outline.map(({ level, text, id }) => ({
    level,
    text,
    url: new URL(fragmentOf(id), pageUrl).href,
  }));
}
