import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { get, keptAlive } from './client';
import { startPortal } from './portal';
import type { StaleJob, StaleResult } from './stale-reader';
import { percentile, type Row } from './statistics';

const secret = 'revalidate-secret-of-the-bench-0123456789';
const file = 'articles/stale/counted-edition.mdx';
const wanted = 50_000;
const readers = 2;
const connections = 16;
/** Answers between a publication and the next edit: readers meet new pages and kept ones, on any machine. */
const between = 100;

/** Where the edited article stands, and how often each is asked for in a hundred requests. */
const addresses: [address: string, share: number][] = [
  ['/news/counted-edition', 40],
  ['/news', 19],
  ['/', 19],
  ['/rss.xml', 19],
  [`/api/search?q=${encodeURIComponent('逐版核对')}`, 3],
];

function write(tree: string, version: number): void {
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const text = `---\ntitle: 逐版核对的稿件第${version}版\nsection: news\ndate: ${day}\n---\n\n这一篇在读者阅读时反复改题。\n`;
  writeFileSync(path.join(tree, file), text);
}

/**
 * An article gets a new title again and again while readers ask for it, its lists, its feed and the search. A request
 * sent after `POST /api/revalidate` returned with a version may show this or a newer one, nothing older.
 */
export async function measureStale(tree: string, folder: (name: string) => string): Promise<Row[]> {
  mkdirSync(path.join(tree, path.dirname(file)), { recursive: true });
  write(tree, 1);
  const env = { REVALIDATE_SECRET: secret };
  const portal = await startPortal(tree, folder('data-stale'), env, `${folder('logs')}/stale.log`);
  const published = new Int32Array(new SharedArrayBuffer(4));
  const checked = new Int32Array(new SharedArrayBuffer(4));
  Atomics.store(published, 0, 1);
  try {
    const job: StaleJob = { url: portal.url, addresses, connections, wanted, published, checked };
    const publications = publishUntil(portal.url, tree, published, () => Atomics.load(checked, 0));
    const [calls, ...seen] = await Promise.all([
      publications,
      ...Array.from({ length: readers }, () => read(job)),
    ]);
    const old = seen.flatMap((result) => result.old);
    return [row(old, Atomics.load(checked, 0), calls)];
  } finally {
    await portal.stop();
  }
}

async function read(job: StaleJob): Promise<StaleResult> {
  // A thread does not inherit the loader for TypeScript.
  const module = JSON.stringify(new URL('./stale-reader.ts', import.meta.url).href);
  const start = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${module}, ${module}))`;
  const worker = new Worker(start, { eval: true, workerData: job });
  const [result]: StaleResult[] = await once(worker, 'message');
  if (!result) throw new Error('a reader gave no result');
  return result;
}

/** Publishes version after version while readers read; milliseconds of each call. */
async function publishUntil(
  url: string,
  tree: string,
  published: Int32Array,
  answered: () => number,
): Promise<number[]> {
  const agent = keptAlive(1);
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const calls: number[] = [];
  for (let version = 2; answered() < wanted; version += 1) {
    write(tree, version);
    const started = performance.now();
    const body = JSON.stringify({ paths: [file] });
    const answer = await get(`${url}/api/revalidate`, { method: 'POST', headers, body, agent });
    if (answer.status !== 200) throw new Error(`publishing answered ${answer.status}: ${answer.body}`);
    Atomics.store(published, 0, version);
    calls.push(performance.now() - started);
    const next = Math.min(wanted, answered() + between);
    while (answered() < next) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  agent.destroy();
  return calls;
}

function row(old: readonly string[], checked: number, calls: readonly number[]): Row {
  const first = old.length > 0 ? `, first: ${old[0]}` : '';
  const p95 = percentile(calls, 0.95).toFixed(0);
  return {
    what: 'publishing under load: requests sent after the publishing call returned and answered with an older version (article, section, front page, feed, search; 32 connections)',
    measured: `${old.length} of ${checked} (${calls.length} publications, 95 % within ${p95} ms${first})`,
    reach: `0 of ≥ ${wanted}`,
    met: old.length === 0 && checked >= wanted,
  };
}
