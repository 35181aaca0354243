import { cpSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { missingRedis, RedisServer } from '../scripts/support/redis-server';
import { type Answer, type Portal, startPortal } from './support/portal';
import { test as base } from './support/test';
import { createTree, type Tree } from './support/tree';

/** Several instances of one site, with a real Redis between them. */

const missing = missingRedis();
if (missing !== undefined && process.env.REDIS_SERVER === 'required') throw new Error(missing);
if (missing !== undefined) process.stderr.write(`not tested: ${missing}\n`);

const siteUrl = 'https://news.example.org';
const articles = 12;

interface Site {
  redis: RedisServer;
  tree: Tree;
  /** Two instances on one folder, which hear of changes from each other alone. */
  a: Portal;
  b: Portal;
}

const common = { SITE_URL: siteUrl, WATCH: '0' };

const test = base.extend<object, { site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern
    async ({}, use) => {
      const redis = await RedisServer.start('right');
      const tree = createTree();
      for (let number = 0; number < articles; number += 1) publish(tree, number, '正文。');
      const env = { ...common, REDIS_URL: redis.url };
      const [a, b] = await Promise.all([startPortal({ tree, env }), startPortal({ tree, env })]);
      await use({ redis, tree, a, b });
      await Promise.all([a.dispose(), b.dispose(), redis.dispose()]);
      tree.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

// In order, so that all share the two instances.
test.describe.configure({ mode: 'default' });
test.skip(missing !== undefined, missing);

const address = (number: number): string => `/${number % 2 === 0 ? 'culture' : 'news'}/a-${number}`;

function publish(tree: Tree, number: number, text: string): string {
  const place = number % 2 === 0 ? { section: 'culture' } : {};
  const day = String(number + 1).padStart(2, '0');
  // With a summary of its own, so that another text leaves its card, and the lists, as they are.
  const front = { title: `第${number}篇`, summary: '摘要。', date: `2024-03-${day} 08:00`, ...place };
  return tree.article({ slug: `a-${number}`, body: text, ...front });
}

async function howCome(portal: Portal, path: string): Promise<string> {
  const { status, headers } = await portal.get(path);
  expect(status).toBe(200);
  return String(headers['cache-status']).replace('kaiyuan; ', '');
}

async function metric(portal: Portal, name: string): Promise<number> {
  const { text } = await portal.get('/metrics');
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
}

const until = <T>(ask: () => Promise<T> | T) => expect.poll(ask, { intervals: [20], timeout: 10_000 });

/** Until the page of an inner route lies in Redis. */
async function untilPassedOn(redis: RedisServer, route: string): Promise<void> {
  await until(() => redis.ask('--scan', '--pattern', `*:page:*:${route}`)).not.toBe('');
}

/** Asks an instance for its articles, again and again, until told to stop. */
function load(portal: Portal) {
  const samples: { status: number; ms: number; path: string }[] = [];
  let stopped = false;
  const ask = async (): Promise<void> => {
    for (let number = 0; !stopped; number += 1) {
      const path = address(number % articles);
      const started = performance.now();
      const { status } = await portal.get(path);
      samples.push({ status, ms: performance.now() - started, path });
      await wait(2);
    }
  };
  const asking = Promise.all([ask(), ask()]);
  return async () => {
    stopped = true;
    await asking;
    return {
      asked: samples.length,
      failed: samples.filter(({ status }) => status !== 200),
      slowest: Math.max(...samples.map(({ ms }) => ms)),
    };
  };
}

/** Pages that no instance makes by itself. */
const days = Array.from({ length: 8 }, (_, index) => `/archive/2024/03/0${index + 1}`);
const asBrowser = { headers: { 'accept-encoding': 'br' } };

/** Lets one instance render the days, in the edition below `prefix`, and waits until they lie in Redis. */
async function renderDays({ redis }: Site, portal: Portal, prefix = ''): Promise<Map<string, Answer>> {
  const rendered = new Map<string, Answer>();
  for (const day of days) {
    const answer = await portal.get(prefix + day, asBrowser);
    expect(answer.headers['cache-status']).toBe('kaiyuan; fwd=miss');
    rendered.set(prefix + day, answer);
    await untilPassedOn(redis, `${prefix === '' ? '' : 'zh-hant:'}/zh-hans${day}`);
  }
  return rendered;
}

/** The first of the pages that an instance takes from another; on a busy machine it is too late for some of them. */
async function takeShared(
  portal: Portal,
  paths: Iterable<string>,
): Promise<{ path: string; answer: Answer }> {
  const others: unknown[] = [];
  for (const path of paths) {
    const answer = await portal.get(path, asBrowser);
    if (answer.headers['cache-status'] === 'kaiyuan; hit; detail=shared') return { path, answer };
    others.push(answer.headers['cache-status']);
  }
  throw new Error(`nothing shared: ${others.join(', ')}`);
}

test('what one instance rendered serves the others, as long as its content stands', async ({
  site,
  launch,
}) => {
  const { redis, tree, a, b } = site;
  const rendered = await renderDays(site, a);
  const { path, answer } = await takeShared(b, rendered.keys());
  const original = rendered.get(path);
  expect(original?.bytes.equals(answer.bytes)).toBe(true);
  for (const name of ['etag', 'last-modified', 'content-type', 'content-encoding', 'vary']) {
    expect([name, answer.headers[name]]).toEqual([name, original?.headers[name]]);
  }
  expect(await howCome(b, path)).toBe('hit');
  // Of what was shared another edition is made, and that is shared too.
  const converted = await renderDays(site, b, '/zh-hant');
  expect((await takeShared(a, converted.keys())).answer.text.length).toBeGreaterThan(0);

  // An instance that has never seen anything gets what was rendered before the last change, where that still stands.
  publish(tree, 2, '后来改的一段。');
  await a.revalidate();
  await until(async () => (await b.get(address(2))).text).toContain('后来改的一段');
  const c = await launch({ tree, env: { ...common, REDIS_URL: redis.url } });
  await takeShared(c, days);
  expect((await c.get(address(2))).text).toContain('后来改的一段');
  const [day = ''] = days;
  tree.article({ slug: 'late', title: '补登的一篇', date: '2024-03-01 10:00' });
  await a.revalidate(['articles/2024/late.mdx']);
  expect((await a.get(day)).text).toContain('补登的一篇');
  for (const portal of [b, c]) await until(async () => (await portal.get(day)).text).toContain('补登的一篇');
});

test('instances hear of each change, at once and in all that shows it', async ({ site: { tree, a, b } }) => {
  for (let round = 0; round < 5; round += 1) {
    const title = `另一篇的第${round}个题目`;
    const file = tree.article({ slug: 'extra', title, date: '2024-03-28 08:00', body: `第${round}版。` });
    await a.revalidate([file]);
    await until(async () => (await b.get('/news/extra')).text).toContain(title);
    for (const path of ['/news', '/archive/2024/03/28', '/rss.xml'])
      expect((await b.get(path)).text).toContain(title);
  }
  tree.remove('articles/2024/extra.mdx');
  await a.revalidate();
  await until(async () => (await b.get('/news/extra')).status).toBe(404);
  expect((await b.get('/archive/2024/03/28')).status).toBe(404);
});

test('an instance on another revision of the tree shows its own, and not what others rendered', async ({
  site: { redis, tree, a },
  newTree,
  launch,
}) => {
  const other = newTree();
  rmSync(other.root, { recursive: true });
  cpSync(tree.root, other.root, { recursive: true, preserveTimestamps: true });
  publish(other, 5, '只在这一份里。');
  expect(await howCome(a, '/sources')).toBe('fwd=miss');
  expect((await a.get(address(5))).text).not.toContain('只在这一份里');
  await untilPassedOn(redis, '/zh-hans/sources');
  const c = await launch({ tree: other, env: { ...common, REDIS_URL: redis.url } });
  expect((await c.get(address(5))).text).toContain('只在这一份里');
  expect(await howCome(c, '/sources')).toBe('fwd=miss');
  expect((await a.get(address(5))).text).not.toContain('只在这一份里');
  // Once both have come to the same, they share.
  cpSync(other.absolute('articles'), tree.absolute('articles'), { recursive: true });
  await a.revalidate();
  expect((await a.get(address(5))).text).toContain('只在这一份里');
  for (const path of ['/authors', '/corrections', '/site-map']) {
    expect(await howCome(a, path)).toBe('fwd=miss');
    await untilPassedOn(redis, `/zh-hans${path}`);
  }
  await takeShared(c, ['/authors', '/corrections', '/site-map']);
});

test('Redis hangs, ends, is emptied and comes back: no request fails, no change is lost', async ({
  site: { redis, tree, a, b },
}) => {
  await until(() => metric(b, 'kaiyuan_redis_up')).toBe(1);
  const before = b.output().length;
  const troubles: [string, () => Promise<void> | void, () => Promise<void> | void][] = [
    ['hangs', () => redis.freeze(), () => redis.thaw()],
    ['ends', () => redis.kill(), () => redis.run()],
  ];
  let version = 0;
  for (const [name, begin, end] of troubles) {
    const finish = load(b);
    await begin();
    // Pages that nobody has rendered yet: these would wait for Redis.
    for (const path of [
      '/archive/2024',
      '/tags',
      '/zh-hant/archive/2024',
      '/sources',
      '/authors',
      '/topics',
    ]) {
      const started = performance.now();
      expect((await b.get(`${path}?${name}`)).status).toBe(200);
      expect(performance.now() - started, `${path} while Redis ${name}`).toBeLessThan(2000);
    }
    version += 1;
    const file = publish(tree, 4, `第${version}次故障时发的稿。`);
    await a.revalidate([file]);
    expect((await a.get(address(4))).text).toContain(`第${version}次故障`);
    await until(() => metric(b, 'kaiyuan_redis_up')).toBe(0);
    await end();
    await until(async () => (await b.get(address(4))).text).toContain(`第${version}次故障时发的稿`);
    await until(() => metric(b, 'kaiyuan_redis_up')).toBe(1);
    const { asked, failed, slowest } = await finish();
    expect(asked).toBeGreaterThan(20);
    expect([name, failed, slowest < 2000]).toEqual([name, [], true]);
  }
  await until(() =>
    b
      .output()
      .slice(before)
      .match(/redis is (?:away|well)/g),
  ).toEqual(['redis is away', 'redis is well', 'redis is away', 'redis is well']);

  const finish = load(b);
  for (let round = 0; round < 10; round += 1) {
    redis.ask('flushall');
    const file = publish(tree, 4, `清空之后第${round}稿。`);
    await a.revalidate([file]);
    await until(async () => (await b.get(address(4))).text).toContain(`清空之后第${round}稿`);
  }
  expect((await finish()).failed).toEqual([]);
});

test('a full Redis is only read; what was to be told is told when it takes data again', async ({
  site: { redis, tree, a, b },
}) => {
  await until(() => metric(a, 'kaiyuan_redis_writable')).toBe(1);
  redis.ask('config', 'set', 'maxmemory', '1');
  const finish = load(a);
  await a.revalidate([publish(tree, 7, '装不下时发的稿。')]);
  expect((await a.get(address(7))).text).toContain('装不下时发的稿');
  await until(() => metric(a, 'kaiyuan_redis_writable')).toBe(0);
  expect(await metric(a, 'kaiyuan_redis_up')).toBe(1);
  expect(await metric(a, 'kaiyuan_change_events_waiting')).toBe(1);
  redis.ask('config', 'set', 'maxmemory', '0');
  await until(async () => (await b.get(address(7))).text).toContain('装不下时发的稿');
  expect((await finish()).failed).toEqual([]);
  expect(a.output().match(/redis takes no data/g)).toHaveLength(1);
});

test('an instance that was away reads on where it was', async ({ site: { tree, a, b } }) => {
  await until(() => metric(b, 'kaiyuan_redis_up')).toBe(1);
  b.freeze();
  for (const number of [1, 3, 8]) await a.revalidate([publish(tree, number, `离开期间的${number}号稿。`)]);
  b.thaw();
  for (const number of [1, 3, 8]) {
    await until(async () => (await b.get(address(number))).text).toContain(`离开期间的${number}号稿`);
  }
  // After an end without warning its own index tells it all, on its first answer.
  await b.kill();
  await a.revalidate([publish(tree, 9, '重启之前发的稿。')]);
  await b.start();
  expect((await b.get(address(9))).text).toContain('重启之前发的稿');
});

test('an instance is ready without Redis, and whatever its password', async ({ site, launch }) => {
  const { tree, redis } = site;
  const launchWith = (url: string) => launch({ tree, env: { ...common, REDIS_URL: url } });
  const [nobody, refused, alone] = await Promise.all([
    launchWith('redis://127.0.0.1:1'),
    launchWith(redis.url.replace('right', 'wrong')),
    launch({ tree }),
  ]);
  for (const portal of [nobody, refused]) {
    expect(await howCome(portal, '/tags')).toBe('fwd=miss');
    expect(await metric(portal, 'kaiyuan_redis_up')).toBe(0);
    // It has tried several times by now, and says once that nobody is there.
    expect(portal.output().match(/redis is away/g)).toHaveLength(1);
    expect(portal.output()).not.toContain('wrong@');
  }
  expect((await alone.get('/metrics')).text).not.toContain('redis');
});
