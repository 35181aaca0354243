import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import path from 'node:path';
import { log } from './log';

/** How long files of a build that no start has used since are kept, in milliseconds: longer than a page stays open. */
const keptMs = 30 * 24 * 3600_000;

/** Folders of a build whose files have a digest of their content in their names. */
const folders = ['static', 'assets'];

/** Not part of any page: rewritten by each build under one name, or telling how it was made. */
const passing = /(?:^|\/)(?:manifest\.json|_\w+Manifest\.js|.*\.map)$/;

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/**
 * Puts the files that pages of this build name where every later build, and every other instance with this folder, finds
 * them: a page that was opened before an upgrade goes on loading its parts, and during one each instance has what the
 * others name. Files that nobody has put there for thirty days go.
 * @param build `.next`
 * @param kept the folder, made when it is not there
 * @param now epoch milliseconds
 */
export function keepAssets(build: string, kept: string, now: number): void {
  for (const folder of folders) {
    for (const file of filesBelow(path.join(build, folder))) {
      if (!passing.test(file)) keep(path.join(build, folder, file), path.join(kept, folder, file), now);
    }
    for (const file of filesBelow(path.join(kept, folder))) {
      const place = path.join(kept, folder, file);
      if (now - statSync(place).mtimeMs > keptMs) rmSync(place, { force: true });
    }
  }
}

/** Whole or not at all: others read there. Its time says when it was last used. */
function keep(from: string, to: string, now: number): void {
  if (!existsSync(to)) {
    mkdirSync(path.dirname(to), { recursive: true });
    const fresh = `${to}.${process.pid}.new`;
    copyFileSync(from, fresh);
    renameSync(fresh, to);
  }
  utimesSync(to, now / 1000, now / 1000);
}

/** Not having earlier builds' files costs a few open pages a part; not starting would cost all. */
export function tryToKeepAssets({ assetsDir }: { assetsDir: string }): void {
  try {
    keepAssets('.next', assetsDir, Date.now());
  } catch (error) {
    log.warn({ err: error }, 'files of the build could not be kept for later ones');
  }
}
