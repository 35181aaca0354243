import { build } from '../support/build';
import { hasBuild } from '../support/build-state.mjs';
import { get, keptAlive } from './client';
import { generateTree, seeded } from './generate';
import { popularity } from './popularity';
import { startPortal } from './portal';
import { mean, type Row, slope } from './statistics';
import type { Bench, Suite } from './suite';

/** An hour at 50 requests a second. */
const requests = 3600 * 50;
const addresses = 100_000;
const connections = 32;
const cacheMb = 64;
/**
 * What is configured: heap of `npm start` (384), its young generation (three semi-spaces of 16), document cache and
 * Next's render cache behind it (8); and 150 for Node's and Next's code, SQLite's pages and work under way.
 */
const boundMb = 384 + 48 + cacheMb + 8 + 150;
const sampleEvery = 500;

/** Mixed load over many addresses, each asked for in proportion to 1 ÷ its rank, with a small document cache. */
export const memory: Suite = { run };

async function run({ size, folder, say }: Bench): Promise<Row[]> {
  if (!hasBuild()) await build();
  const tree = folder('soak');
  generateTree(tree, size);
  say(`${requests} requests over ${addresses} addresses …`);
  const ranked = popularity(tree, size, addresses);
  const env = { CACHE_MB: String(cacheMb) };
  const portal = await startPortal(tree, folder('data-soak'), env, `${folder('logs')}/soak.log`);
  const agent = keptAlive(connections);
  const random = seeded(13);
  const rss: number[] = [];
  const asked = new Set<string>();
  let sent = 0;
  const ask = async (): Promise<void> => {
    while (sent < requests) {
      sent += 1;
      if (sent % sampleEvery === 0) rss.push(portal.rssMb());
      const address = ranked[Math.floor(ranked.length ** random())] ?? '/';
      asked.add(address);
      const { status } = await get(portal.url + address, { agent, headers: { 'accept-encoding': 'br' } });
      if (status !== 200 && status !== 404) throw new Error(`${address} answered ${status}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, ask));
    return [row(rss, asked.size, ranked.length)];
  } finally {
    agent.destroy();
    await portal.stop();
  }
}

function row(rss: readonly number[], asked: number, pool: number): Row {
  const quarter = Math.floor(rss.length / 4);
  const second = mean(rss.slice(quarter, 2 * quarter));
  const last = mean(rss.slice(-quarter));
  const growth = slope(rss.slice(Math.floor(rss.length / 3))) * (10_000 / sampleEvery);
  const most = Math.max(...rss);
  return {
    what: `memory under an hour's load: ${requests} requests over ${pool} addresses (popularity 1 ÷ rank), CACHE_MB=${cacheMb}; last quarter ÷ second, and the most`,
    measured: `${(last / second).toFixed(2)} (${second.toFixed(0)} → ${last.toFixed(0)} MB, ${growth.toFixed(1)} MB for 10,000 requests); ${most.toFixed(0)} MB; ${asked} addresses asked`,
    reach: `≤ 1.10; ≤ ${boundMb} MB`,
    met: last <= 1.1 * second && most <= boundMb,
  };
}
