import { checkDocumentReferences, ReferenceCheck } from '@/lib/content/check-references';
import { parseDocumentFile } from '@/lib/content/parse';
import type { Problem } from '@/lib/content/types';
import type { Newsroom } from '@/lib/revalidate/newsroom';

/**
 * What is wrong in an article with these bytes, written or not: the rules of the content check for one file, without
 * those of the text, which keep nothing from being published.
 * @param file where it stands or would stand, below the tree
 */
export function articleProblems(newsroom: Newsroom, file: string, bytes: Buffer): Problem[] {
  const { timezone } = newsroom.settings.site();
  const { attempt, problems } = parseDocumentFile('article', file, bytes, timezone, true);
  const twins = newsroom.store.problemsOf(file).filter(({ rule }) => rule === 'duplicate-slug');
  if (!attempt) return [...problems, ...twins];
  const check = new ReferenceCheck(newsroom, file, attempt.yaml, attempt.yamlLine);
  check.section(attempt.fields.section, ['section']);
  return [...problems, ...twins, ...check.problems, ...checkDocumentReferences(newsroom, file, attempt)];
}
