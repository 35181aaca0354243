import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { type FrontServer, missingServers, startVarnish } from './support/front';
import { type Answer, freePort, type Portal, request, startPortal } from './support/portal';
import { previewLink } from './support/preview';
import { test as base } from './support/test';
import { createTree, type Tree } from './support/tree';

/** Varnish in front, told of each change by cache tags. One portal, one Varnish, in order. */

const missing = missingServers('varnishd');

interface Site {
  tree: Tree;
  portal: Portal;
  varnish: FrontServer;
}

const test = base.extend<object, { site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern
    async ({}, use) => {
      const tree = createTree();
      tree.write('media/kept.txt', '第一版');
      tree.article({ slug: 'one', title: '第一版的题目', body: '正文。\n'.repeat(200) });
      tree.article({ slug: 'two', title: '另一篇', section: 'culture' });
      tree.article({ slug: 'draft', title: '还没发的稿', status: 'draft' });
      const port = await freePort();
      const env = {
        CACHE_TAGS: '1',
        PURGE_URL: `http://127.0.0.1:${port}/`,
        PURGE_METHOD: 'PURGE',
        PURGE_HEADERS: 'xkey-purge: {tags}',
        PURGE_KEEP_SECONDS: '600',
      };
      const portal = await startPortal({ tree, env });
      const varnish = await startVarnish([portal.port, portal.port], port);
      await use({ tree, portal, varnish });
      await Promise.all([varnish.dispose(), portal.dispose()]);
      tree.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test.describe.configure({ mode: 'default' });
test.skip(missing !== undefined, missing);

type Get = (target: string, headers?: Record<string, string>) => Promise<Answer>;

const through =
  ({ varnish }: Site): Get =>
  (target, headers = {}) =>
    request(varnish.url, target, { headers });

async function metric({ portal }: Site, name: string): Promise<number> {
  const { text } = await portal.get('/metrics');
  return Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1]);
}

/** When every purge has been taken, its repetition too. */
async function untilTold(site: Site): Promise<void> {
  await expect.poll(() => metric(site, 'kaiyuan_purge_failing'), { timeout: 10_000 }).toBe(0);
  await expect.poll(() => metric(site, 'kaiyuan_purge_waiting')).toBe(0);
}

const keptIn = ({ headers }: Answer): boolean => /varnish; hit/.test(String(headers['cache-status']));

/** Asks until Varnish has kept it. */
async function warm(site: Site, target: string, headers?: Record<string, string>): Promise<Answer> {
  const get = through(site);
  await expect
    .poll(async () => keptIn(await get(target, headers)), { message: `${target} is kept` })
    .toBe(true);
  return get(target, headers);
}

const codings = ['br', 'gzip', 'identity'];

test('pages are kept, in each coding, and readers see nothing of the tags', async ({ site }) => {
  await untilTold(site);
  const plain = await site.portal.get('/news/one');
  for (const name of ['xkey', 'cache-tag', 'surrogate-key'])
    expect(plain.headers[name]).toMatch(/^all[ ,][\w-]{8}/);
  expect(plain.headers['cdn-cache-control']).toBe('max-age=600');
  for (const coding of codings) {
    const direct = await site.portal.get('/news/one', { headers: { 'accept-encoding': coding } });
    const kept = await warm(site, '/news/one', { 'accept-encoding': coding });
    expect([coding, kept.headers['content-encoding'], kept.text === direct.text]).toEqual([
      coding,
      coding === 'identity' ? undefined : coding,
      true,
    ]);
    for (const name of [
      'xkey',
      'cache-tag',
      'surrogate-key',
      'surrogate-control',
      'cdn-cache-control',
      'via',
      'age',
    ])
      expect([name, kept.headers[name]]).toEqual([name, undefined]);
    expect(kept.headers['cache-control']).toBe(plain.headers['cache-control']);
  }
  // The fast lane's answers carry what the others carry, 304 too.
  const again = await site.portal.get('/news/one', {
    headers: { 'if-none-match': String(plain.headers.etag) },
  });
  expect([again.status, again.headers.xkey]).toEqual([304, plain.headers.xkey]);
  expect((await site.portal.get('/news/one')).headers.xkey).toBe(plain.headers.xkey);
  // Unknown queries are the same page, and cookies of readers change nothing.
  expect(keptIn(await through(site)('/news/one?utm_source=x', { cookie: 'kaiyuan-reading=large' }))).toBe(
    true,
  );
});

test('once a purge is through, the old version is never served again, in no coding, and others stay', async ({
  site,
}) => {
  const get = through(site);
  await untilTold(site);
  const stayed: boolean[] = [];
  for (let round = 2; round < 8; round += 1) {
    for (const target of ['/news/one', '/', '/news', '/rss.xml'])
      for (const coding of codings) await warm(site, target, { 'accept-encoding': coding });
    await warm(site, '/culture/two');
    const title = `第${round}版的题目`;
    await site.portal.revalidate([
      site.tree.article({ slug: 'one', title, body: `第${round}版。\n`.repeat(200) }),
    ]);
    // Told at once, and not before the change: its bound is one call to Varnish.
    const deadline = Date.now() + 500;
    await expect
      .poll(async () => (await get('/news/one')).text.includes(title), { intervals: [5] })
      .toBe(true);
    expect(Date.now()).toBeLessThan(deadline);
    stayed.push(keptIn(await get('/culture/two')));
    for (const target of ['/news/one', '/', '/news', '/rss.xml'])
      for (const coding of codings) {
        const answer = await get(target, { 'accept-encoding': coding });
        const direct = await site.portal.get(target, { headers: { 'accept-encoding': coding } });
        expect([target, coding, answer.headers.etag]).toEqual([target, coding, direct.headers.etag]);
      }
  }
  // A purge that is repeated may fall between.
  expect(stayed).toContain(true);
});

