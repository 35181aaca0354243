import { expect } from '@playwright/test';
import { fillFeedTree } from './support/feed-tree';
import { freePort, type Portal } from './support/portal';
import { test as base, testWithPortal } from './support/test';
import { missing, present } from './support/text';
import type { Tree } from './support/tree';
import { Hub, readLinks, Subscriber } from './support/websub';

/** Announcements wait two seconds for a burst to end. */
const patience = { timeout: 15_000, intervals: [50] };

const test = base.extend<{ hub: Hub; subscriber: Subscriber }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern
  hub: async ({}, use) => {
    const hub = await new Hub().listen();
    await use(hub);
    await hub.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  subscriber: async ({}, use) => {
    const subscriber = await new Subscriber().listen();
    await use(subscriber);
    await subscriber.close();
  },
});

test.describe.configure({ timeout: 60_000 });

/** A newsroom that names the hub, with one article. */
function fill(tree: Tree, hub: string): Tree {
  tree.site({ webSubHubs: [hub] });
  tree.article({ slug: 'first', title: '第一篇' });
  return tree;
}

async function subscribe(portal: Portal, subscriber: Subscriber, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await subscriber.subscribe(portal.url + path);
    await expect.poll(() => subscriber.isSubscribed(portal.url + path), patience).toBe(true);
  }
}

/** Distributed content of a feed that holds some text. */
function got(portal: Portal, subscriber: Subscriber, path: string, text: string): () => boolean {
  return () =>
    subscriber.contents.some((content) => content.topic === portal.url + path && content.text.includes(text));
}

test('a subscriber gets the article that was saved, signed, in every feed it follows', async ({
  newTree,
  launch,
  hub,
  subscriber,
}) => {
  const tree = fill(newTree(), hub.url);
  tree.article({ slug: 'tagged', section: 'culture', tags: ['推'] });
  const portal = await launch({ tree });
  const paths = ['/rss.xml', '/notices/atom.xml', `/tags/${encodeURIComponent('推')}/feed.json`];
  await subscribe(portal, subscriber, [...paths, '/zh-hant/rss.xml', '/culture/rss.xml']);
  tree.article({ slug: 'pushed', title: '推送的新闻', section: 'notices', tags: ['推'] });
  for (const path of paths)
    await expect.poll(got(portal, subscriber, path, '推送的新闻'), patience).toBe(true);
  await expect.poll(got(portal, subscriber, '/zh-hant/rss.xml', '推送的新聞'), patience).toBe(true);
  const types = Object.fromEntries(subscriber.contents.map(({ topic, type }) => [topic, type]));
  expect(types[`${portal.url}/rss.xml`]).toBe('application/rss+xml; charset=utf-8');
  expect(types[`${portal.url}/notices/atom.xml`]).toBe('application/atom+xml; charset=utf-8');
  // Only what changed, and each of it once.
  expect(hub.pings.filter((topic) => topic.includes('/culture'))).toEqual([]);
  expect(new Set(hub.pings).size).toBe(hub.pings.length);
  expect([...hub.problems, ...subscriber.problems]).toEqual([]);
});

test('scheduled, expired and withdrawn articles are announced by themselves', async ({
  newTree,
  launch,
  hub,
  subscriber,
}) => {
  const tree = fill(newTree(), hub.url);
  const portal = await launch({ tree });
  portal.clock.set('2031-05-06T09:00:00+08:00');
  await subscribe(portal, subscriber, ['/atom.xml']);
  const file = tree.article({
    slug: 'timed',
    title: '按时见报',
    date: '2031-05-06 10:00',
    expires: '2031-05-06 12:00',
  });
  await portal.revalidate([file]);
  portal.clock.set('2031-05-06T09:59:00+08:00');
  tree.article({ slug: 'other', title: '别的一篇', date: '2031-05-06 09:30' });
  await expect.poll(got(portal, subscriber, '/atom.xml', '别的一篇'), patience).toBe(true);
  expect(present(subscriber.contents.at(-1)?.text ?? '', ['按时见报'])).toEqual([]);
  portal.clock.set('2031-05-06T10:00:01+08:00');
  await expect.poll(got(portal, subscriber, '/atom.xml', '按时见报'), patience).toBe(true);
  portal.clock.set('2031-05-06T12:00:01+08:00');
  await expect.poll(() => subscriber.contents.at(-1)?.text.includes('按时见报'), patience).toBe(false);
  tree.article({
    slug: 'other',
    date: '2031-05-06 09:30',
    status: 'withdrawn',
    withdrawn: { date: '2031-05-06 12:00', reason: '来源有误' },
  });
  await expect.poll(got(portal, subscriber, '/atom.xml', '来源有误'), patience).toBe(true);
  expect(subscriber.contents.at(-1)?.text).toContain('at:deleted-entry');
  expect([...hub.problems, ...subscriber.problems]).toEqual([]);
});

