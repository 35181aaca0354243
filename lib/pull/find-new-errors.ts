import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { TreeTextCheck } from '@/lib/check/tree-text-check';
import { checkFile, checkTree } from '@/lib/content/check-tree';
import { type Db, openDatabase } from '@/lib/content/database';
import { fileKind } from '@/lib/content/tree';
import type { Problem } from '@/lib/content/types';
import { Newsroom } from '@/lib/revalidate/newsroom';
import type { Environment } from '@/lib/site/env';

/** Names of folders in DATA_DIR that hold a copy of the index while it is needed. */
const prefix = 'trial-';

/** The index of a portal that is running, as it is now, once more in a folder of its own. */
function copyIndex(dataDir: string, target: string): void {
  const db = new Database(path.join(dataDir, 'index.sqlite'));
  try {
    db.exec('PRAGMA busy_timeout = 10000');
    db.prepare('VACUUM INTO ?').run(path.join(target, 'index.sqlite'));
  } finally {
    db.close();
  }
}

/** What the content check calls errors in a tree: in every file, or in the named ones by all rules and elsewhere by the index. */
function errorsOf(newsroom: Newsroom, paths: readonly string[] | 'all'): Problem[] {
  const isError = ({ severity }: Problem): boolean => severity === 'error';
  if (paths === 'all') return checkTree(newsroom).problems.filter(isError);
  const text = new TreeTextCheck(newsroom);
  const named = new Set(paths);
  const elsewhere = newsroom.store.problems().filter(({ file }) => !named.has(file));
  const here = paths.flatMap((file) => checkFile(newsroom, file, text));
  return [...text.houseProblems, ...elsewhere, ...here].filter(isError);
}

/** Sections that left sections.yaml go on in an index, and only there: articles in them are errors all the same. */
function forgetRetired(db: Db): void {
  db.prepare("DELETE FROM document WHERE kind = 'retired-section'").run();
}

/** Whether files that stay as they are may be wrong because of these: they name sections, topics and one another. */
function reachesOthers(paths: readonly string[], newsroom: Newsroom): boolean {
  return paths.some((file) => fileKind(file) === 'settings' || newsroom.tree.stat(file) === undefined);
}

/** An error is the same wherever it stands in its file. */
function nameOf({ file, rule, message }: Problem): string {
  return `${file}\0${rule}\0${message}`;
}

/** Errors that were not there before, one for one. */
function without(errors: readonly Problem[], before: readonly Problem[]): Problem[] {
  const known = new Map<string, number>();
  for (const problem of before) known.set(nameOf(problem), (known.get(nameOf(problem)) ?? 0) + 1);
  return errors.filter((problem) => {
    const left = known.get(nameOf(problem)) ?? 0;
    known.set(nameOf(problem), left - 1);
    return left <= 0;
  });
}

/**
 * What the content check finds in another tree that it does not find in the present one. The comparison happens on a copy
 * of the index, so that only files that differ are read and the portal that is running sees nothing of it.
 * @param contentDir the other tree
 * @param paths files that differ, relative to the trees
 */
export async function findNewErrors(
  environment: Environment,
  contentDir: string,
  paths: readonly string[],
): Promise<Problem[]> {
  // Of one that did not come to its end.
  for (const name of readdirSync(environment.dataDir)) {
    if (name.startsWith(prefix))
      rmSync(path.join(environment.dataDir, name), { recursive: true, force: true });
  }
  const dataDir = mkdtempSync(path.join(environment.dataDir, prefix));
  let db: Db | undefined;
  try {
    copyIndex(environment.dataDir, dataDir);
    db = openDatabase(dataDir, environment.contentDir);
    const served = new Newsroom({ ...environment, dataDir }, db);
    const newsroom = new Newsroom({ ...environment, dataDir, contentDir }, db);
    const reach = reachesOthers(paths, newsroom) ? 'all' : paths;
    const presentIn = ({ tree }: Newsroom) =>
      reach === 'all' ? reach : reach.filter((file) => tree.stat(file));
    forgetRetired(db);
    const before = errorsOf(served, presentIn(served));
    await newsroom.apply('pull', paths);
    forgetRetired(db);
    const applied = new Newsroom({ ...environment, dataDir, contentDir }, db);
    return without(errorsOf(applied, presentIn(applied)), before);
  } finally {
    db?.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