test('under load no reader sees an older version after a newer one', async ({ site }) => {
  const get = through(site);
  let ended = false;
  const seen: number[] = [];
  const read = async (coding: string): Promise<void> => {
    let last = 0;
    while (!ended) {
      const { text, bytes, status } = await get('/news/one', { 'accept-encoding': coding });
      if (coding !== 'identity' || status !== 200) continue;
      const version = Number(/载荷(\d+)版/.exec(text || bytes.toString())?.[1] ?? 0);
      if (version < last) seen.push(version);
      last = version;
    }
  };
  const readers = ['identity', 'identity', 'identity', 'br'].map(read);
  for (let round = 1; round <= 25; round += 1) {
    await site.portal.revalidate([site.tree.article({ slug: 'one', title: `载荷${round}版` })]);
    await wait(40);
  }
  await expect.poll(async () => (await get('/news/one')).text).toContain('载荷25版');
  ended = true;
  await Promise.all(readers);
  expect(seen).toEqual([]);
});

test('what is withdrawn, replaced or due is not served from the cache', async ({ site }) => {
  const get = through(site);
  await warm(site, '/media/kept.txt');
  site.tree.write('media/kept.txt', '第二版，长一些');
  await site.portal.revalidate(['media/kept.txt']);
  await expect.poll(async () => (await get('/media/kept.txt')).text).toBe('第二版，长一些');
  const file = site.tree.article({ slug: 'three', title: '要撤的稿', folder: true });
  site.tree.write(file.replace('index.mdx', 'secret.txt'), '附件');
  await site.portal.revalidate();
  for (const target of ['/news/three', '/media/articles/three/secret.txt', '/news']) await warm(site, target);
  const withdrawn = { date: '2024-06-01', reason: '有误' };
  site.tree.article({ slug: 'three', title: '要撤的稿', folder: true, status: 'withdrawn', withdrawn });
  await site.portal.revalidate();
  await expect.poll(async () => (await get('/news/three')).status, { intervals: [5] }).toBe(410);
  expect((await get('/media/articles/three/secret.txt')).status).toBe(404);
  expect((await get('/news')).text).not.toContain('要撤的稿');
  site.tree.article({ slug: 'four', title: '到点发的稿', date: new Date(Date.now() + 1500).toISOString() });
  await site.portal.revalidate();
  await warm(site, '/news');
  expect((await get('/news/four')).status).toBe(404);
  await expect.poll(async () => (await get('/news')).text, { timeout: 4000 }).toContain('到点发的稿');
  expect((await get('/news/four')).status).toBe(200);
});

test('preview, desk, errors and personal answers are never kept', async ({ site }) => {
  const get = through(site);
  const link = await previewLink(site.portal, site.tree, ['draft']);
  const opened = await get(new URL(link).pathname + new URL(link).search);
  const cookie = [opened.headers['set-cookie'] ?? []]
    .flat()
    .map((field) => field.split(';')[0])
    .join('; ');
  const asEditor = { cookie };
  for (let round = 0; round < 3; round += 1) {
    const draft = await get('/news/draft', asEditor);
    expect([draft.status, draft.text.includes('还没发的稿'), keptIn(draft)]).toEqual([200, true, false]);
    const stranger = await get('/news/draft');
    expect([stranger.status, stranger.text.includes('还没发的稿')]).toEqual([404, false]);
    for (const target of ['/desk', '/reading.css', '/api/search?q=x', '/api/ready', '/search?q=x'])
      expect([target, keptIn(await get(target))]).toEqual([target, false]);
  }
});

test('only the portal may purge; while Varnish is away purges wait, and publishing does not', async ({
  site,
}) => {
  const get = through(site);
  const purge = { method: 'PURGE', headers: { 'xkey-purge': 'all', 'x-forwarded-for': '192.0.2.1' } };
  expect((await request(site.varnish.url, '/', purge)).status).toBe(403);
  await warm(site, '/culture/two');
  site.varnish.freeze();
  const started = Date.now();
  await site.portal.revalidate([site.tree.article({ slug: 'two', title: '冻住时改的', section: 'culture' })]);
  expect(Date.now() - started).toBeLessThan(1000);
  await expect.poll(() => metric(site, 'kaiyuan_purge_waiting')).toBeGreaterThan(0);
  site.varnish.thaw();
  await expect
    .poll(async () => (await get('/culture/two')).text, { timeout: 10_000 })
    .toContain('冻住时改的');
  await untilTold(site);
  // A start purges all that an earlier process left.
  await warm(site, '/tags');
  await warm(site, '/culture/two');
  await site.portal.kill();
  site.tree.article({ slug: 'two', title: '停着时改的', section: 'culture' });
  expect((await get('/culture/two')).text).toContain('冻住时改的');
  await site.portal.start();
  await expect.poll(async () => (await get('/culture/two')).text, { timeout: 5000 }).toContain('停着时改的');
});
