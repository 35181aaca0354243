import type { TreeTextCheck } from '@/lib/check/tree-text-check';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { checkDocumentReferences, ReferenceCheck } from './check-references';
import { type DocumentKind, parseDocumentFile } from './parse';
import type { Problem } from './types';

/** What the index says of a file because of other files, whatever its text is. */
const rulesOfPlace: ReadonlySet<string> = new Set([
  'duplicate-slug',
  'reserved-id',
  'shared-id',
  'unreadable',
]);

/**
 * The content check (contract 6) of one article, topic or page: its text is `source`, everything around it the tree and
 * the index. The same for a file on disk and for a text that is still being written. In the order of places.
 * @param file relative to the tree
 * @param text the rules of the text; without them only what would keep readers from something
 */
export function checkOne(
  newsroom: Newsroom,
  kind: DocumentKind,
  file: string,
  source: Buffer,
  text?: TreeTextCheck,
): Problem[] {
  const { timezone } = newsroom.settings.site();
  const { attempt, problems } = parseDocumentFile(kind, file, source, timezone, true);
  const found = [
    ...problems,
    ...newsroom.store.problemsOf(file).filter(({ rule }) => rulesOfPlace.has(rule)),
  ];
  if (attempt) {
    const section = new ReferenceCheck(newsroom, file, attempt.yaml, attempt.yamlLine);
    if (kind === 'article') section.section(attempt.fields.section, ['section']);
    found.push(...section.problems, ...checkDocumentReferences(newsroom, file, attempt));
    found.push(...(text?.checkDocument(kind, file, attempt) ?? []));
  }
  return found.sort((a, b) => a.line - b.line || a.column - b.column);
}
