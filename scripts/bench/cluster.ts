import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build, hasBuild } from '../support/build';
import { missingRedis, RedisServer } from '../support/redis-server';
import { get, keptAlive } from './client';
import { generateTree } from './generate';
import { type RunningPortal, startPortal } from './portal';
import { pathOfArticle } from './publish';
import { median, percentile, type Row } from './statistics';
import type { Bench, Suite } from './suite';

/** Two instances of one site on one folder, which hear of changes from each other alone, and a Redis between them. */
export const cluster: Suite = { missing: missingRedis, run };

const secret = 'revalidate-secret-of-the-bench-0123456789';
const publishes = 1000;
const crashPublishes = 200;
const readers = 8;
const troubleMs = 8000;

interface Site {
  tree: string;
  size: number;
  redis: RedisServer;
  start: (name: string, env?: Record<string, string>) => Promise<RunningPortal>;
}

async function run({ sizeOr, folder, say }: Bench): Promise<Row[]> {
  if (!hasBuild()) await build();
  const size = sizeOr(1000);
  const tree = folder('cluster');
  generateTree(tree, size);
  const redis = await RedisServer.start();
  const common = {
    SITE_URL: 'https://news.example.org',
    WATCH: '0',
    REVALIDATE_SECRET: secret,
    INDEXING: '0',
  };
  const start = (name: string, env: Record<string, string> = {}): Promise<RunningPortal> =>
    startPortal(tree, folder(`data-${name}`), {
      ...common,
      REDIS_URL: redis.url,
      LOG_LEVEL: 'error',
      ...env,
    });
  const site = { tree, size, redis, start };
  try {
    say('rendered here and elsewhere …');
    const rows = [...(await measureSharing(site))];
    say(`${publishes} publishes …`);
    rows.push(await measurePublishing(site));
    say('Redis in trouble …');
    rows.push(...(await measureTroubles(site)));
    say('kill -9 …');
    rows.push(await measureCrash(site));
    return rows;
  } finally {
    await redis.dispose();
  }
}

/** Processor time that a process has used, in milliseconds. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** First answers of pages that nobody has warmed: without Redis, and with what another instance has rendered. */
async function measureSharing({ tree, size, start }: Site): Promise<Row[]> {
  const paths = Array.from({ length: Math.min(400, size - 40) }, (_, number) => pathOfArticle(tree, number));
  const ask = async (portal: RunningPortal): Promise<{ ms: number; cpu: number; shared: number }> => {
    await wait(1500);
    const before = cpuMs(portal.pid);
    const samples: number[] = [];
    let shared = 0;
    for (const path of paths) {
      const started = performance.now();
      const { headers } = await get(portal.url + path, { headers: { 'accept-encoding': 'br' } });
      samples.push(performance.now() - started);
      if (String(headers['cache-status']).includes('shared')) shared += 1;
    }
    return { ms: median(samples), cpu: (cpuMs(portal.pid) - before) / paths.length, shared };
  };
  const portals = [await start('alone', { REDIS_URL: '' }), await start('a'), await start('b')];
  try {
    const results = [];
    for (const portal of portals) results.push(await ask(portal));
    const [withoutRedis, renders, takes] = results;
    if (!withoutRedis || !renders || !takes) throw new Error('not measured');
    return [
      {
        what: `first answer of an article that another instance has rendered ÷ rendering it, p50 (processor time)`,
        measured: `${(takes.ms / withoutRedis.ms).toFixed(2)} (${takes.ms.toFixed(1)} ÷ ${withoutRedis.ms.toFixed(1)} ms); ${(takes.cpu / withoutRedis.cpu).toFixed(2)} (${takes.cpu.toFixed(1)} ÷ ${withoutRedis.cpu.toFixed(1)} ms); ${takes.shared} of ${paths.length} shared`,
        reach: '≤ 0.5; all shared',
        met: takes.ms <= 0.5 * withoutRedis.ms && takes.shared === paths.length,
      },
      {
        what: 'rendering it and passing it on ÷ rendering it, p50 (processor time)',
        measured: `${(renders.ms / withoutRedis.ms).toFixed(2)} (${renders.ms.toFixed(1)} ms); ${(renders.cpu / withoutRedis.cpu).toFixed(2)} (${renders.cpu.toFixed(1)} ms)`,
        reach: '≤ 1.25',
        met: renders.ms <= 1.25 * withoutRedis.ms,
      },
    ];
  } finally {
    for (const portal of portals) await portal.stop();
  }
}

