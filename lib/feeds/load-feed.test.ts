import { describe, expect, it } from 'vitest';
import { listName } from '@/lib/content/lists';
import { articleSource, testNow, withNewsroom } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { parseFeedFile } from './feed-file';
import { type LoadedFeed, loadFeed } from './load-feed';

const day = 24 * 3600 * 1000;

function dateOf(number: number): string {
  return new Date(Date.parse('2024-01-01T00:00:00+08:00') + number * day).toISOString();
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Articles `a-1` … of a newsroom, one a day. */
function articles(count: number): Record<string, string> {
  return Object.fromEntries(
    numbers(count).map((number) => [`articles/a-${number}.mdx`, articleSource({ date: dateOf(number) })]),
  );
}

function load(newsroom: Newsroom, name: string, kind = 'all', list = 'all'): LoadedFeed {
  const file = parseFeedFile(name);
  const feed = file && loadFeed(newsroom, kind, list, file);
  if (!feed) throw new Error(`no feed ${name}`);
  return feed;
}

const slugs = ({ items }: LoadedFeed): string[] => items.map(({ slug }) => slug);
const fileOf = (url: string | undefined): string | undefined => url?.split('/').at(-1);

async function change(newsroom: Newsroom, edit: () => void): Promise<string[]> {
  edit();
  return [...(await newsroom.apply('watch')).tags];
}

/** Which documents of the archive of the site's feed a change renews, by the tags of these documents. */
function renewed(newsroom: Newsroom, names: readonly string[], tags: readonly string[]): string[] {
  const touched = new Set(tags);
  return names.filter((name) => load(newsroom, name).tags.some((tag) => touched.has(tag)));
}

const documents = ['rss-1-25.xml', 'rss-26-50.xml', 'rss-51-75.xml', 'rss-76-100.xml', 'rss-101-120.xml'];

describe('the archive of a feed', () => {
  it('leads from the newest items to the first article', () =>
    withNewsroom(articles(123), async (newsroom) => {
      const feed = load(newsroom, 'rss.xml');
      expect(slugs(feed)).toEqual(
        numbers(123)
          .toReversed()
          .slice(0, 20)
          .map((number) => `a-${number}`),
      );
      expect(feed.channel.archive?.current).toBeUndefined();
      const found = new Set(slugs(feed));
      const sizes: number[] = [];
      let next = fileOf(feed.channel.archive?.previous);
      while (next) {
        const archived = load(newsroom, next);
        sizes.push(archived.items.length);
        expect(fileOf(archived.channel.archive?.current)).toBe('rss.xml');
        expect(fileOf(archived.channel.selfUrl)).toBe(next);
        expect(archived.channel.id).toBe(feed.channel.id);
        for (const slug of slugs(archived)) found.add(slug);
        next = fileOf(archived.channel.archive?.previous);
      }
      expect(sizes).toEqual([20, 25, 25, 25, 25]);
      expect(found.size).toBe(123);
      expect(fileOf(load(newsroom, 'rss-51-75.xml').channel.archive?.next)).toBe('rss-76-100.xml');
      expect(load(newsroom, 'rss-76-100.xml').channel.archive?.next).toBeUndefined();
    }));

  it('is not there when the feed holds everything', () =>
    withNewsroom(articles(20), async (newsroom, tree) => {
      expect(load(newsroom, 'rss.xml').channel.archive?.previous).toBeUndefined();
      await change(newsroom, () => tree.article('a-21', { date: dateOf(21) }));
      expect(fileOf(load(newsroom, 'rss.xml').channel.archive?.previous)).toBe('rss-1-20.xml');
      expect(fileOf(load(newsroom, 'rss-1-20.xml').channel.archive?.next)).toBe('rss.xml');
    }));

  it('holds archived articles, which the newest page leaves out', () =>
    withNewsroom(articles(30), async (newsroom, tree) => {
      await change(newsroom, () => tree.article('a-29', { date: dateOf(29), status: 'archived' }));
      expect(slugs(load(newsroom, 'rss.xml'))).not.toContain('a-29');
      expect(slugs(load(newsroom, 'rss-26-30.xml'))).toContain('a-29');
    }));

  it('is not touched by a new article', () =>
    withNewsroom(articles(123), async (newsroom, tree) => {
      const before = documents.map((name) => JSON.stringify(load(newsroom, name)));
      const tags = await change(newsroom, () => tree.article('a-124', { date: dateOf(124) }));
      expect(renewed(newsroom, [...documents, 'rss.xml'], tags)).toEqual(['rss.xml']);
      expect(documents.map((name) => JSON.stringify(load(newsroom, name)))).toEqual(before);
    }));

  it('gets a successor when the next 25 are complete', () =>
    withNewsroom(articles(124), async (newsroom, tree) => {
      const tags = await change(newsroom, () => tree.article('a-125', { date: dateOf(125) }));
      expect(renewed(newsroom, documents, tags)).toEqual(['rss-76-100.xml']);
      expect(fileOf(load(newsroom, 'rss-76-100.xml').channel.archive?.next)).toBe('rss-101-125.xml');
    }));

  it.each([
    ['text', {}, '改过的正文。'],
    ['title', { title: '改过' }, undefined],
    ['correction', { corrections: [{ date: '2025-01-01', text: '更正' }] }, undefined],
    ['withdrawal', { status: 'withdrawn', withdrawn: { date: '2025-01-01', reason: '有误' } }, undefined],
    ['expiry', { expires: '2025-01-01' }, undefined],
  ])('renews the one document that holds an article whose %s changed', (_, fields, body) =>
    withNewsroom(articles(123), async (newsroom, tree) => {
      const tags = await change(newsroom, () => tree.article('a-60', { date: dateOf(60), ...fields }, body));
      expect(renewed(newsroom, documents, tags)).toEqual(['rss-51-75.xml']);
    }),
  );

  it('renews what moves up when an article leaves, and only that', () =>
    withNewsroom(articles(110), async (newsroom, tree) => {
      const all = ['rss-1-25.xml', 'rss-26-50.xml', 'rss-51-75.xml', 'rss-76-100.xml'];
      const tags = await change(newsroom, () => tree.remove('articles/a-60.mdx'));
      expect(renewed(newsroom, all, tags)).toEqual(['rss-26-50.xml', 'rss-51-75.xml', 'rss-76-100.xml']);
      expect(slugs(load(newsroom, 'rss-51-75.xml')).at(0)).toBe('a-76');
    }));

  it('of a section follows articles that move there', () =>
    withNewsroom(articles(60), async (newsroom, tree) => {
      const tags = await change(newsroom, () => tree.article('a-5', { date: dateOf(5), section: 'culture' }));
      const touched = new Set(tags);
      const isRenewed = (name: string, kind: string, list: string): boolean =>
        load(newsroom, name, kind, list).tags.some((tag) => touched.has(tag));
      expect(isRenewed('rss-1-25.xml', 'section', 'news')).toBe(true);
      expect(isRenewed('rss.xml', 'section', 'culture')).toBe(true);
      expect(slugs(load(newsroom, 'rss-1-25.xml', 'section', 'news'))).toContain('a-26');
    }));

  it('grows by what becomes due, and keeps the place of what expires', () =>
    withNewsroom({ 'articles/old.mdx': articleSource({ date: '2024-01-01' }) }, async (newsroom, tree) => {
      const due = new Date(testNow + 60_000).toISOString();
      const end = new Date(testNow + 120_000).toISOString();
      await change(newsroom, () => tree.article('due', { date: due, expires: end }));
      const count = (): number => newsroom.queries.placeCount(listName.all);
      expect(count()).toBe(1);
      tree.setTime(testNow + 61_000);
      newsroom.catchUp();
      expect([count(), slugs(load(newsroom, 'rss-1-2.xml')).length]).toEqual([2, 2]);
      tree.setTime(testNow + 121_000);
      newsroom.catchUp();
      expect([count(), slugs(load(newsroom, 'rss-1-2.xml'))]).toEqual([2, ['old']]);
      expect(load(newsroom, 'rss-1-2.xml').channel.tombstones).toEqual([]);
    }));
});

describe('a withdrawn article', () => {
  const withdrawn = { status: 'withdrawn', withdrawn: { date: '2025-02-01', reason: '有误' } };

  it('leaves a tombstone in the newest page and in its place in the archive', () =>
    withNewsroom(articles(60), async (newsroom, tree) => {
      const id = load(newsroom, 'rss-1-25.xml').items.find(({ slug }) => slug === 'a-7')?.id;
      const tags = await change(newsroom, () => tree.article('a-7', { date: dateOf(7), ...withdrawn }));
      expect(tags).toContain(pageTag.feed(listName.all));
      for (const name of ['rss.xml', 'rss-1-25.xml']) {
        const { channel, items } = load(newsroom, name);
        const at = Date.parse('2025-02-01T00:00:00+08:00');
        expect(channel.tombstones).toEqual([{ id, at, reason: '有误' }]);
        expect(channel.updated).toBe(at);
        expect(items.map(({ slug }) => slug)).not.toContain('a-7');
      }
      expect(load(newsroom, 'rss-51-60.xml').channel.tombstones).toEqual([]);
      expect(newsroom.queries.list(listName.all, { page: 1, size: 100 })).toHaveLength(59);
      expect(newsroom.queries.count(listName.section('news'))).toBe(59);
    }));

  it('is told of in the feeds of its lists only, the latest ones', () =>
    withNewsroom(
      { ...articles(3), 'site.yaml': 'name: 甲\nlanguage: zh-Hans\ntimezone: UTC\nfeedItems: 2\n' },
      async (newsroom, tree) => {
        for (const number of [1, 2, 3]) {
          const notice = { date: `2025-02-0${number}`, reason: `第 ${number} 次` };
          await change(newsroom, () =>
            tree.article(`a-${number}`, { date: dateOf(number), status: 'withdrawn', withdrawn: notice }),
          );
        }
        const reasons = load(newsroom, 'rss.xml').channel.tombstones?.map(({ reason }) => reason);
        expect(reasons).toEqual(['第 3 次', '第 2 次']);
        expect(load(newsroom, 'rss.xml', 'section', 'culture').channel.tombstones).toEqual([]);
      },
    ));

  it('says nothing when it was never public', () =>
    withNewsroom({}, async (newsroom, tree) => {
      const future = new Date(testNow + day).toISOString();
      await change(newsroom, () => tree.article('later', { date: future, ...withdrawn }));
      await change(newsroom, () => tree.article('draft', { status: 'draft' }));
      expect(load(newsroom, 'rss.xml').channel.tombstones).toEqual([]);
      expect(newsroom.queries.placeCount(listName.all)).toBe(0);
    }));
});

it('the newest page is renewed by its own articles and by what enters or leaves, not by others', () =>
  withNewsroom(articles(40), async (newsroom, tree) => {
    const isRenewed = (tags: readonly string[]): boolean => renewed(newsroom, ['rss.xml'], tags).length === 1;
    const edit = (number: number, fields: object, body?: string) =>
      change(newsroom, () => tree.article(`a-${number}`, { date: dateOf(number), ...fields }, body));
    expect(isRenewed(await edit(35, {}, '改过的正文。'))).toBe(true);
    expect(isRenewed(await edit(5, {}, '改过的正文。'))).toBe(false);
    expect(isRenewed(await edit(5, { title: '改过' }))).toBe(false);
    expect(isRenewed(await edit(38, { status: 'archived' }))).toBe(true);
  }));

it('an item that names another article is renewed with that one’s title', () =>
  withNewsroom(articles(2), async (newsroom, tree) => {
    await change(newsroom, () => tree.article('a-2', { date: dateOf(2) }, '<Related slug="a-1" />'));
    expect(load(newsroom, 'rss.xml').items[0]?.html).toContain('标题');
    const tags = await change(newsroom, () => tree.article('a-1', { date: dateOf(1), title: '改名' }));
    expect(renewed(newsroom, ['rss.xml'], tags)).toEqual(['rss.xml']);
    expect(load(newsroom, 'rss.xml').items[0]?.html).toContain('改名');
  }));

it('another day makes another item, another hour does not', () =>
  withNewsroom({ 'articles/a.mdx': articleSource({ date: '2024-05-06 08:00' }) }, async (newsroom, tree) => {
    const id = (): string | undefined => load(newsroom, 'rss.xml').items[0]?.id;
    const first = id();
    await change(newsroom, () => tree.article('a', { date: '2024-05-06 20:00' }));
    expect(id()).toBe(first);
    await change(newsroom, () => tree.article('a', { date: '2024-05-07 08:00' }));
    expect(id()).not.toBe(first);
  }));
