import { LRUCache } from 'lru-cache';
import type { FileRow } from '@/lib/content/store';

const counted = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

/** Length of a text as editors give it: each Han character counts, and each word or number of other writing. */
export function countWords(text: string): number {
  return text.match(counted)?.length ?? 0;
}

/** Of the versions of files that were shown. */
const lengths = new LRUCache<string, number>({ max: 10_000 });

/** The same for a version of a file, counted once. */
export function lengthOf({ hash, path }: Pick<FileRow, 'hash' | 'path'>, text: () => string): number {
  const key = `${path} ${hash}`;
  const known = lengths.get(key) ?? countWords(text());
  lengths.set(key, known);
  return known;
}
