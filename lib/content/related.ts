import { listName } from './lists';
import type { PublicQueries } from './queries';
import type { ArticleCard } from './types';

/**
 * Related articles: of those near in time that share a tag or stand in the sections around, those first that are
 * most alike in tags and in what they are about; of equals the nearest in time. An article looks at a fixed number of places to each side of itself in each of these lists;
 * so a change can only affect articles within that many places, which makes the pages to render again few and
 * exactly known.
 */
export const reach = 8;

/** An editor's tag says more than a pair of characters. */
const tagWeight = 2;

/** The lists in which an article looks for company, from what it is a member of. */
export function companyLists(tags: readonly string[], sectionPath: readonly string[]): string[] {
  return [...tags.map(listName.tag), ...sectionPath.map(listName.section)];
}

/** Articles near the given place in any of the lists. */
export function nearby(
  queries: PublicQueries,
  at: { slug: string; date: number },
  lists: readonly string[],
): ArticleCard[] {
  const found = new Map<string, ArticleCard>();
  for (const list of lists) {
    const { older, newer } = queries.neighbours(list, at, reach);
    for (const card of [...older, ...newer]) found.set(card.slug, card);
  }
  return [...found.values()];
}

interface Company {
  slug: string;
  date: number;
  tags: readonly string[];
  themes: readonly string[];
  related: readonly string[];
  lang: string;
}

/**
 * Hand-picked articles first, then computed ones, at most `limit`; only visible ones in the same language.
 * @param sectionPath ids from the top section down to the article's own
 */
export function listRelated(
  queries: PublicQueries,
  article: Company,
  sectionPath: readonly string[] = [],
  limit = 5,
): ArticleCard[] {
  const picked = queries.cards(article.related);
  const taken = new Set([article.slug, ...picked.map(({ slug }) => slug)]);
  const common = (a: readonly string[], b: readonly string[]): number =>
    a.filter((one) => b.includes(one)).length;
  const alike = (card: ArticleCard): number =>
    tagWeight * common(card.tags, article.tags) + common(card.themes, article.themes);
  const distance = (card: ArticleCard): number => Math.abs(card.date - article.date);
  const computed = nearby(queries, article, companyLists(article.tags, sectionPath))
    .filter((card) => !taken.has(card.slug) && card.lang === article.lang)
    .sort((a, b) => alike(b) - alike(a) || distance(a) - distance(b) || (a.slug < b.slug ? -1 : 1));
  return [...picked, ...computed].slice(0, limit);
}
