import { TreeTextCheck } from '@/lib/check/tree-text-check';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { messages } from '@/lib/site/messages';
import { checkDocumentReferences } from './check-references';
import { locate } from './front-matter';
import { type DocumentKind, type ParsedDocument, parseDocumentFile, problem } from './parse';
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
 * @param text the rules of the text; made anew unless many files are checked
 */
export function checkOne(
  newsroom: Newsroom,
  kind: DocumentKind,
  file: string,
  source: Buffer,
  text: TreeTextCheck = new TreeTextCheck(newsroom),
): Problem[] {
  const { timezone } = newsroom.settings.site();
  const { document, attempt, problems } = parseDocumentFile(kind, file, source, timezone, true);
  return [
    ...problems,
    ...newsroom.store.problemsOf(file).filter(({ rule }) => rulesOfPlace.has(rule)),
    ...(document && kind === 'article' ? checkSection(newsroom, file, document) : []),
    ...(attempt ? checkDocumentReferences(newsroom, file, attempt) : []),
    ...(attempt ? text.checkDocument(kind, file, attempt) : []),
  ].sort((a, b) => a.line - b.line || a.column - b.column);
}

function checkSection({ settings }: Newsroom, file: string, document: ParsedDocument): Problem[] {
  const section = String(document.fields.section);
  if (settings.sections().get(section)) return [];
  const { line, column } = locate(document.yaml, ['section']);
  const message = messages.check.unknownSection(section);
  return [problem(file, line + document.yamlLine - 1, column, 'unknown-section', message)];
}