test('a hub that is down gets its news later, also after a crash and a restart', async ({
  newTree,
  launch,
  subscriber,
}) => {
  const hub = new Hub();
  const port = await freePort();
  const tree = fill(newTree(), `http://127.0.0.1:${port}/`);
  const portal = await launch({ tree });
  const failing = async (): Promise<string> =>
    /^kaiyuan_announce_failing\{target="websub http:\/\/127[^"]*"\} (\d+)$/m.exec(
      (await portal.get('/metrics')).text,
    )?.[1] ?? 'no metric';
  tree.article({ slug: 'kept', title: '没有丢的一篇' });
  await expect.poll(failing, patience).toBe('1');
  await expect.poll(() => portal.output(), patience).toContain('"problem":"ECONNREFUSED"');
  await portal.kill();
  await portal.start();
  expect(await failing()).toBe('1');
  await portal.restart();
  try {
    await hub.listen(port);
    await subscribe(portal, subscriber, ['/rss.xml']);
    portal.clock.advance(3600_000);
    await expect.poll(got(portal, subscriber, '/rss.xml', '没有丢的一篇'), patience).toBe(true);
    await expect.poll(failing, patience).toBe('0');
    // What failed once more is tried once more.
    hub.refuse = 503;
    tree.article({ slug: 'later', title: '再来一篇' });
    await expect.poll(failing, patience).toBe('1');
    hub.refuse = undefined;
    portal.clock.advance(3600_000);
    await expect.poll(got(portal, subscriber, '/rss.xml', '再来一篇'), patience).toBe(true);
    expect((await portal.get('/metrics')).text).toMatch(
      /^kaiyuan_announced_addresses_total\{target="websub [^"]*",outcome="sent"\} [1-9]/m,
    );
  } finally {
    await hub.close();
  }
});

test('a hub that never answers holds up nothing', async ({ newTree, launch, hub }) => {
  hub.refuse = 'silence';
  const tree = fill(newTree(), hub.url);
  const portal = await launch({ tree });
  await portal.revalidate([tree.article({ slug: 'one', title: '第一条' })]);
  await expect.poll(() => hub.pings.length, patience).toBe(1);
  // The call is under way now, and will be for as long as we look.
  await portal.revalidate([tree.article({ slug: 'two', title: '第二条' })]);
  expect(missing((await portal.get('/rss.xml')).text, ['第二条'])).toEqual([]);
  expect((await portal.get('/news/two')).status).toBe(200);
  expect(hub.pings).toHaveLength(1);
  expect(await portal.stop()).toBe(0);
});

const shared = testWithPortal((tree) => {
  fillFeedTree(tree);
  tree.site({ webSubHubs: ['https://hub.example/a?b=1&c=2', 'https://other.example'] });
  for (let n = 26; n <= 60; n += 1) {
    tree.article({ slug: `many-${n}`, section: 'notices', date: `2023-02-01 08:${n - 1}` });
  }
  return { SITE_URL: 'https://news.example.cn', WATCH: '0', ANNOUNCE: 'off' };
});

const hubs = ['https://hub.example/a?b=1&c=2', 'https://other.example/'];

shared('every feed names its hubs and itself, in its header and in its text', async ({ portal }) => {
  const tag = `/tags/${encodeURIComponent('组件')}`;
  for (const place of ['', '/news', tag, '/zh-hant', '/zh-hant/news', `/zh-hant${tag}`]) {
    for (const name of ['rss.xml', 'atom.xml', 'feed.json']) {
      const path = `${place}/${name}`;
      const self = `https://news.example.cn${path}`;
      const first = await portal.get(path);
      // The second is answered by the fast lane, from memory.
      const answers = [
        first,
        await portal.get(path),
        await portal.get(path, { method: 'HEAD' }),
        await portal.get(path, { headers: { 'if-none-match': `${first.headers.etag}` } }),
        await portal.get(path, { headers: { 'sec-fetch-dest': 'document' } }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 304, 200]);
      for (const { headers } of answers) {
        const links = Object.fromEntries(readLinks(headers.link));
        expect(links, path).toEqual({ hub: hubs, self: [self] });
      }
      if (name === 'feed.json') {
        const feed: { hubs: unknown; feed_url: unknown } = JSON.parse(first.text);
        expect(feed.hubs).toEqual(hubs.map((url) => ({ type: 'WebSub', url })));
        expect(feed.feed_url).toBe(self);
        continue;
      }
      const [head = ''] = first.text.split(/<(?:item|entry)\b/);
      const named = (rel: string): string[] =>
        [...head.matchAll(/<(?:atom:)?link\s[^>]*>/g)]
          .filter(([link]) => link.includes(`rel="${rel}"`))
          .map(([link]) => (/href="([^"]*)"/.exec(link)?.[1] ?? '').replaceAll('&amp;', '&'));
      expect({ hub: named('hub'), self: named('self') }, path).toEqual({ hub: hubs, self: [self] });
    }
  }
});

shared('feeds of searches and documents of the archive are not distributed', async ({ portal }) => {
  const undistributed = ['/search/rss.xml?q=通知', '/search/feed.json?q=通知', '/notices/rss-1-25.xml'];
  for (const path of undistributed.flatMap((each) => [each, `/zh-hant${each}`]).map(encodeURI)) {
    const { status, headers, text } = await portal.get(path);
    expect(`${path} ${status}`).toBe(`${path} 200`);
    expect(readLinks(headers.link).has('hub'), path).toBe(false);
    expect(text, path).not.toContain('hub.example');
  }
});

shared('pages say nothing of hubs', async ({ portal }) => {
  for (const path of ['/', '/news', '/sitemap.xml']) {
    expect((await portal.get(path)).headers.link, path).toBeUndefined();
  }
});
