import { parentPort, workerData } from 'node:worker_threads';
import { type Calendar, prepareArticle } from '@/lib/content/prepare';
import type { ReadArticle } from '@/lib/content/prepare-ahead';
import { ContentTree, hashOf } from '@/lib/content/tree';

/** The other side of prepare-pool.ts: one thread that reads and prepares article files. */

export interface PrepareOrder {
  paths: readonly string[];
  calendar: Calendar;
}

const tree = new ContentTree(String(workerData));

function read(file: string, calendar: Calendar): ReadArticle | undefined {
  try {
    const bytes = tree.read(file);
    return { hash: hashOf(bytes), preparation: prepareArticle(file, bytes, calendar) };
  } catch {
    return undefined;
  }
}

parentPort?.on('message', ({ paths, calendar }: PrepareOrder) => {
  parentPort?.postMessage(paths.map((file) => read(file, calendar)));
});
