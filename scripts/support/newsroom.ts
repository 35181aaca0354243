import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openForReading } from '@/lib/content/database';
import type { Preparer } from '@/lib/content/prepare-ahead';
import { agreesWithTree } from '@/lib/content/tree-changes';
import { Newsroom } from '@/lib/revalidate/newsroom';
import { type Environment, EnvironmentError, readEnvironment } from '@/lib/site/env';
import { PreparePool } from '@/server/prepare-pool';

/** The environment, or one line on standard error and exit 2. */
export function environmentOrExit(): Environment {
  try {
    return readEnvironment();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/**
 * Runs `work` on the content tree with an index of its own, which never disturbs a running site.
 * @param prepare helps with articles when there are many
 */
export async function withNewsroom<T>(
  environment: Environment,
  work: (newsroom: Newsroom) => T,
  prepare?: Preparer,
): Promise<T> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kaiyuan-'));
  const newsroom = new Newsroom({ ...environment, dataDir, watch: false });
  try {
    await newsroom.open(undefined, prepare);
    return await work(newsroom);
  } finally {
    await newsroom.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/**
 * Runs `work` on what readers see now: a look into the index of the site (`DATA_DIR`), which may be running, when it
 * agrees with the tree; else an index of its own.
 */
export async function withPublishedNewsroom<T>(
  environment: Environment,
  work: (newsroom: Newsroom) => T,
): Promise<T> {
  const db = openForReading(environment.dataDir, environment.contentDir);
  const newsroom = db && new Newsroom(environment, db);
  try {
    if (newsroom && agreesWithTree(newsroom.tree, newsroom.store, newsroom.clock.now()))
      return await work(newsroom);
  } finally {
    await newsroom?.close();
  }
  const pool = new PreparePool(environment.contentDir);
  try {
    return await withNewsroom(environment, work, pool.prepare);
  } finally {
    await pool.close();
  }
}