/** The article as its `version`-th: the text names it, the card stays. */
class Edits {
  private readonly versions = new Map<number, string>();

  constructor(private readonly tree: string) {}

  /** Writes a version and gives the file's path below the tree. */
  write(number: number, marker: string): string {
    const folder = String(Math.floor(number / 1000)).padStart(3, '0');
    const file = `articles/${folder}/article-${number}.mdx`;
    const source = readFileSync(path.join(this.tree, file), 'utf8').replace(/\n*第[甲乙]\d+版。\n*$/, '');
    writeFileSync(path.join(this.tree, file), `${source.trimEnd()}\n\n第${marker}版。\n`);
    this.versions.set(number, `第${marker}版。`);
    return file;
  }

  address(number: number): string {
    return pathOfArticle(this.tree, number);
  }

  /** Articles of which an instance does not show the last version. */
  async wrongAt(portal: RunningPortal): Promise<number> {
    let wrong = 0;
    for (const [number, marker] of this.versions) {
      const { body } = await get(portal.url + this.address(number));
      if (!body.includes(marker)) wrong += 1;
    }
    return wrong;
  }
}

async function announce(portal: RunningPortal, file: string): Promise<void> {
  const { status } = await get(`${portal.url}/api/revalidate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}` },
    body: JSON.stringify({ paths: [file] }),
  });
  if (status !== 200) throw new Error(`revalidate answered ${status}`);
}

/** From the answer of one instance that it has a version, to the first answer of the other that shows it. */
async function measurePublishing({ tree, start }: Site): Promise<Row> {
  const [a, b] = [await start('a'), await start('b')];
  const edits = new Edits(tree);
  const agent = keptAlive(4);
  const samples: number[] = [];
  let stale = 0;
  try {
    for (let round = 0; round < publishes; round += 1) {
      const number = round % 50;
      const url = edits.address(number);
      const marker = `甲${round}`;
      await announce(a, edits.write(number, marker));
      const started = performance.now();
      const shows = async (portal: RunningPortal): Promise<boolean> =>
        (await get(portal.url + url, { agent })).body.includes(`第${marker}版。`);
      while (!(await shows(b))) {
        if (performance.now() - started > 20_000) throw new Error(`${url}: the change did not appear`);
      }
      samples.push(performance.now() - started);
      for (const portal of [b, a, b]) if (!(await shows(portal))) stale += 1;
    }
    stale += (await edits.wrongAt(a)) + (await edits.wrongAt(b));
  } finally {
    agent.destroy();
    await a.stop();
    await b.stop();
  }
  const p95 = percentile(samples, 0.95);
  return {
    what: `published on one instance → the other shows it, p50 / p95 of ${publishes}; old answers afterwards`,
    measured: `${median(samples).toFixed(0)} / ${p95.toFixed(0)} ms; ${stale}`,
    reach: '≤ 250 ms (p95); 0',
    met: p95 <= 250 && stale === 0,
  };
}

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

/** One of two instances ends without warning in the middle of publishing through both. */
async function measureCrash({ tree, start }: Site): Promise<Row> {
  const edits = new Edits(tree);
  const a = await start('a');
  const b = await start('b');
  let isAlive = true;
  try {
    for (let round = 0; round < crashPublishes; round += 1) {
      const file = edits.write(round % 70, `乙${round}`);
      const pending = announce(isAlive && round % 2 === 0 ? a : b, file);
      if (round === crashPublishes / 2) {
        process.kill(a.pid, 'SIGKILL');
        isAlive = false;
      }
      // Whoever publishes does not hear from an instance that ended: he tells the other.
      await pending.catch(() => announce(b, file));
    }
    await wait(500);
    const survivor = await edits.wrongAt(b);
    const again = await start('a');
    const restarted = await edits.wrongAt(again);
    await again.stop();
    return {
      what: `kill -9 of one instance during ${crashPublishes} publishes: wrong answers of the other, and of the restarted one on its first answers`,
      measured: `${survivor}; ${restarted}`,
      reach: '0; 0',
      met: survivor === 0 && restarted === 0,
    };
  } finally {
    await b.stop();
  }
}
