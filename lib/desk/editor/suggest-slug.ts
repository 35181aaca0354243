import { reservedSegments } from '@/lib/content/model';
import { freeSlug, slugify } from '@/lib/content/slugify';
import { isTaken } from '@/lib/desk/manuscripts/create-article';
import type { Newsroom } from '@/lib/revalidate/newsroom';

/** A file name that a new article with this title could have; empty when the title gives none. */
export function suggestSlug(newsroom: Newsroom, title: string): string {
  const spoken = slugify(title);
  if (spoken === '') return '';
  return freeSlug(
    spoken,
    (slug) => slug === 'index' || reservedSegments.has(slug) || isTaken(newsroom, slug),
  );
}
