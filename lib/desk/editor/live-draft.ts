import { DeskError } from '@/lib/desk/desk-error';
import { readArticle } from '@/lib/desk/manuscripts/article';
import { toFileText } from '@/lib/desk/manuscripts/file-form';
import type { WritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import type { Person } from '@/lib/desk/person';
import { mayWith } from '@/lib/desk/rights';
import { type Draft, draftFrom } from '@/lib/preview/draft';

/** Longer texts would hold up readers with every key: they are not shown live. */
export const longestLive = 300_000;

/** An article as the person has it: the working copy, else the file. Undefined for whoever may not read it. */
export function liveDraft(desk: WritingDesk, person: Person, slug: string): Draft | undefined {
  const article = articleOf(desk, slug);
  if (!article || !mayWith(person, 'read', article.subject)) return undefined;
  const copy = desk.copies.get(slug, person.id);
  if (!copy) return article.draft;
  return draftFrom(desk.newsroom, slug, article.file, Buffer.from(toFileText(copy.source, article.text)));
}

function articleOf(desk: WritingDesk, slug: string): ReturnType<typeof readArticle> | undefined {
  try {
    return readArticle(desk, slug);
  } catch (error) {
    if (error instanceof DeskError) return undefined;
    throw error;
  }
}
