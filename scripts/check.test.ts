import { execFile } from 'node:child_process';
import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { articleSource, TestTree } from '@/lib/content/test-tree';

const trees: TestTree[] = [];
afterAll(async () => {
  for (const tree of trees) await tree.dispose();
});

const original = { title: '题', author: '人', url: 'https://a.cn/' };
const files = {
  'articles/a.mdx': articleSource({ title: '甲题' }, '甲,乙--丙\u200B既使'),
  'articles/b.mdx': articleSource({ title: '乙题' }, '甲,乙'),
  'articles/reprint.mdx': articleSource({ title: '丙题', source: '报', original }, '甲,乙'),
  'articles/accepted.mdx': articleSource({ title: '丁题' }, '甲,乙...'),
  'articles/broken.mdx': articleSource({ title: '戊题', section: undefined }, '甲,乙'),
  'house/words.yaml': 'wrong: {既使: 即使}\n',
  'house/rules.yaml':
    'severity: {text/dash: off}\nsuppress: [{file: articles/accepted.mdx, rule: text/half-width, reason: 原文如此}]\n',
};

function treeOf(): TestTree {
  const tree = new TestTree(files);
  trees.push(tree);
  return tree;
}

const read = (tree: TestTree, file: string): string => readFileSync(path.join(tree.root, file), 'utf8');

interface Run {
  status: number | null;
  stdout: string;
  lines: string[];
}

function check(tree: TestTree, ...parameters: string[]): Promise<Run> {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production',
    CONTENT_DIR: tree.root,
    DATA_DIR: tree.dataDir,
  };
  return new Promise((resolve) => {
    const script = ['--import', 'tsx', 'scripts/check.ts', ...parameters];
    const child = execFile(process.execPath, script, { env }, (_, stdout) =>
      resolve({ status: child.exitCode, stdout, lines: stdout.trimEnd().split('\n') }),
    );
  });
}

describe('npm run check', { timeout: 60_000 }, () => {
  it('writes nothing by itself', async () => {
    const tree = treeOf();
    const { status, lines } = await check(tree);
    expect(status).toBe(1);
    expect(lines).toContain('articles/a.mdx:7:2  warning  汉字之间用了半角“,”；请改成“，”  text/half-width');
    expect(lines.at(-1)).toBe('检查了 7 个文件：1 个错误，6 个警告');
    for (const [file, content] of Object.entries(files)) expect(read(tree, file)).toBe(content);
  });

  it('puts right on request, tells each place, and checks what is left', async () => {
    const tree = treeOf();
    const { status, lines } = await check(tree, '--fix');
    expect(lines).toEqual([
      'articles/a.mdx:7:2  fixed  “,”改成“，”  text/half-width',
      'articles/a.mdx:7:7  fixed  删去“U+200B”  text/invisible',
      'articles/a.mdx:7:7  fixed  “既使”改成“即使”  house/wrong',
      'articles/accepted.mdx:7:4  fixed  “...”改成“……”  text/ellipsis',
      'articles/b.mdx:7:2  fixed  “,”改成“，”  text/half-width',
      'articles/broken.mdx:6:2  fixed  “,”改成“，”  text/half-width',
      'articles/broken.mdx:2:1  error  缺少必填的“section”  required',
      '自动改正了 6 处',
      '检查了 7 个文件：1 个错误，0 个警告',
    ]);
    expect(status).toBe(1);
    expect(read(tree, 'articles/a.mdx')).toBe(articleSource({ title: '甲题' }, '甲，乙--丙即使'));
    expect(read(tree, 'articles/accepted.mdx')).toBe(articleSource({ title: '丁题' }, '甲,乙……'));
    expect(read(tree, 'articles/reprint.mdx')).toBe(files['articles/reprint.mdx']);

    const again = await check(tree, '--fix');
    expect(again.lines.slice(-2)).toEqual(['没有可以自动改正的地方', '检查了 7 个文件：1 个错误，0 个警告']);
  });

  it('touches only what was named, and gives the same to programs', async () => {
    const tree = treeOf();
    const untouched = path.join(tree.root, 'articles/a.mdx');
    const before = statSync(untouched).mtimeMs;
    const { status, stdout } = await check(tree, '--fix', '--json', 'articles/b.mdx');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      fixed: [
        { file: 'articles/b.mdx', line: 7, column: 2, rule: 'text/half-width', before: ',', after: '，' },
      ],
      problems: [],
      files: 1,
      errors: 0,
      warnings: 0,
    });
    expect(statSync(untouched).mtimeMs).toBe(before);
    const sarif: unknown = JSON.parse((await check(tree, '--sarif', 'articles/a.mdx')).stdout);
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'text/half-width' }, {}, {}] }],
    });
  });

  it('keeps the mode of a file, and leaves alone what lies outside the tree', async () => {
    const tree = treeOf();
    const file = path.join(tree.root, 'articles/b.mdx');
    const outside = path.join(tree.home, 'elsewhere.mdx');
    writeFileSync(outside, articleSource({ title: '己题' }, '甲,乙'));
    symlinkSync(outside, path.join(tree.root, 'articles/linked.mdx'));
    chmodSync(file, 0o640);
    await check(tree, '--fix', 'articles/b.mdx', 'articles/linked.mdx');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readFileSync(outside, 'utf8')).toContain('甲,乙');
  });
});
