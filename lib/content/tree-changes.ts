import type { ContentStore } from './store';
import { type ContentTree, type FileStat, fileKind, hashOf } from './tree';

/** Files that may differ from the index, and files that are gone. */
export interface TreeChanges {
  present: FileStat[];
  removed: string[];
  /** Folders and files that are there but cannot be looked at: what the index knows of them stays. '' is the tree. */
  unreadable: { path: string; reason: string }[];
}

/** A file that changed within this time of the comparison is read whatever its time stamp says, in milliseconds. */
const settleMs = 3000;

/**
 * What to look at: the given paths (files or folders, relative to the tree), or everything that differs
 * in size or time from what the index knows. Without paths, or with the root among them, all is compared.
 */
export function findTreeChanges(
  tree: ContentTree,
  store: ContentStore,
  paths: readonly string[] | undefined,
  now: number,
): TreeChanges {
  const cleaned = paths?.map((path) =>
    path
      .replace(/^(?:\.\/)+/, '')
      .replace(/\/+/g, '/')
      .replace(/\/$/, ''),
  );
  const named = cleaned && !cleaned.includes('') && !cleaned.includes('.');
  return named ? changesAt(tree, store, cleaned) : allChanges(tree, store, now);
}

/** Most files that are read to see whether the index agrees with the tree. */
const readToAgree = 100;

/**
 * Whether the index says what the tree says, by sizes and times; files that changed a moment ago are read.
 * @throws what the file system throws
 */
export function agreesWithTree(tree: ContentTree, store: ContentStore, now: number): boolean {
  const { present, removed } = allChanges(tree, store, now);
  if (removed.length > 0 || present.length > readToAgree) return false;
  return present.every(({ path, size, mtime }) => {
    const row = store.file(path);
    if (!row || row.size !== size) return false;
    if (fileKind(path) === 'media') return row.mtime === mtime;
    return row.hash.split(' ').at(-1) === hashOf(tree.read(path));
  });
}

function changesAt(tree: ContentTree, store: ContentStore, paths: readonly string[]): TreeChanges {
  const present = new Map<string, FileStat>();
  const removed = new Set<string>();
  const unreadable: TreeChanges['unreadable'] = [];
  const note = (path: string, reason: string): void => void unreadable.push({ path, reason });
  for (const path of paths) {
    const stat = tree.stat(path);
    if (stat) {
      if (fileKind(path) !== 'other') present.set(path, stat);
      continue;
    }
    const below = tree.list(path, note);
    for (const found of below) present.set(found.path, found);
    for (const known of [path, ...store.filesBelow(path)]) {
      if (tree.isGone(known) && store.file(known)) removed.add(known);
    }
  }
  return { present: [...present.values()], removed: readable([...removed], unreadable), unreadable };
}

function allChanges(tree: ContentTree, store: ContentStore, now: number): TreeChanges {
  const known = new Map(store.files().map((row) => [row.path, row]));
  const present: FileStat[] = [];
  const recent = now - settleMs;
  const unreadable: TreeChanges['unreadable'] = [];
  for (const stat of tree.list('', (path, reason) => void unreadable.push({ path, reason }))) {
    const row = known.get(stat.path);
    known.delete(stat.path);
    if (row && row.size === stat.size && row.mtime === stat.mtime && stat.mtime < recent) continue;
    present.push(stat);
  }
  return { present, removed: readable([...known.keys()], unreadable), unreadable };
}

/** Paths that do not lie in or below something that cannot be looked at. */
function readable(paths: string[], unreadable: TreeChanges['unreadable']): string[] {
  return paths.filter(
    (path) =>
      !unreadable.some(
        ({ path: hidden }) => hidden === '' || path === hidden || path.startsWith(`${hidden}/`),
      ),
  );
}
