import path from 'node:path';
import { LogFiles } from '../log/log-files';
import { TransparencyLog } from '../log/transparency-log';
import type { KeySet, RecordFile } from '../record';
import { readKeySet } from './keys';

/** Folder of the log in the content tree: it goes where the content goes, and is served below `/transparency`. */
export const logFolder = 'transparency';

export interface SiteLog {
  files: LogFiles;
  log: TransparencyLog;
  keys: KeySet;
}

/** The log of a content tree; undefined when the site has none. @throws KeyError */
export function openSiteLog(contentDir: string): SiteLog | undefined {
  const files = new LogFiles(path.join(contentDir, logFolder));
  const keys = readKeySet(files);
  return keys && { files, log: new TransparencyLog(files, keys.log), keys };
}

export function recordPath(slug: string): string {
  return `records/${slug}.json`;
}

export function textPath(slug: string, version: number): string {
  return `texts/${slug}/${version}.json`;
}

/** What was signed for an article; undefined when nothing was, or the file cannot be read. */
export function readRecords(files: LogFiles, slug: string): RecordFile | undefined {
  const text = files.readText(recordPath(slug));
  try {
    const file: RecordFile | undefined = text === undefined ? undefined : JSON.parse(text);
    return Array.isArray(file?.versions) ? file : undefined;
  } catch {
    return undefined;
  }
}
