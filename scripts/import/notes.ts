import { texts } from './texts';
import type { SourceArticle } from './types';

/** What an editor should know of an article because of where it comes from. */
export function notesOn({ own, published, date, publisher }: SourceArticle): string[] {
  if (!own) return [texts.reprint, ...(publisher ? [] : [texts.noPublisher])];
  if (date === undefined) return [texts.noDate];
  return published ? [] : [texts.draft];
}
