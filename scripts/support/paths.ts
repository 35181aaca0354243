import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * A path given to a command, relative to the content tree: it may be absolute, relative to the current
 * directory, or below the tree (contract 8). Undefined when it names nothing in the tree.
 */
export function toTreePath(given: string, root: string): string | undefined {
  for (const candidate of [path.resolve(given), path.resolve(root, given)]) {
    const relative = path.relative(root, candidate).split(path.sep).join('/');
    if (!relative.startsWith('..') && !path.isAbsolute(relative) && existsSync(candidate)) return relative;
  }
  return undefined;
}

/** How commands name files: from the parent of the tree when it lies in the project, else from the tree. */
export function reportedPath(file: string, root: string): string {
  const inProject = !path.relative(process.cwd(), root).startsWith('..');
  return inProject ? path.relative(process.cwd(), path.join(root, file)) : file;
}
