import { brotliDecompressSync } from 'node:zlib';
import { get } from './client';
import { interleave, medianOf, medianRatio } from './load';
import { type Exemplar, startNginx } from './nginx';
import { startPlainNext, startPortal } from './portal';
import type { Row } from './statistics';

const rounds = 5;
const seconds = 3;

/** What a browser asks for: our server and nginx answer with brotli, `next start` with gzip. */
const asked = { identity: 'identity', brotli: 'gzip, deflate, br' } as const;

/** A warm article from our server, from nginx and from `next start`, in turn within one run. */
export async function measureThroughput(
  tree: string,
  article: string,
  folder: (name: string) => string,
): Promise<Row[]> {
  const stops: (() => Promise<void>)[] = [];
  try {
    const portal = await startPortal(tree, folder('data-load'), {}, `${folder('logs')}/portal.log`);
    stops.push(portal.stop);
    const next = await startPlainNext(tree, folder('data-next'), `${folder('logs')}/next.log`);
    stops.push(next.stop);
    const nginx = await startNginx(folder('nginx'), await exemplarOf(portal.url + article));
    stops.push(nginx.stop);
    await assertSame(portal.url + article, nginx.url);
    const rows: Row[] = [];
    for (const [coding, header] of Object.entries(asked)) {
      const targets = [
        { name: 'nginx', url: nginx.url },
        { name: 'ours', url: portal.url + article },
        { name: 'next', url: next.url + article },
      ];
      const loads = await interleave(targets, header, rounds, seconds);
      rows.push(
        ...rowsOf(coding, loads.get('nginx') ?? [], loads.get('ours') ?? [], loads.get('next') ?? []),
      );
    }
    return rows;
  } finally {
    for (const stop of stops) await stop();
  }
}

type Loads = Parameters<typeof medianRatio>[0];

function rowsOf(coding: string, nginx: Loads, ours: Loads, next: Loads): Row[] {
  const perSecond = (loads: Loads): string => medianOf(loads, 'requestsPerSecond').toFixed(0);
  const p99 = (loads: Loads): string => medianOf(loads, 'p99').toFixed(1);
  const throughput = medianRatio(ours, nginx, 'requestsPerSecond');
  const tail = medianRatio(ours, nginx, 'p99');
  const gain = medianRatio(ours, next, 'requestsPerSecond');
  return [
    {
      what: `warm article, 64 connections, ${coding}: requests a second ÷ nginx's, static file`,
      measured: `${throughput.toFixed(2)} (${perSecond(ours)} ÷ ${perSecond(nginx)})`,
      reach: '≥ 0.6',
      met: throughput >= 0.6,
    },
    {
      what: `the same, 99th percentile ÷ nginx's`,
      measured: `${tail.toFixed(2)} (${p99(ours)} ÷ ${p99(nginx)} ms)`,
      reach: '≤ 2',
      met: tail <= 2,
    },
    {
      what: `the same, requests a second ÷ those of plain \`next start\``,
      measured: `${gain.toFixed(1)} (${perSecond(ours)} ÷ ${perSecond(next)})`,
      reach: '≥ 12',
      met: gain >= 12,
    },
  ];
}

/** The page as readers get it, once it is kept and its brotli form is made. */
export async function exemplarOf(url: string): Promise<Exemplar> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const plain = await get(url, { headers: { 'accept-encoding': asked.identity } });
    const packed = await get(url, { headers: { 'accept-encoding': asked.brotli } });
    const isWarm = /\bhit\b/.test(String(plain.headers['cache-status']));
    if (plain.status === 200 && isWarm && packed.headers['content-encoding'] === 'br') {
      const headers = Object.entries(plain.headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]);
      return { identity: plain.body, brotli: packed.body, headers };
    }
    if (performance.now() > deadline) throw new Error(`${url} does not become warm`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Guards the comparison: both servers send the same bytes. */
async function assertSame(ours: string, theirs: string): Promise<void> {
  for (const header of Object.values(asked)) {
    const options = { headers: { 'accept-encoding': header } };
    const [mine, other] = await Promise.all([get(ours, options), get(theirs, options)]);
    if (
      mine.headers['content-encoding'] !== other.headers['content-encoding'] ||
      !mine.body.equals(other.body)
    )
      throw new Error(`nginx sends another body for "${header}"`);
    if (header === asked.brotli) brotliDecompressSync(mine.body);
  }
}
