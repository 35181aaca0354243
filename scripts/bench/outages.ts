import { setTimeout as wait } from 'node:timers/promises';
import { missingRedis, type RedisServer } from '../support/redis-server';
import { get, keptAlive } from './client';
import { type Site, withSite } from './instances';
import type { RunningPortal } from './portal';
import { pathOfArticle } from './publish';
import { percentile, type Row } from './statistics';
import type { Suite } from './suite';

/** Readers of an instance whose Redis is in trouble. */
export const outages: Suite = { missing: missingRedis, run: (bench) => withSite(bench, measureTroubles) };

const readers = 8;
const troubleMs = 8000;

interface Read {
  ms: number;
  failed: boolean;
}

/** Readers of articles that are mostly not in memory any more, for a while. */
async function read(portal: RunningPortal, paths: readonly string[], ms: number): Promise<Read[]> {
  const agent = keptAlive(readers);
  const reads: Read[] = [];
  const end = performance.now() + ms;
  let next = 0;
  const ask = async (): Promise<void> => {
    while (performance.now() < end) {
      next += 1;
      const started = performance.now();
      const status = await get(portal.url + (paths[(next * 37) % paths.length] ?? '/'), { agent }).then(
        (answer) => answer.status,
        () => 0,
      );
      reads.push({ ms: performance.now() - started, failed: status !== 200 });
    }
  };
  await Promise.all(Array.from({ length: readers }, ask));
  agent.destroy();
  return reads;
}

async function measureTroubles({ tree, size, redis, start }: Site): Promise<Row[]> {
  const paths = Array.from({ length: Math.min(600, size) }, (_, number) => pathOfArticle(tree, number));
  // A cache so small that nearly every read is a look into Redis, or a render.
  const env = { CACHE_MB: '1' };
  const alone = await start('alone', { ...env, REDIS_URL: '' });
  const b = await start('b', env);
  const troubles: [string, () => unknown, () => unknown][] = [
    ['SIGSTOP', () => redis.freeze(), () => redis.thaw()],
    ['SIGKILL', () => redis.kill(), () => redis.run()],
    ['FLUSHALL, ten times a second', () => flushing(redis, troubleMs), () => undefined],
    [
      'full',
      () => redis.ask('config', 'set', 'maxmemory', '1'),
      () => redis.ask('config', 'set', 'maxmemory', '0'),
    ],
  ];
  try {
    await read(alone, paths, 3000);
    const usual = await read(alone, paths, troubleMs);
    await read(b, paths, 3000);
    const well = await read(b, paths, troubleMs);
    const rows = [rowOf('works', well, usual)];
    for (const [name, begin, end] of troubles) {
      const reading = read(b, paths, troubleMs);
      await wait(troubleMs / 4);
      await begin();
      const reads = await reading;
      await end();
      await wait(4000);
      rows.push(rowOf(name, reads, usual));
    }
    return rows;
  } finally {
    await alone.stop();
    await b.stop();
  }
}

function flushing(redis: RedisServer, ms: number): void {
  const timer = setInterval(() => redis.ask('flushall'), 100);
  setTimeout(() => clearInterval(timer), ms / 2);
}

function rowOf(name: string, reads: readonly Read[], usual: readonly Read[]): Row {
  const p99 = (of: readonly Read[]): number =>
    percentile(
      of.map(({ ms }) => ms),
      0.99,
    );
  const failed = reads.filter((one) => one.failed).length;
  const added = p99(reads) - p99(usual);
  return {
    what: `Redis: ${name}. ${readers} readers of articles that are not in memory: failed; p99 more than without Redis`,
    measured: `${failed} of ${reads.length}; ${added.toFixed(0)} ms (${p99(reads).toFixed(0)} − ${p99(usual).toFixed(0)} ms; the slowest ${Math.max(...reads.map(({ ms }) => ms)).toFixed(0)})`,
    reach: '0; ≤ 100 ms',
    met: failed === 0 && added <= 100,
  };
}
