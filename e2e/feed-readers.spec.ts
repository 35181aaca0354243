import { expect } from '@playwright/test';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { missingReader, Newsboat, parseWithFeedparser, validateAsW3C } from './support/feed-readers';
import { origin } from './support/feed-tree';
import type { Portal } from './support/portal';
import { test, testWithPortal } from './support/test';
import { missing } from './support/text';
import { fillVariedTree, hostileTitle, xmlFeeds } from './support/varied-tree';

/** Feeds in the eyes of programs that others wrote. */

const shared = testWithPortal((tree) => {
  fillVariedTree(tree);
  return { SITE_URL: origin, WATCH: '0' };
});

async function textsOf(portal: Portal): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const address of xmlFeeds) {
    const answer = await portal.get(address);
    expect(`${address} ${answer.status}`).toBe(`${address} 200`);
    texts[origin + address] = answer.text;
  }
  return texts;
}

shared('feedsmith reads every feed, whatever stands in it', async ({ portal }) => {
  for (const [address, text] of Object.entries(await textsOf(portal))) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not be there.
    expect(text, address).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    const isRss = new URL(address).pathname.includes('rss');
    const title = isRss ? parseRssFeed(text).title : parseAtomFeed(text).title?.value;
    expect(title, address).toContain(address.includes('zh-hant') ? '測試新聞網' : '测试新闻网');
  }
  const json = parseJsonFeed((await portal.get('/feed.json')).text);
  expect(json.items?.map(({ title }) => title)).toContain(hostileTitle);
});

shared('feedparser finds nothing wrong and reads the same', async ({ portal }) => {
  const lacking = missingReader('feedparser');
  test.skip(lacking !== undefined, lacking);
  const parsed = parseWithFeedparser(await textsOf(portal));
  expect(parsed.filter(({ bozo }) => bozo !== 0).map(({ name, reason }) => `${name} ${reason}`)).toEqual([]);
  expect(new Set(parsed.map(({ version }) => version))).toEqual(new Set(['rss20', 'atom10']));
  for (const { name, entries } of parsed.filter((feed) => /^[^?]*\.cn\/(?:rss|atom)\.xml$/.test(feed.name))) {
    expect(entries, name).toHaveLength(20);
    const hostile = entries.find(({ id }) => id.endsWith(':hostile'));
    expect(hostile?.title, name).toBe(hostileTitle);
    expect(
      missing(hostile?.content ?? '', ['正文 ]]>', '甲乙丙丁', `${origin}/media/large.png`]),
      name,
    ).toEqual([]);
    expect(hostile?.content, name).not.toContain('<script');
  }
});

shared('the W3C validator finds no error and no warning', async ({ portal }) => {
  const lacking = missingReader('validator');
  test.skip(lacking !== undefined, lacking);
  expect(validateAsW3C(await textsOf(portal))).toEqual([]);
});

shared('newsboat reads every feed', async ({ portal }) => {
  const lacking = missingReader('newsboat');
  test.skip(lacking !== undefined, lacking);
  const texts = await textsOf(portal);
  const subscriber = new Newsboat(xmlFeeds.map((address) => portal.url + address));
  try {
    subscriber.reload();
    const read = new Set(subscriber.items().map(({ guid }) => guid));
    for (const [address, text] of Object.entries(texts)) {
      const ids = [...text.matchAll(/(?:<guid isPermaLink="false">|<entry[^>]*>[\s\S]*?<id>)([^<]+)/g)];
      expect(
        ids.map(([, id = '']) => id).filter((id) => !read.has(id)),
        address,
      ).toEqual([]);
    }
    // One item stands in many feeds, in both editions; the last one read gives the title.
    const hostile = subscriber.items().find(({ guid }) => guid.endsWith(':hostile'));
    expect(hostile?.title).toContain(']]> ');
  } finally {
    subscriber.dispose();
  }
});

for (const format of ['rss.xml', 'atom.xml']) {
  test(`a subscriber of ${format} sees what is new, and nothing twice`, async ({ newTree, launch }) => {
    const lacking = missingReader('newsboat');
    test.skip(lacking !== undefined, lacking);
    const tree = newTree();
    for (let n = 1; n <= 5; n += 1) tree.article({ slug: `first-${n}`, date: `2024-05-0${n} 08:00` });
    const moved = tree.article({ slug: 'lasting', title: '长久的文章', date: '2024-05-06 09:30' });
    const portal = await launch({ tree, env: { SITE_URL: 'https://old.example.cn' } });
    const subscriber = new Newsboat([`${portal.url}/${format}`]);
    const unread = (): string[] => subscriber.items().flatMap(({ title, unread }) => (unread ? [title] : []));
    try {
      subscriber.reload();
      expect(unread()).toHaveLength(6);
      subscriber.readAll();
      subscriber.reload();
      expect(unread()).toEqual([]);

      tree.article({ slug: 'fresh', title: '刚刚发布的文章', date: '2024-05-07 09:30' });
      await portal.revalidate();
      subscriber.reload();
      expect(unread()).toEqual(['刚刚发布的文章']);
      subscriber.readAll();

      tree.edit(moved, 'section: news', 'section: culture');
      tree.edit(moved, '长久的文章', '改了题目的文章');
      tree.edit(moved, '09:30', '10:45');
      await portal.revalidate();
      subscriber.reload();
      await portal.restart({ SITE_URL: 'https://new.example.cn' });
      subscriber.reload();
      expect(unread()).toEqual([]);
      const items = subscriber.items();
      expect(items).toHaveLength(7);
      const lasting = items.filter(({ guid }) => guid.endsWith(':lasting'));
      expect(lasting.map(({ title }) => title)).toEqual(['改了题目的文章']);
    } finally {
      subscriber.dispose();
    }
  });
}
