import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addGauge } from './gauge';
import { Metrics } from './metrics';
import { answerStarting } from './starting';

const metrics = new Metrics();
const server = createServer(answerStarting({ 'X-Common': 'yes' }, metrics, undefined));
let waiting = 700;

async function get(path: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

beforeAll(async () => {
  metrics.register({
    register: (registry: Registry) =>
      addGauge(registry, 'kaiyuan_prepare_waiting', 'Articles that wait', () => waiting),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

describe('before the index is loaded', () => {
  it('the process lives and asks for patience', async () => {
    expect((await get('/api/health')).status).toBe(200);
    const { status, headers, text } = await get('/');
    expect([status, headers.get('retry-after'), headers.get('x-common')]).toEqual([503, '1', 'yes']);
    expect(JSON.parse(text)).toEqual({ status: 'starting' });
  });

  it('metrics tell how far it is, to whoever may see them', async () => {
    expect((await get('/metrics')).text).toContain('kaiyuan_prepare_waiting 700');
    waiting = 20;
    expect((await get('/metrics')).text).toContain('kaiyuan_prepare_waiting 20');
    expect((await get('/metrics', { 'X-Forwarded-For': '192.0.2.1' })).status).toBe(503);
  });
});
