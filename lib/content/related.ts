import { listName } from './lists';
import type { PublicQueries } from './queries';
import type { ArticleCard } from './types';

/**
 * Related articles: those nearest in time that share tags, most shared tags first. An article looks at a
 * fixed number of places to each side of itself in each tag's list; so a change can only affect articles
 * within that many places of it, which makes the pages to render again few and exactly known.
 */
export const reach = 8;

/** Articles near `article` in the lists of its tags. */
export function nearbyInTags(
  queries: PublicQueries,
  article: { slug: string; date: number; tags: readonly string[] },
): ArticleCard[] {
  const found = new Map<string, ArticleCard>();
  for (const tag of article.tags) {
    const { older, newer } = queries.neighbours(listName.tag(tag), article, reach);
    for (const card of [...older, ...newer]) found.set(card.slug, card);
  }
  return [...found.values()];
}

/** Hand-picked articles first, then computed ones, at most `limit`; only visible ones in the same language. */
export function listRelated(
  queries: PublicQueries,
  article: { slug: string; date: number; tags: readonly string[]; related: readonly string[]; lang: string },
  limit = 5,
): ArticleCard[] {
  const picked = queries.cards(article.related);
  const taken = new Set([article.slug, ...picked.map(({ slug }) => slug)]);
  const shared = (card: ArticleCard): number => card.tags.filter((tag) => article.tags.includes(tag)).length;
  const computed = nearbyInTags(queries, article)
    .filter((card) => !taken.has(card.slug) && card.lang === article.lang)
    .sort(
      (a, b) => shared(b) - shared(a) || Math.abs(a.date - article.date) - Math.abs(b.date - article.date),
    );
  return [...picked, ...computed].slice(0, limit);
}
