import { lstatSync, realpathSync, type Stats } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { ContentTree } from '@/lib/content/tree';
import { isCode, syncFolder } from './durable-file';

/** Where a file of the tree really lies: no link leads out of the tree, and the file itself is none. */
export interface Place {
  /** Absolute, every link of it resolved. */
  folder: string;
  target: string;
  /** What is there; undefined when nothing is. */
  stats: Stats | undefined;
}

/**
 * Undefined when a link leads out of the tree, the folder is missing, or something other than a plain file is there.
 * @param file below the tree, from the index and never from a request
 */
export function findPlace(tree: ContentTree, file: string): Place | undefined {
  const absolute = tree.absolute(file);
  try {
    const root = realpathSync(tree.root);
    const folder = realpathSync(path.dirname(absolute));
    if (folder !== root && !folder.startsWith(root + path.sep)) return undefined;
    const target = path.join(folder, path.basename(absolute));
    const stats = lstatSync(target, { throwIfNoEntry: false });
    return stats === undefined || stats.isFile() ? { folder, target, stats } : undefined;
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) return undefined;
    throw error;
  }
}

/** Makes the folders above a file, one after the other, each below one that lies in the tree. */
export async function makeFolders(tree: ContentTree, file: string): Promise<void> {
  const parts = file.split('/').slice(0, -1);
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const folder = findPlace(tree, [...parts.slice(0, depth), '-'].join('/'));
    if (folder) continue;
    const above = findPlace(tree, [...parts.slice(0, depth - 1), '-'].join('/'));
    if (!above) return;
    const made = await mkdir(path.join(above.folder, parts[depth - 1] ?? '')).catch(
      (error: unknown) => error,
    );
    if (made instanceof Error && !isCode(made, 'EEXIST')) throw made;
    await syncFolder(above.folder);
  }
}
