import { parentPort, workerData } from 'node:worker_threads';
import { TreeTextCheck } from '@/lib/check/tree-text-check';
import { checkOne } from '@/lib/content/check-one';
import { openForReading } from '@/lib/content/database';
import type { Problem } from '@/lib/content/types';
import { Newsroom } from '@/lib/revalidate/newsroom';
import type { Environment } from '@/lib/site/env';
import type { CheckAnswer, CheckOrder } from './check-order';

/** The other side of check-lane.ts: checks one text after another, against the index as it is at that moment. */

const environment: Environment = workerData;

function check({ kind, file, source }: CheckOrder): Problem[] {
  const db = openForReading(environment.dataDir, environment.contentDir);
  if (!db) throw new Error('the index cannot be read');
  try {
    const newsroom = new Newsroom(environment, db);
    return checkOne(newsroom, kind, file, Buffer.from(source), new TreeTextCheck(newsroom));
  } finally {
    db.close();
  }
}

function answer(message: CheckAnswer): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (order: CheckOrder) => {
  try {
    answer({ problems: check(order) });
  } catch (error) {
    answer({ failure: error instanceof Error ? error.message : String(error) });
  }
});
answer('ready');
