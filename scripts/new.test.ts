import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseDocumentFile } from '@/lib/content/parse';
import { TestTree } from '@/lib/content/test-tree';

const trees: TestTree[] = [];
afterAll(async () => {
  for (const tree of trees) await tree.dispose();
});

function treeOf(files: Record<string, string> = {}): TestTree {
  const tree = new TestTree(files);
  trees.push(tree);
  return tree;
}

function environmentOf(tree: TestTree, more: Record<string, string>): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production',
    CONTENT_DIR: tree.root,
    DATA_DIR: tree.dataDir,
    KAIYUAN_TEST: '1',
    TEST_CLOCK_FILE: path.join(tree.home, 'clock'),
    ...more,
  };
}

const command = ['--import', 'tsx', 'scripts/new.ts'];

interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** `npm run new` where nobody can be asked. */
function run(tree: TestTree, parameters: string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...command, ...parameters],
      { env: environmentOf(tree, env) },
      (_, stdout, stderr) => resolve({ status: child.exitCode, stdout, stderr }),
    );
  });
}

/** `npm run new` in a terminal, where somebody types these lines, each when the one before has been answered. */
function runInTerminal(
  tree: TestTree,
  lines: readonly [question: string, answer: string][],
): Promise<string> {
  const call = [process.execPath, ...command];
  const linux = ['-qec', call.join(' '), '/dev/null'];
  const parameters = process.platform === 'darwin' ? ['-q', '/dev/null', ...call] : linux;
  const child = spawn('script', parameters, { env: environmentOf(tree, { TERM: 'dumb' }) });
  let seen = '';
  let read = 0;
  const left = [...lines];
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdout.on('data', (data: Buffer) => {
      seen += data;
      const next = left[0];
      const at = next ? seen.indexOf(next[0], read) : -1;
      if (!next || at < 0) return;
      read = at + next[0].length;
      left.shift();
      child.stdin.write(`${next[1]}\n`);
    });
    child.once('close', () => resolve(seen));
  });
}

function filesOf(tree: TestTree): string[] {
  const folder = path.join(tree.root, 'articles');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mdx'));
}

