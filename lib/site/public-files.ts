import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Paths of the fixed files in public/, as requested (`/favicon.svg`). */
export function listPublicFiles(): Set<string> {
  const root = path.join(process.cwd(), 'public');
  try {
    return new Set(
      readdirSync(/* turbopackIgnore: true */ root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(
          (entry) =>
            `/${path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')}`,
        ),
    );
  } catch {
    return new Set();
  }
}
