/** Which articles are read most: views of the last seven days, the older ones counting less. */

/** Views are added up by spans of six hours, which are numbered from 1970 on. */
const spanMs = 6 * 3600 * 1000;

/** Seven days. */
const spansKept = 28;

/** An article with fewer views is not listed: a list may not tell what one person reads. */
export const leastViews = 5;

/** How many articles are ranked; more than any list shows, so that there are others when some are withdrawn. */
const mostRanked = 60;

/** Of each span only the articles with the most views are looked at: what is below that in all of them is on no list. */
export const mostOfSpan = 200;

export interface SpanViews {
  span: number;
  slug: string;
  views: number;
}

export function spanOf(at: number): number {
  return Math.floor(at / spanMs);
}

/** The spans that count at a moment, the newest first. */
export function countingSpans(now: number): number[] {
  const newest = spanOf(now);
  return Array.from({ length: spansKept }, (_, age) => newest - age);
}

/**
 * Slugs, the most read first. A view counts in full during its span and then less with each, nothing after seven days.
 * The order of equals is that of their slugs, so that it is the same everywhere.
 */
export function rankViews(counted: Iterable<SpanViews>, now: number): string[] {
  const newest = spanOf(now);
  const articles = new Map<string, { views: number; score: number }>();
  for (const { span, slug, views } of counted) {
    const age = newest - span;
    if (age < 0 || age >= spansKept) continue;
    const article = articles.get(slug) ?? { views: 0, score: 0 };
    article.views += views;
    article.score += views * (1 - age / spansKept);
    articles.set(slug, article);
  }
  return [...articles]
    .filter(([, { views }]) => views >= leastViews)
    .sort(([a, first], [b, second]) => second.score - first.score || (a < b ? -1 : 1))
    .slice(0, mostRanked)
    .map(([slug]) => slug);
}

/**
 * Counts of this instance and of all together. These hold the views of this one, unless the place where they are kept
 * was emptied since: then the larger of the two is nearer to the truth.
 */
export function mergeViews(own: readonly SpanViews[], all: readonly SpanViews[]): SpanViews[] {
  const merged = new Map<string, SpanViews>();
  for (const counted of [...own, ...all]) {
    const key = `${counted.span} ${counted.slug}`;
    const known = merged.get(key);
    if (!known || known.views < counted.views) merged.set(key, counted);
  }
  return [...merged.values()];
}
