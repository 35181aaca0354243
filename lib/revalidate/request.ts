import path from 'node:path';
import { z } from 'zod';

const body = z.object({ paths: z.array(z.string().min(1).max(1000)).max(100_000).optional() });

/**
 * Reads the body of a revalidation request: nothing means everything.
 * Paths are relative to the tree; a leading `content/`-like folder name of the tree is tolerated.
 */
export function readPaths(text: string, root: string): string[] | undefined | 'malformed' {
  if (text.trim() === '') return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'malformed';
  }
  const result = body.safeParse(parsed);
  if (!result.success) return 'malformed';
  if (!result.data.paths) return undefined;
  const cleaned = result.data.paths.map((given) => relativeTo(root, given));
  return cleaned.every((given) => given !== undefined)
    ? cleaned.filter((given) => given !== undefined)
    : 'malformed';
}

function relativeTo(root: string, given: string): string | undefined {
  const prefix = `${path.basename(root)}/`;
  const inside = path.isAbsolute(given) ? path.relative(root, given) : path.posix.normalize(given);
  const relative = inside.startsWith(prefix) ? inside.slice(prefix.length) : inside;
  return relative.startsWith('..') || path.isAbsolute(relative) || relative.includes('\0')
    ? undefined
    : relative;
}