describe('npm run new', { timeout: 30_000 }, () => {
  it('writes a draft that passes the check, names it, and says what comes next', async () => {
    const tree = treeOf();
    const { status, stdout, stderr } = await run(tree, ['--title', '重庆开放日: 预约', '--section', 'news']);
    expect(status).toBe(0);
    expect(stdout).toBe('articles/2026/chong-qing-kai-fang-ri-yu-yue.mdx\n');
    expect(stderr).toContain('npm run preview-link -- chong-qing-kai-fang-ri-yu-yue');
    const file = stdout.trim();
    const bytes = readFileSync(path.join(tree.root, file));
    const { document, problems } = parseDocumentFile('article', file, bytes, 'Asia/Shanghai', true);
    expect(problems).toEqual([]);
    expect(document?.fields).toMatchObject({ title: '重庆开放日: 预约', section: 'news', status: 'draft' });
    expect(String(bytes)).toMatch(/\ndate: 2026-06-01 12:0\d\n/);
  });

  it('takes every field from flags', async () => {
    const tree = treeOf();
    const { status, stdout } = await run(tree, [
      ...['--title', '甲', '--slug', 'a-b', '--section', '本地', '--folder', '--date', '2025-12-31 23:30'],
      ...['--source', '示例日报', '--author', '张三、李四', '--author', '王五', '--tags', '普法,检察，宪法'],
    ]);
    expect(status).toBe(0);
    expect(stdout).toBe('articles/2025/a-b/index.mdx\n');
    const { document } = parseDocumentFile(
      'article',
      stdout.trim(),
      readFileSync(path.join(tree.root, stdout.trim())),
      'Asia/Shanghai',
    );
    expect(document?.fields).toMatchObject({
      section: 'local',
      source: '示例日报',
      author: ['张三', '李四', '王五'],
      tags: ['普法', '检察', '宪法'],
    });
  });

  it('suggests a name that is free', async () => {
    const tree = treeOf({ 'articles/old/jia.mdx': '---\ntitle: 甲\nsection: news\ndate: 2020-01-01\n---\n' });
    const { stdout } = await run(tree, ['--title', '甲', '--section', 'news']);
    expect(stdout).toBe('articles/2026/jia-2.mdx\n');
  });

  it.concurrent.each([
    ['no title', ['--section', 'news'], '缺少 --title'],
    ['no section', ['--title', '甲'], '缺少 --section'],
    ['empty title', ['--title', ' ', '--section', 'news'], '--title'],
    ['long title', ['--title', '甲'.repeat(121), '--section', 'news'], '超过 120 个字'],
    ['title without sound', ['--title', '！？', '--section', 'news'], '缺少 --slug'],
    ['bad slug', ['--title', '甲', '--section', 'news', '--slug', 'A_b'], '--slug A_b'],
    ['slug of folders', ['--title', '甲', '--section', 'news', '--slug', 'index'], '--slug index'],
    ['taken slug', ['--title', '甲', '--section', 'news', '--slug', 'taken'], 'articles/old/taken/index.mdx'],
    ['unknown section', ['--title', '甲', '--section', 'nwes'], '没有这个栏目。可用：1 news 新闻'],
    ['bad date', ['--title', '甲', '--section', 'news', '--date', '2026-02-30'], '--date 2026-02-30'],
    ['long tag', ['--title', '甲', '--section', 'news', '--tags', '长'.repeat(41)], '超过 40 个字'],
    ['long source', ['--title', '甲', '--section', 'news', '--source', '长'.repeat(61)], '超过 60 个字'],
    ['unknown flag', ['--titel', '甲'], '用法'],
    ['no editor', ['--title', '甲', '--section', 'news', '--open'], 'VISUAL'],
  ])('refuses %s and writes nothing', async (_, parameters, message) => {
    const taken = 'articles/old/taken/index.mdx';
    const tree = treeOf({ [taken]: '---\ntitle: 甲\nsection: news\ndate: 2020-01-01\n---\n' });
    const { status, stdout, stderr } = await run(tree, parameters);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(filesOf(tree)).toEqual(['old/taken/index.mdx']);
  });

  it('leaves a file alone that stands in its place, whatever it is', async () => {
    const tree = treeOf();
    // A folder is no article, so its name is free; but it is in the way.
    mkdirSync(path.join(tree.root, 'articles/2026/a.mdx'), { recursive: true });
    const { status, stderr } = await run(tree, ['--title', '甲', '--slug', 'a', '--section', 'news']);
    expect(status).toBe(2);
    expect(stderr).toContain('已经存在');
  });

  it('says so when there are no sections yet', async () => {
    const { status, stderr } = await run(treeOf({ 'sections.yaml': '- {' }), ['--title', '甲']);
    expect(status).toBe(2);
    expect(stderr).toContain('sections.yaml');
  });

  it('opens the file in the editor of the environment', async () => {
    const tree = treeOf();
    const seen = path.join(tree.home, 'opened by');
    const script = path.join(tree.home, 'editor.sh');
    writeFileSync(script, `#!/bin/sh\nprintf '%s|' "$@" > "${seen}"\n`, { mode: 0o755 });
    const parameters = ['--title', '甲', '--slug', 'a', '--section', 'news', '--open'];
    const { status } = await run(tree, parameters, { VISUAL: `${script} --wait`, EDITOR: 'false' });
    expect(status).toBe(0);
    expect(readFileSync(seen, 'utf8')).toBe(`--wait|${path.join(tree.root, 'articles/2026/a.mdx')}|`);
  });

  it('asks in a terminal, again when an answer will not do, and takes the suggestion for an empty one', async () => {
    const tree = treeOf();
    const seen = await runInTerminal(tree, [
      ['标题：', ''],
      ['标题：', '开放日'],
      ['[kai-fang-ri]：', 'Open Day'],
      ['[kai-fang-ri]：', ''],
      ['序号：', '9'],
      ['序号：', '3'],
    ]);
    expect(seen).toContain('只能用小写字母');
    expect(filesOf(tree)).toEqual(['2026/kai-fang-ri.mdx']);
    expect(readFileSync(path.join(tree.root, 'articles/2026/kai-fang-ri.mdx'), 'utf8')).toContain(
      'title: 开放日\nsection: culture\n',
    );
  });
});
