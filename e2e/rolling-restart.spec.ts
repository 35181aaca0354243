import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { missingRedis, RedisServer } from '../scripts/support/redis-server';
import { type FrontServer, missingServers, SecureClient, startNginx } from './support/front';
import { freePort, type Portal, startPortal } from './support/portal';
import { test as base } from './support/test';
import { createTree, type Tree } from './support/tree';

/** The topology of compose.yaml with the same programs: two instances on one tree, Redis between them, nginx in front. */

const missing = missingServers('nginx') ?? missingRedis();

interface Site {
  tree: Tree;
  portals: [Portal, Portal];
  nginx: FrontServer & { plainPort: number };
}

const test = base.extend<object, { site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern
    async ({}, use) => {
      const redis = await RedisServer.start();
      const tree = createTree();
      tree.article({ slug: 'one', title: '第一版', body: '正文。\n'.repeat(200) });
      for (let number = 0; number < 20; number += 1) tree.article({ slug: `a-${number}` });
      const ports: [number, number] = [await freePort(), await freePort()];
      const nginx = await startNginx(ports);
      const env = {
        REDIS_URL: redis.url,
        SITE_URL: nginx.url,
        TRUST_PROXY: '1',
        CACHE_TAGS: '1',
        DRAIN_SECONDS: '3',
      };
      const portals = await Promise.all([
        startPortal({ tree, env, port: ports[0] }),
        startPortal({ tree, env, port: ports[1] }),
      ]);
      await use({ tree, portals, nginx });
      await Promise.all([nginx.dispose(), ...portals.map((portal) => portal.dispose()), redis.dispose()]);
      tree.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test.describe.configure({ mode: 'default' });
test.skip(missing !== undefined, missing);

const cacheStatus = (headers: SecureHeaders): string => String(headers['cache-status']);
type SecureHeaders = Readonly<Record<string, string | string[] | undefined>>;

test('over TLS and HTTP/2 readers get the bytes of the portal, and nothing that is meant for caches', async ({
  site: { portals, nginx },
}) => {
  const client = new SecureClient(nginx.url);
  const [portal] = portals;
  for (const coding of ['br', 'gzip', 'identity']) {
    const direct = await portal.get('/news/one', { headers: { 'accept-encoding': coding } });
    const answer = await client.ask('/news/one', { 'accept-encoding': coding });
    expect([answer.status, answer.headers['content-encoding'], answer.bytes.equals(direct.bytes)]).toEqual([
      200,
      coding === 'identity' ? undefined : coding,
      true,
    ]);
    for (const name of ['xkey', 'cache-tag', 'surrogate-key']) {
      expect(direct.headers[name]).toBeDefined();
      expect(answer.headers[name]).toBeUndefined();
    }
    for (const name of ['content-security-policy', 'strict-transport-security', 'etag', 'cache-control'])
      expect([name, answer.headers[name]]).toEqual([name, direct.headers[name]]);
  }
  expect(
    String(await client.ask('/news/one').then(({ headers }) => headers['strict-transport-security'])),
  ).toContain('max-age');
  expect((await client.ask('/metrics')).status).toBe(404);
  expect((await client.ask('/', {}, 'PURGE')).status).toBe(405);
  // The form of the reading aids comes back to the page that it was sent from.
  const form = { 'content-type': 'application/x-www-form-urlencoded', referer: `${nginx.url}/news/one` };
  const chosen = await client.ask('/api/reading', form, 'POST', 'size=large');
  expect([chosen.status, chosen.headers.location]).toEqual([303, '/news/one']);
  client.close();
});

test('a change is behind nginx within seven seconds; what is gone, preview and desk are not kept', async ({
  site: { tree, portals, nginx },
}) => {
  const client = new SecureClient(nginx.url);
  const ask = (target: string, headers = {}) =>
    client.ask(target, { 'accept-encoding': 'identity', ...headers });
  await expect
    .poll(async () => cacheStatus((await ask('/news/one')).headers), { intervals: [20] })
    .toMatch(/nginx; hit/);
  const file = tree.article({ slug: 'one', title: '第二版' });
  await portals[0].revalidate([file]);
  const changed = Date.now();
  const isNew = async (): Promise<boolean> => (await ask('/news/one')).text.includes('第二版');
  // The other instance hears of it a moment later: what counts is when the old version was seen last.
  let seenOld = changed;
  while (Date.now() - seenOld < 2500 && seenOld - changed < 7000) {
    if (!(await isNew())) seenOld = Date.now();
    await wait(20);
  }
  expect(seenOld - changed).toBeLessThan(7000);
  const withdrawn = { date: '2024-06-01', reason: '有误' };
  tree.article({ slug: 'one', title: '第二版', status: 'withdrawn', withdrawn });
  await portals[0].revalidate([file]);
  await expect
    .poll(async () => (await ask('/news/one')).status, { timeout: 7500, intervals: [100] })
    .toBe(410);
  for (let round = 0; round < 2; round += 1)
    for (const target of ['/news/one', '/news/nothing', '/desk', '/search?q=x', '/reading.css', '/api/ready'])
      expect([target, cacheStatus((await ask(target)).headers)]).not.toEqual([
        target,
        expect.stringMatching(/nginx; hit/),
      ]);
  const preview = { cookie: 'kaiyuan-preview=x' };
  expect(cacheStatus((await ask('/news/a-1', preview)).headers)).not.toMatch(/nginx; hit/);
  client.close();
});

test('instances are restarted one after the other under load, and no request fails', async ({
  site: { portals, nginx },
}) => {
  let ended = false;
  let asked = 0;
  const failed: string[] = [];
  const read = async (reader: number): Promise<void> => {
    const client = new SecureClient(nginx.url);
    for (let number = 0; !ended; number += 1) {
      // With a query, so that most of them reach an instance.
      const isForm = number % 10 === 0;
      const target = isForm ? '/api/reading' : `/news/a-${number % 20}?reader=${reader}-${number}`;
      const headers: Record<string, string> = isForm
        ? { 'content-type': 'application/x-www-form-urlencoded' }
        : {};
      const answer = await client
        .ask(target, headers, isForm ? 'POST' : 'GET', isForm ? 'size=large' : undefined)
        .catch((error: unknown) => ({ status: 0, text: String(error) }));
      asked += 1;
      if (answer.status !== (isForm ? 303 : 200))
        failed.push(`${target} ${answer.status} ${answer.text.slice(0, 80)}`);
      await wait(50);
    }
    client.close();
  };
  test.setTimeout(60_000);
  const readers = Array.from({ length: 4 }, (_, reader) => read(reader));
  await wait(300);
  for (const portal of portals) {
    const stopped = portal.stop();
    await expect
      .poll(async () => (await portal.get('/api/ready')).status, { intervals: [20], timeout: 900 })
      .toBe(503);
    expect(await stopped).toBe(0);
    await portal.start();
  }
  ended = true;
  await Promise.all(readers);
  expect(failed).toEqual([]);
  expect(asked).toBeGreaterThan(200);
  process.stdout.write(`${asked} requests during two restarts, 0 failed\n`);
});

test('who guesses passwords is told to wait, by nginx already', async ({ site: { nginx } }) => {
  const client = new SecureClient(nginx.url);
  const guess = () => client.ask('/desk/api/auth/sign-in', {}, 'POST', '{}');
  expect((await guess()).status).not.toBe(429);
  const guesses = await Promise.all(Array.from({ length: 40 }, guess));
  expect(guesses.some(({ status, text }) => status === 429 && text.includes('nginx'))).toBe(true);
  client.close();
});
