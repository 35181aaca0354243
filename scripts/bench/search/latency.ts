import { keptAlive } from '../client';
import { percentile, type Row } from '../statistics';
import { ask, type Parameters } from './ask';

/** End-to-end times of a running portal, one client, with the emptiest route of the same server between them. */

export interface Times {
  asked: number[];
  /** Of /api/health, before every tenth request. */
  health: number[];
}

export async function timesOf(
  url: string,
  route: '/api/search' | '/api/suggest',
  requests: readonly Parameters[],
): Promise<Times> {
  const agent = keptAlive(1);
  const times: Times = { asked: [], health: [] };
  for (const [index, parameters] of requests.entries()) {
    if (index % 10 === 0) times.health.push((await ask(url, '/api/health', {}, agent)).ms);
    times.asked.push((await ask(url, route, parameters, agent)).ms);
  }
  agent.destroy();
  return times;
}

/** A row on percentiles: `limits` are those of p50, p95 and p99, as far as there are any. */
export function latencyRow(
  what: string,
  { asked, health }: Times,
  limits: { p50?: number; p95?: number; p99?: number },
): Row {
  const shares = { p50: 0.5, p95: 0.95, p99: 0.99 };
  const names = (Object.keys(shares) as (keyof typeof shares)[]).filter((name) => limits[name] !== undefined);
  const measured = names.map((name) => percentile(asked, shares[name]));
  const [health50, asked50] = [percentile(health, 0.5), percentile(asked, 0.5)];
  const beside = `${asked.length} requests; p50 ${asked50.toFixed(1)} ms, ${(asked50 / health50).toFixed(0)} × /api/health`;
  return {
    what: `${what}, ${names.join(' / ')}`,
    measured: `${measured.map((ms) => ms.toFixed(1)).join(' / ')} ms (${beside})`,
    reach: `≤ ${names.map((name) => limits[name]).join(' / ')} ms`,
    met: names.every((name, index) => (measured[index] ?? Number.NaN) <= (limits[name] ?? 0)),
  };
}
