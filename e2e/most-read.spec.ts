import { expect } from '@playwright/test';
import { missingRedis, RedisServer } from '../scripts/support/redis-server';
import { violationsOf } from './support/axe';
import type { Answer, Portal } from './support/portal';
import { testWithPortal } from './support/test';
import type { Tree } from './support/tree';

/** What is read most: counted without knowing by whom, ranked by the clock, shown on the front page. */

const minutes = 60_000;
/** So that no hour ends in the middle of a test. */
const noon = '2026-06-08T12:00:00+08:00';

const test = testWithPortal((tree) => {
  publish(tree);
  return undefined;
});

/** A browser as it presents itself; two of them differ in one number. */
function browser(number: number): string {
  return `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${100 + number}.0.0.0 Safari/537.36`;
}

function publish(tree: Tree): void {
  for (const slug of ['one', 'two', 'three', 'four']) tree.article({ slug, title: `第${slug}篇` });
}

/** So many browsers open the page of an article. */
async function read(portal: Portal, slug: string, readers: number, how: Record<string, string> = {}) {
  let last: Answer | undefined;
  for (let n = 0; n < readers; n += 1) {
    const headers = { 'user-agent': browser(n), 'sec-fetch-dest': 'document', ...how };
    last = await portal.get(`/news/${slug}`, { headers });
  }
  return last;
}

/** Slugs on the list of the front page, in its order; undefined when there is no list. */
async function listed(portal: Portal, front = '/'): Promise<string[] | undefined> {
  const { text } = await portal.get(front);
  const list = /<ol class="headlines ranked">(.*?)<\/ol>/s.exec(text)?.[1];
  return list === undefined
    ? undefined
    : [...list.matchAll(/href="(?:\/zh-hant)?\/news\/(\w+)"/g)].map(([, slug = '']) => slug);
}

const until = <T>(ask: () => Promise<T> | T) => expect.poll(ask, { intervals: [50], timeout: 10_000 });

async function views(portal: Portal, outcome: string): Promise<number> {
  const { text } = await portal.get('/metrics');
  return Number(
    new RegExp(`^kaiyuan_article_views_total\\{outcome="${outcome}"\\} (\\d+)`, 'm').exec(text)?.[1],
  );
}

// In order: each goes on where the one before has left the portal.
test.describe.configure({ mode: 'default' });

test('nothing is listed that programs, prefetching and reloading asked for', async ({ portal }) => {
  portal.clock.set(noon);
  const first = await read(portal, 'one', 1);
  const etag = String(first?.headers.etag);
  for (const slug of ['one', 'two', 'three']) {
    await read(portal, slug, 8, { 'sec-purpose': 'prefetch' });
    await read(portal, slug, 8, { 'sec-fetch-dest': 'empty' });
    await read(portal, slug, 8, { 'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0)' });
    await read(portal, slug, 8, { 'user-agent': browser(0) });
    for (let n = 0; n < 8; n += 1)
      await portal.get(`/news/${slug}`, { method: 'HEAD', headers: { 'user-agent': browser(n) } });
  }
  for (let n = 0; n < 8; n += 1) {
    const headers = { 'user-agent': browser(20 + n), 'if-none-match': etag };
    expect((await portal.get('/news/one', { headers })).status).toBe(304);
  }
  await portal.get('/news/unknown', { headers: { 'user-agent': browser(1) } });
  await portal.get('/news/one.md', { headers: { 'user-agent': browser(1) } });
  expect(await views(portal, 'counted')).toBe(3);
  expect(await views(portal, 'repeated')).toBe(22);
  expect(await views(portal, 'prefetch')).toBe(24);
  expect(await views(portal, 'robot')).toBe(48);
  portal.clock.advance(5 * minutes);
  await read(portal, 'four', 1);
  expect(await listed(portal)).toBeUndefined();
});

test('only pages with the list are made anew', async ({ portal, page }) => {
  await read(portal, 'one', 6);
  await read(portal, 'two', 9);
  await read(portal, 'three', 7);
  portal.clock.advance(5 * minutes);
  await until(() => listed(portal)).toEqual(['two', 'three', 'one']);
  expect(await listed(portal, '/zh-hant')).toEqual(['two', 'three', 'one']);
  expect((await portal.get('/news/one')).headers['cache-status']).toContain('hit');
  await page.goto(portal.url);
  await expect(page.getByRole('heading', { name: '最多阅读' })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
});

test('a withdrawn article is off the list at once, and too short a list is none', async ({
  portal,
  tree,
}) => {
  const file = 'articles/2024/two.mdx';
  tree.edit(file, 'title:', 'status: withdrawn\nwithdrawn: {date: 2024-06-01, reason: 有误}\ntitle:');
  await portal.revalidate([file]);
  expect(await listed(portal)).toBeUndefined();
  tree.article({ slug: 'two', title: '第two篇' });
  await portal.revalidate([file]);
  expect(await listed(portal)).toEqual(['two', 'three', 'one']);
});

test('it is there after a restart', async ({ portal }) => {
  await portal.restart();
  expect(await listed(portal)).toEqual(['two', 'three', 'one']);
});

test('front.yaml says where', async ({ portal, tree }) => {
  tree.write('front.yaml', {
    blocks: [{ mostRead: true, title: '大家在读', count: 2 }, { section: 'news' }],
  });
  await portal.revalidate(['front.yaml']);
  expect(await listed(portal)).toEqual(['two', 'three']);
  const { text } = await portal.get('/');
  expect(text.indexOf('大家在读')).toBeLessThan(text.indexOf('text-block'));
  tree.site({ features: { mostRead: false } });
  await portal.revalidate(['site.yaml']);
  expect(await listed(portal)).toBeUndefined();
});

test('several instances list what the readers of all of them read', async ({ newTree, launch }) => {
  // Two more portals on a busy machine.
  test.slow();
  const missing = missingRedis();
  test.skip(missing !== undefined, missing);
  const redis = await RedisServer.start();
  try {
    const tree = newTree();
    publish(tree);
    const env = { WATCH: '0', SITE_URL: 'https://news.example.org', REDIS_URL: redis.url };
    const [a, b] = await Promise.all([launch({ tree, env }), launch({ tree, env })]);
    for (const portal of [a, b]) portal.clock.set(noon);
    for (const slug of ['one', 'two', 'three']) {
      await read(a, slug, 3);
      await read(b, slug, 2);
    }
    for (const portal of [a, b]) portal.clock.advance(11_000);
    await until(() => redis.ask('--scan', '--pattern', '*:views:*')).not.toBe('');
    const key = redis.ask('--scan', '--pattern', '*:views:*');
    await until(() => redis.ask('zscore', key, 'three')).toBe('5');
    for (const portal of [a, b]) portal.clock.advance(5 * minutes);
    for (const portal of [a, b]) await until(() => listed(portal)).toEqual(['one', 'three', 'two']);
    // The front page is each instance's own; everything else is shared as ever.
    expect(redis.ask('--scan', '--pattern', '*:page:*/front')).toBe('');
    await a.get('/archive/2024');
    await until(() => redis.ask('--scan', '--pattern', '*:page:*/archive/2024')).not.toBe('');
    expect(String((await b.get('/archive/2024')).headers['cache-status'])).toContain('detail=shared');
  } finally {
    await redis.dispose();
  }
});
