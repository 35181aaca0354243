import { LRUCache } from 'lru-cache';
import type { FileRow } from '@/lib/content/store';
import { countWords } from '../count-words';

/** Of the versions of files that were shown. */
const lengths = new LRUCache<string, number>({ max: 10_000 });

/** The same for a version of a file, counted once. */
export function lengthOf({ hash, path }: Pick<FileRow, 'hash' | 'path'>, text: () => string): number {
  const key = `${path} ${hash}`;
  const known = lengths.get(key) ?? countWords(text());
  lengths.set(key, known);
  return known;
}
