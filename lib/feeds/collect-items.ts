import type { PublicArticle } from '@/lib/content/types';
import { type FeedHtmlOptions, writeFeedBody } from '@/lib/mdx/feed-html';
import { presentRecord } from '@/lib/provenance/pages/present-record';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { createBodyContext } from '@/lib/site/body-context';
import { type FeedItem, feedIdAuthority, toFeedItem } from './item';

/** Items of a feed and the cache tags of what they were made from. */
export interface CollectedItems {
  items: FeedItem[];
  tags: string[];
}

/** The visible ones of some articles, whole, in the order given. */
export function collectItems(newsroom: Newsroom, slugs: readonly string[]): CollectedItems {
  const { queries, settings, environment } = newsroom;
  const site = settings.site();
  const origin = environment.siteUrl;
  const idAuthority = feedIdAuthority(site);
  const mentioned = new Set<string>();
  const items = queries.feedArticles(slugs).map(({ article, tree }) => {
    const sections = settings.sections().path(article.section);
    return toFeedItem(article, {
      ...writeFeedBody(tree, feedBodyOptions(newsroom, article, mentioned)),
      origin,
      timezone: site.timezone,
      idAuthority,
      sections: sections.map(({ name }) => name),
      record: presentRecord(newsroom, article.slug)?.url,
    });
  });
  return { items, tags: [...slugs.map(pageTag.item), ...[...mentioned].map(pageTag.card)] };
}

/** What the body of an article is written with. @param mentioned is given the slugs of articles that it refers to */
export function feedBodyOptions(
  newsroom: Newsroom,
  { lang, url }: Pick<PublicArticle, 'lang' | 'url'>,
  mentioned: Set<string>,
): FeedHtmlOptions {
  const context = createBodyContext(newsroom);
  const origin = newsroom.environment.siteUrl;
  const resolveRelated: typeof context.resolveRelated = (slug) => {
    mentioned.add(slug);
    return context.resolveRelated(slug);
  };
  return { ...context, resolveRelated, language: lang, origin, pageUrl: origin + url };
}
