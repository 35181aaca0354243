import { execFile } from 'node:child_process';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { TestTree } from '@/lib/content/test-tree';

const trees: TestTree[] = [];
afterAll(async () => {
  for (const tree of trees) await tree.dispose();
});

function treeOf(files: Record<string, string> = {}): TestTree {
  const tree = new TestTree({
    'articles/2026/fresh.mdx':
      '---\ntitle: 新稿\nsection: news\ndate: 2026-05-31 09:12\nsource: 测试新闻网\n---\n\n[断](/nowhere)\n',
    ...files,
  });
  trees.push(tree);
  return tree;
}

interface Run {
  status: number;
  stdout: string;
  stderr: string;
}

/** `npm run inspect` on a tree, at the clock of the tree. */
function run(tree: TestTree, ...parameters: string[]): Promise<Run> {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production',
    CONTENT_DIR: tree.root,
    DATA_DIR: tree.dataDir,
    KAIYUAN_TEST: '1',
    TEST_CLOCK_FILE: path.join(tree.home, 'clock'),
  };
  const script = ['--import', 'tsx', 'scripts/inspect.ts', ...parameters];
  return new Promise((resolve) => {
    execFile(process.execPath, script, { env }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}

describe('npm run inspect', { timeout: 60_000 }, () => {
  it('prints findings by group with their places and ends with the score', async () => {
    const { status, stdout } = await run(treeOf());
    expect(stdout).toMatch(/^测试新闻网 内容巡检 2026-06-01 12:\d\d\n/);
    expect(stdout).toMatch(/\n■ 标识与页脚　扣 15 分（满分 15）\n {2}\S+:\d:\d {2}扣分 {2}\S/);
    expect(stdout).toMatch(
      /\n {2}articles\/2026\/fresh\.mdx:8:1 {2}扣分 {2}站内链接“\/nowhere”打不开；.+ {2}link-dead\n/,
    );
    expect(stdout).toMatch(
      /检查了 1 篇公开稿件：单项否决 0 项，扣分 \d+ 处，建议 0 处\n合格：[\d.]+ 分（合格线 60 分）\n$/,
    );
    expect(status).toBe(0);
  });

  it('gives the same to programs', async () => {
    const tree = treeOf();
    const { status, stdout } = await run(tree, '--json');
    const report: unknown = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(report).toMatchObject({
      site: '测试新闻网',
      at: expect.stringMatching(/^2026-06-01T12:\d\d:\d\d\+08:00$/),
      articles: 1,
      passed: true,
      least: 60,
      findings: expect.arrayContaining([
        {
          file: 'articles/2026/fresh.mdx',
          line: 8,
          column: 1,
          severity: 'deduction',
          rule: 'link-dead',
          group: 'links',
          message: expect.stringContaining('/nowhere'),
        },
      ]),
      groups: expect.arrayContaining([
        {
          group: 'links',
          name: '链接',
          points: 20,
          deducted: 1,
          counts: { veto: 0, deduction: 1, advice: 0 },
        },
      ]),
      rules: expect.arrayContaining([
        {
          rule: 'link-dead',
          group: 'links',
          severity: 'deduction',
          count: 1,
          shown: 1,
          basis: expect.any(String),
        },
      ]),
    });
  });

  it('ends with 1 below the score that was asked for, and after a veto', async () => {
    const tree = treeOf();
    expect((await run(tree, '--min', '99')).status).toBe(1);
    expect((await run(tree, '--min', '1')).status).toBe(0);
    tree.setTime(Date.parse('2026-07-01T12:00:00+08:00'));
    const { status, stdout } = await run(tree, '--min', '0');
    expect(status).toBe(1);
    expect(stdout).toMatch(/单项否决 {2}首页已 31 天没有新稿[^\n]+front-stale\n/);
    expect(stdout).toMatch(/不合格：[^\n]+有单项否决，不论得分\n$/);
  });

  it.each([['--min'], ['--min', '101'], ['--min', 'x'], ['--wrong'], ['articles']])(
    'refuses %s %s',
    async (...parameters) => {
      const { status, stdout, stderr } = await run(treeOf(), ...parameters);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('npm run inspect');
    },
  );

  it('looks into the index of a running site, and leaves it as it is', async () => {
    const tree = treeOf();
    const newsroom = await tree.openNewsroom();
    // Only the index still knows the last good version; the file is broken and known to be.
    tree.write('articles/2026/fresh.mdx', '---\ntitle: 坏\n---\n');
    await newsroom.apply('request', ['articles/2026/fresh.mdx']);
    tree.age('articles/2026/fresh.mdx');
    await newsroom.apply('request');
    const before = newsroom.store.files();
    expect(JSON.parse((await run(tree, '--json')).stdout)).toMatchObject({ articles: 1 });
    expect(newsroom.store.files()).toEqual(before);
    // A file that the site has not read yet: an index is made from the tree as it is.
    tree.article('2026/later', { date: '2026-05-30 10:11' });
    expect(JSON.parse((await run(tree, '--json')).stdout)).toMatchObject({ articles: 1 });
    expect(newsroom.store.articleBySlug('later')).toBeUndefined();
    await newsroom.apply('request');
    expect(JSON.parse((await run(tree, '--json')).stdout)).toMatchObject({ articles: 2 });
  });
});
