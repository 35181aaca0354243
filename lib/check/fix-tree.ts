import type { Newsroom } from '@/lib/revalidate/newsroom';
import type { Change } from './fix-text';
import { TreeTextCheck } from './tree-text-check';

export interface FixedFile {
  /** Relative to the tree. */
  file: string;
  bytes: Buffer;
  changes: Change[];
}

/** Files of a tree with what has only one right form put right; files that stay as they are do not come. */
export function* fixTree(newsroom: Newsroom, files: readonly string[]): Iterable<FixedFile> {
  const check = new TreeTextCheck(newsroom);
  // The byte order mark is part of the file.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (const file of files) {
    let source: string;
    try {
      source = decoder.decode(newsroom.tree.read(file));
    } catch {
      continue;
    }
    const fixed = check.fix(file, source);
    if (fixed.changes.length > 0) yield { file, bytes: Buffer.from(fixed.source), changes: fixed.changes };
  }
}
