import { afterEach, describe, expect, it } from 'vitest';
import type { Preparer } from '@/lib/content/prepare-ahead';
import { articleSource, TestTree } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { PreparePool } from './prepare-pool';

/** More than one part of a large change set. */
const count = 2300;

const words = '普法 宣传 检察 公开 印刷 报纸 网络 订阅 汉字 编码'.split(' ');

function largeTree(): TestTree {
  const tree = new TestTree({
    'articles/broken.mdx': '---\ntitle: [\n---\n',
    'articles/elsewhere.mdx': articleSource({ section: 'nowhere' }),
    'topics/law.mdx': '---\ntitle: 专题\nsummary: 摘要\nquery: {tag: 普法}\n---\n',
  });
  for (let index = 0; index < count; index += 1) {
    const word = words[index % words.length] ?? '';
    const status = index % 50 === 0 ? 'draft' : 'published';
    const date = new Date(Date.UTC(2025, 0, 1) + index * 3_600_000).toISOString().slice(0, 16);
    tree.article(
      `a/${index}`,
      { title: `${word}第${index}号`, date: date.replace('T', ' '), tags: [word], status },
      `关于${word}的正文，编号${index}。`,
    );
  }
  return tree;
}

/** What readers can get at, and what was found wrong. */
function contentOf(newsroom: Newsroom): unknown {
  const query = { sort: 'date', page: 1, limit: 50 } as const;
  return {
    all: newsroom.queries.list('all', { page: 1, size: 5000 }),
    topic: newsroom.queries.list('topic:law', { page: 1, size: 5000 }).map(({ slug }) => slug),
    found: words.map((word) => newsroom.search.search({ query: `${word} 编号7`, ...query }).hits),
    problems: newsroom.store.problems(),
    files: newsroom.store.files(),
  };
}

describe('a cold build', () => {
  const trees: TestTree[] = [];
  const make = (): TestTree => {
    const tree = largeTree();
    trees.push(tree);
    return tree;
  };
  afterEach(async () => {
    for (const tree of trees.splice(0)) await tree.dispose();
  });

  async function build(tree: TestTree, prepare?: Preparer): Promise<unknown> {
    const newsroom = tree.newsroom({ DATA_DIR: `${tree.dataDir}-${Math.random()}` });
    await newsroom.open(undefined, prepare);
    return contentOf(newsroom);
  }

  it('with threads is the same as one alone', { timeout: 120_000 }, async () => {
    const tree = make();
    const pool = new PreparePool(tree.root, 2);
    const prepared: number[] = [];
    const together = await build(tree, async (paths, calendar) => {
      const read = await pool.prepare(paths, calendar);
      prepared.push(read.filter(Boolean).length);
      return read;
    });
    await pool.close();
    expect(prepared.reduce((sum, part) => sum + part, 0)).toBe(count + 2);
    expect(together).toEqual(await build(tree));
  });

  it('whose threads end is finished alone', { timeout: 120_000 }, async () => {
    const tree = make();
    const pool = new PreparePool(tree.root, 2);
    const half = await build(tree, async (paths, calendar) => {
      const read = pool.prepare(paths, calendar);
      void pool.close();
      return read;
    });
    expect(half).toEqual(await build(tree));
  });

  it('that is interrupted goes on where it was', { timeout: 120_000 }, async () => {
    const tree = make();
    const whole = tree.newsroom();
    // What changed just now is read again whatever the index says.
    for (const file of whole.tree.list()) tree.age(file.path);
    const interrupted = whole.open((done) => {
      if (done > 1000) throw new Error('interrupted');
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    await tree.close(whole);
    const again = tree.newsroom();
    const totals: number[] = [];
    await again.open((_, total) => totals.push(total));
    expect(totals[0]).toBeLessThan(count - 900);
    expect(again.queries.count('all')).toBe(count - Math.ceil(count / 50));
  });
});
