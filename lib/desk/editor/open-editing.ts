import { readArticle } from '@/lib/desk/manuscripts/article';
import { findBase } from '@/lib/desk/manuscripts/conflict';
import { type Manuscript, openManuscript } from '@/lib/desk/manuscripts/open-manuscript';
import type { WritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import type { Person } from '@/lib/desk/person';
import { type Suggestions, suggestionsOf } from './suggestions';

/** Everything with which the editing page begins. */
export interface Editing {
  manuscript: Manuscript;
  /** What the working copy was begun from, where the file is another by now; null when nobody knows it any more. */
  copyBase: string | null;
  suggestions: Suggestions;
  timezone: string;
  /** Of the site, BCP 47. */
  language: string;
}

/** @throws DeskError 404 for whoever may not know of the article, 422 when the desk cannot open its file */
export async function openEditing(desk: WritingDesk, person: Person, slug: string): Promise<Editing> {
  const manuscript = await openManuscript(desk, person, slug);
  const { timezone, language } = desk.newsroom.settings.site();
  const { workingCopy, version } = manuscript;
  const isOld = workingCopy !== undefined && workingCopy.base !== version;
  return {
    manuscript,
    copyBase: isOld ? await findBase(desk, readArticle(desk, slug), workingCopy.base) : null,
    suggestions: suggestionsOf(desk.newsroom),
    timezone,
    language,
  };
}
