import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadFront } from '@/lib/content/front';
import { TestTree, testNow } from '@/lib/content/test-tree';
import { numberOf } from '@/lib/most-read/recent-readers';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { ArticleViews, countedArticle } from './article-views';

const minute = 60_000;
const slugs = ['a', 'b', 'c', 'd'];
let tree: TestTree;
let newsroom: Newsroom;
let views: ArticleViews;
let dropped: string[][];

beforeEach(async () => {
  tree = new TestTree();
  for (const slug of slugs) tree.article(slug, { title: `标题${slug}` });
  newsroom = await tree.openNewsroom();
  views = new ArticleViews(newsroom, undefined);
  await views.start();
  dropped = [];
  newsroom.onInvalidate((tags) => dropped.push(tags === 'all' ? ['all'] : [...tags]));
});

afterEach(async () => {
  await views.close();
  await tree.dispose();
});

/** So many readers read an article. */
function read(slug: string, readers: number, from = 0): void {
  for (let n = from; n < from + readers; n += 1)
    views.count(countedArticle(slug), { browser: numberOf(`Browser/${n}`) }, `192.0.2.${n}`);
}

/** Lets the clock pass the next ranking. */
async function pass(ms = 5 * minute): Promise<void> {
  const now = tree.now();
  tree.setTime(now + ms);
  await vi.waitFor(() => expect(Reflect.get(views, 'rankAt')).toBeGreaterThan(now + ms), { timeout: 3000 });
  await Reflect.get(views, 'ranking');
}

function shown(): string[] {
  const block = loadFront(newsroom).blocks.find(({ style }) => style === 'ranked');
  return block?.items.map(({ slug }) => slug) ?? [];
}

describe('ArticleViews', () => {
  it('ranks what readers read, and has only pages with the list made anew', async () => {
    expect(shown()).toEqual([]);
    expect(loadFront(newsroom).tags).toContain(pageTag.mostRead);
    read('a', 6);
    read('b', 9);
    read('c', 7);
    read('d', 4);
    await pass();
    expect(shown()).toEqual(['b', 'c', 'a']);
    expect(dropped).toEqual([[pageTag.mostRead]]);
    read('d', 2, 100);
    await pass();
    expect(shown()).toEqual(['b', 'c', 'a', 'd']);
    dropped = [];
    read('b', 3, 200);
    await pass();
    expect(dropped).toEqual([]);
  });

  it('does not count programs, browsers that look ahead, and whoever reloads', async () => {
    for (const slug of slugs) {
      for (let n = 0; n < 50; n += 1) {
        views.count(countedArticle(slug), 'robot', `192.0.2.${n}`);
        views.count(countedArticle(slug), 'prefetch', `192.0.2.${n}`);
        views.count(countedArticle(slug), { browser: 1 }, '192.0.2.1');
      }
    }
    await pass();
    expect(shown()).toEqual([]);
  });

  it('goes on after a restart, and after the index was thrown away', async () => {
    for (const slug of slugs) read(slug, 6);
    await views.close();
    views = new ArticleViews(newsroom, undefined);
    await views.start();
    expect(shown()).toEqual(slugs);
  });

  it('shows nothing that readers may not read, from that very moment', async () => {
    for (const slug of slugs) read(slug, 6);
    await pass();
    tree.article('b', { status: 'withdrawn', withdrawn: { date: '2026-05-02', reason: '事实有误' } });
    await newsroom.apply('request', ['articles/b.mdx']);
    expect(shown()).toEqual(['a', 'c', 'd']);
    tree.article('c', { expires: new Date(tree.now() - 1000).toISOString() });
    await newsroom.apply('request', ['articles/c.mdx']);
    expect(shown()).toEqual([]);
  });

  it('forgets within seven days', async () => {
    for (const slug of slugs) read(slug, 6);
    await pass();
    expect(shown()).toEqual(slugs);
    tree.setTime(testNow);
    await pass(8 * 24 * 60 * minute);
    expect(shown()).toEqual([]);
  });

  it('stands where front.yaml says, or nowhere', async () => {
    for (const slug of slugs) read(slug, 6);
    await pass();
    const styles = async (front: string): Promise<string[]> => {
      tree.write('front.yaml', front);
      await newsroom.apply('request', ['front.yaml']);
      return loadFront(newsroom).blocks.map(({ style, title }) => `${style} ${title}`);
    };
    expect(await styles('{}')).toEqual(['text 新闻', 'ranked 最多阅读']);
    expect(await styles('blocks: [{mostRead: true, title: 热读, count: 3}, {section: news}]')).toEqual([
      'ranked 热读',
      'text 新闻',
    ]);
    expect(shown()).toHaveLength(3);
    expect(await styles('mostRead: false')).toEqual(['text 新闻']);
    expect(loadFront(newsroom).tags).not.toContain(pageTag.mostRead);
  });

  it('counts nothing where site.yaml switches it off', async () => {
    tree.write('site.yaml', `${tree.read('site.yaml')}features: {mostRead: false}\n`);
    await newsroom.apply('request', ['site.yaml']);
    await pass();
    for (const slug of slugs) read(slug, 6);
    tree.write('site.yaml', tree.read('site.yaml').replace('false', 'true'));
    await newsroom.apply('request', ['site.yaml']);
    await pass();
    expect(shown()).toEqual([]);
  });
});
