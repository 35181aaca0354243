import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DocumentKind, parseDocumentFile } from './parse';
import { defaultSite, parseSite } from './settings';

/** The zone in which times without an offset are read, as at run time. */
function timezoneOf(root: string): string {
  try {
    const site = parseSite('site.yaml', readFileSync(path.join(root, 'site.yaml'))).value;
    return site?.timezone ?? defaultSite.timezone;
  } catch {
    return defaultSite.timezone;
  }
}

/** Messages of the errors that the run-time reader finds in one file; contentlayer refuses the file with them. */
export function findDocumentErrors(kind: DocumentKind, root: string, file: string): string[] {
  const bytes = readFileSync(path.join(root, file));
  return parseDocumentFile(kind, file, bytes, timezoneOf(root))
    .problems.filter((problem) => problem.severity === 'error')
    .map((problem) => `${problem.line}:${problem.column} ${problem.message}`);
}
