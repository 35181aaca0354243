import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleSource, TestTree, testNow, withNewsroom } from '@/lib/content/test-tree';
import type { StateMove } from './content-state';
import type { Newsroom } from './newsroom';

const files = {
  'articles/a.mdx': articleSource({ tags: ['甲'] }),
  'articles/due.mdx': articleSource({ date: '2026-06-01 13:00' }),
  'pages/about.mdx': '---\ntitle: 关于\n---\n',
  'media/m.csv': '年,数\n2026,1\n',
  'media/p.png': 'not really a picture',
};

async function follow(newsroom: Newsroom): Promise<StateMove[]> {
  const moves: StateMove[] = [];
  await newsroom.followState(() => (move) => moves.push(move));
  return moves;
}

/** The state that a new instance, which has seen nothing of what was before, gives to a copy of the tree. */
async function stateOfCopy(
  tree: TestTree,
  changed: Record<string, string> = {},
): Promise<string | undefined> {
  const copied = Object.fromEntries(
    tree.list().map((file) => [file, changed[file] ?? tree.read(file)] as const),
  );
  let state: string | undefined;
  await withNewsroom(copied, async (newsroom, copy) => {
    copy.setTime(tree.now());
    newsroom.catchUp();
    await follow(newsroom);
    state = newsroom.state;
  });
  return state;
}

describe('the state of the content', () => {
  it('is unknown until somebody follows it, and while a change is applied', () =>
    withNewsroom(files, async (newsroom, tree) => {
      expect(newsroom.state).toBeUndefined();
      await follow(newsroom);
      const before = newsroom.state;
      expect(before).toBeDefined();
      const meanwhile: (string | undefined)[] = [];
      newsroom.onChange(() => meanwhile.push(newsroom.state));
      tree.article('b');
      await newsroom.apply('watch', ['articles/b.mdx']);
      expect(meanwhile).toEqual([undefined]);
      expect(newsroom.state).not.toBe(before);
    }));

  it.each<[string, string, string]>([
    ['a new article', 'articles/b.mdx', articleSource({ title: '新' })],
    ['another text', 'articles/a.mdx', articleSource({ tags: ['甲'] }, '改了。')],
    ['another setting', 'site.yaml', 'name: 改名\nlanguage: zh-Hans\ntimezone: Asia/Shanghai\n'],
    ['another timezone', 'site.yaml', 'name: 测试新闻网\nlanguage: zh-Hans\ntimezone: UTC\n'],
    ['another page', 'pages/about.mdx', '---\ntitle: 关于我们\n---\n'],
    ['a redirect', 'redirects.yaml', '/old: /news/a\n'],
    ['numbers of the same size', 'media/m.csv', '年,数\n2026,2\n'],
    ['a picture of another size', 'media/p.png', 'another picture'],
  ])('moves with %s, and is the one of an instance that began there', (_, file, content) =>
    withNewsroom(files, async (newsroom, tree) => {
      const moves = await follow(newsroom);
      const first = newsroom.state;
      expect(await stateOfCopy(tree)).toBe(first);
      const before = tree.list().includes(file) ? tree.read(file) : undefined;
      tree.write(file, content);
      await newsroom.apply('watch', [file]);
      expect(newsroom.state).not.toBe(first);
      expect(moves.at(-1)).toMatchObject({ to: newsroom.state, cause: 'watch', paths: [file] });
      expect(await stateOfCopy(tree)).toBe(newsroom.state);
      if (before === undefined) tree.remove(file);
      else tree.write(file, before);
      await newsroom.apply('watch', [file]);
      expect(newsroom.state).toBe(first);
    }),
  );

  it('is the one of the last good version, whatever stands in a broken file', () =>
    withNewsroom(files, async (newsroom, tree) => {
      const moves = await follow(newsroom);
      const good = newsroom.state;
      const source = tree.read('articles/a.mdx');
      tree.write('articles/a.mdx', '坏');
      await newsroom.apply('watch', ['articles/a.mdx']);
      expect(newsroom.state).toBe(good);
      expect(moves).toEqual([
        { from: good, to: good, tags: new Set(), cause: 'watch', paths: ['articles/a.mdx'] },
      ]);
      expect(await stateOfCopy(tree)).not.toBe(good);
      expect(await stateOfCopy(tree, { 'articles/a.mdx': source })).toBe(good);
    }));

  it('tells of a change that its name does not show', () =>
    withNewsroom(files, async (newsroom, tree) => {
      tree.article('b', { cover: 'p.png' });
      await newsroom.apply('watch', ['articles/b.mdx']);
      const moves = await follow(newsroom);
      const first = newsroom.state;
      writeFileSync(path.join(tree.root, 'media/p.png'), 'NOT really a picture');
      tree.age('media/p.png');
      await newsroom.apply('watch', ['media/p.png']);
      expect(moves).toMatchObject([{ from: first, to: first }]);
      expect(moves[0]?.tags).toContain('article:b');
    }));

  it('moves when time makes an article public, to where another instance is after a start', () =>
    withNewsroom(files, async (newsroom, tree) => {
      const moves = await follow(newsroom);
      const first = newsroom.state;
      tree.setTime(testNow + 30 * 60_000);
      newsroom.catchUp();
      expect([newsroom.state, moves]).toEqual([first, []]);
      tree.setTime(testNow + 61 * 60_000);
      newsroom.catchUp();
      expect(newsroom.state).not.toBe(first);
      expect(moves).toMatchObject([{ from: first, to: newsroom.state, cause: 'clock' }]);
      expect(moves[0]?.tags).toContain('article:due');
      expect(await stateOfCopy(tree)).toBe(newsroom.state);
    }));

  it('is the same after a restart', async () => {
    const tree = new TestTree(files);
    try {
      const first = await tree.openNewsroom();
      await follow(first);
      const { state } = first;
      await tree.close(first);
      const second = await tree.openNewsroom();
      await follow(second);
      expect(second.state).toBe(state);
    } finally {
      await tree.dispose();
    }
  });
});
