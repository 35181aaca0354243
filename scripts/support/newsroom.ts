import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Newsroom } from '@/lib/revalidate/newsroom';
import { type Environment, EnvironmentError, readEnvironment } from '@/lib/site/env';

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

/** Runs `work` on the content tree with an index of its own, which never disturbs a running site. */
export async function withNewsroom<T>(environment: Environment, work: (newsroom: Newsroom) => T): Promise<T> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kaiyuan-'));
  const newsroom = new Newsroom({ ...environment, dataDir, watch: false });
  try {
    await newsroom.open();
    return await work(newsroom);
  } finally {
    await newsroom.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
