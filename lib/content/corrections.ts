import type { Newsroom } from '@/lib/revalidate/newsroom';
import { listName } from './lists';
import type { Article, Correction } from './types';

const most = 500;

/** Corrected articles, the latest correction first. */
export function listCorrections({ queries }: Newsroom): { article: Article; corrections: Correction[] }[] {
  return queries
    .list(listName.corrections, { page: 1, size: most })
    .flatMap(({ slug }) => queries.article(slug) ?? [])
    .map((article) => ({ article, corrections: [...article.corrections].sort((a, b) => b.date - a.date) }))
    .sort((a, b) => (b.corrections[0]?.date ?? 0) - (a.corrections[0]?.date ?? 0));
}
