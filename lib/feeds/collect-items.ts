import { writeFeedBody } from '@/lib/mdx/feed-html';
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
  const context = createBodyContext(newsroom);
  const mentioned = new Set<string>();
  const resolveRelated: typeof context.resolveRelated = (slug) => {
    mentioned.add(slug);
    return context.resolveRelated(slug);
  };
  const items = queries.feedArticles(slugs).map(({ article, tree }) => {
    const pageUrl = origin + article.url;
    const body = { ...context, resolveRelated, language: article.lang, origin, pageUrl };
    const sections = settings.sections().path(article.section);
    return toFeedItem(article, {
      ...writeFeedBody(tree, body),
      origin,
      timezone: site.timezone,
      idAuthority,
      sections: sections.map(({ name }) => name),
    });
  });
  return { items, tags: [...slugs.map(pageTag.item), ...[...mentioned].map(pageTag.card)] };
}
