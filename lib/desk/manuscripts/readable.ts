import { DeskError } from '@/lib/desk/desk-error';
import type { Person } from '@/lib/desk/person';
import { mayWith } from '@/lib/desk/rights';
import { readArticle } from './article';
import { getWritingDesk } from './writing-desk';

/** Whether there is such an article, and somebody may read its file. */
export function readableBy(person: Person, slug: string): boolean {
  try {
    return mayWith(person, 'read', readArticle(getWritingDesk(), slug).subject);
  } catch (error) {
    if (error instanceof DeskError) return false;
    throw error;
  }
}
