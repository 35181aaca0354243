import path from 'node:path';
import { parseCheckpoint } from '../note';
import { LogFiles } from './log-files';
import { TransparencyLog } from './transparency-log';

/**
 * Slugs of which the log of a content tree says something that it did not say at an earlier size. Never throws.
 * @returns `slugs` is undefined when that cannot be told: the log cannot be read, or is another one
 */
export function readLogChanges(contentDir: string, from: number): { size: number; slugs?: Set<string> } {
  const files = new LogFiles(path.join(contentDir, 'transparency'));
  const checkpoint = parseCheckpoint(files.readText('checkpoint') ?? '');
  if (!checkpoint) return { size: 0 };
  const { origin, size } = checkpoint;
  if (size < from) return { size };
  try {
    const entries = new TransparencyLog(files, origin).entries(from, size);
    const slugs = entries.flatMap((entry) => slugOfEntry(entry) ?? []);
    return { size, slugs: new Set(slugs) };
  } catch {
    return { size };
  }
}

/** The article that an entry speaks of; undefined for entries about keys. */
export function slugOfEntry(entry: Buffer): string | undefined {
  const { slug }: { slug?: unknown } = JSON.parse(entry.toString('utf8'));
  return typeof slug === 'string' ? slug : undefined;
}
