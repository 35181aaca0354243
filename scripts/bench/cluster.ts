import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { missingRedis } from '../support/redis-server';
import { get, keptAlive } from './client';
import { announce, Edits, type Site, withSite } from './instances';
import type { RunningPortal } from './portal';
import { pathOfArticle } from './publish';
import { median, percentile, type Row } from './statistics';
import type { Suite } from './suite';

/** Two instances of one site: what one rendered, what one published, and the end of one of them. */
export const cluster: Suite = {
  missing: missingRedis,
  run: (bench) =>
    withSite(bench, async (site) => {
      bench.say('rendered here and elsewhere …');
      const rows = await measureSharing(site);
      bench.say(`${publishes} publishes …`);
      rows.push(await measurePublishing(site));
      bench.say('kill -9 …');
      rows.push(await measureCrash(site));
      return rows;
    }),
};

const publishes = 1000;
const crashPublishes = 200;

/** Processor time that a process has used, in milliseconds. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** First answers of pages that nobody has warmed: without Redis, and with what another instance has rendered. */
async function measureSharing({ tree, size, start }: Site): Promise<Row[]> {
  const paths = Array.from({ length: Math.min(400, size - 40) }, (_, number) => pathOfArticle(tree, number));
  const ask = async (portal: RunningPortal): Promise<{ ms: number; cpu: number; rendered: number }> => {
    await wait(1500);
    const before = cpuMs(portal.pid);
    const samples: number[] = [];
    let rendered = 0;
    for (const path of paths) {
      const started = performance.now();
      const { headers } = await get(portal.url + path, { headers: { 'accept-encoding': 'br' } });
      samples.push(performance.now() - started);
      // The newest are in memory: the instance warmed them when it started, from Redis too.
      if (String(headers['cache-status']).includes('miss')) rendered += 1;
    }
    return { ms: median(samples), cpu: (cpuMs(portal.pid) - before) / paths.length, rendered };
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
        measured: `${(takes.ms / withoutRedis.ms).toFixed(2)} (${takes.ms.toFixed(1)} ÷ ${withoutRedis.ms.toFixed(1)} ms); ${(takes.cpu / withoutRedis.cpu).toFixed(2)} (${takes.cpu.toFixed(1)} ÷ ${withoutRedis.cpu.toFixed(1)} ms); ${takes.rendered} of ${paths.length} rendered again`,
        reach: '≤ 0.5; 0',
        met: takes.ms <= 0.5 * withoutRedis.ms && takes.rendered === 0,
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
