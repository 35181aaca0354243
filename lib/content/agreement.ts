import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DocumentKind, parseDocumentFile } from './parse';

/** Messages of the errors that the run-time reader finds in one file; contentlayer refuses the file with them. */
export function findDocumentErrors(kind: DocumentKind, root: string, file: string): string[] {
  const bytes = readFileSync(path.join(root, file));
  return parseDocumentFile(kind, file, bytes, 'UTC')
    .problems.filter((problem) => problem.severity === 'error')
    .map((problem) => `${problem.line}:${problem.column} ${problem.message}`);
}
