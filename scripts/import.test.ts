import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type TestImport, withImport } from './import/test-import';
import { wordpressExport } from './import/test-wordpress';

interface Run {
  status: number;
  stdout: string;
  stderr: string;
}

/** `npm run import` into the tree of a test. */
function run({ tree }: TestImport, ...parameters: string[]): Promise<Run> {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production',
    CONTENT_DIR: tree.root,
    DATA_DIR: tree.dataDir,
  };
  return new Promise((resolve) => {
    const script = ['--import', 'tsx', 'scripts/import.ts', ...parameters];
    execFile(process.execPath, script, { env }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}

describe('npm run import', { timeout: 60_000 }, () => {
  it('imports, reports and finds nothing to do the second time', () =>
    withImport(async (test) => {
      const content = '<p>文</p><script>a()</script>';
      const file = test.put('export.xml', wordpressExport([{ id: 1, title: '甲', content }]));
      const dry = await run(test, file, '--section', 'news', '--dry-run');
      expect(dry.stdout).toMatch(/新建\n.+\n试运行：什么都没有写\n合计：新建 1\n$/);
      const first = await run(test, file, '--section', 'news');
      expect(first).toEqual({
        status: 0,
        stdout: 'articles/2020/post-1-story.mdx  新建\n  · 去掉 脚本\n合计：新建 1\n',
        stderr: '',
      });
      expect(await run(test, file, '--section', 'news')).toEqual({
        status: 0,
        stdout: '合计：未变 1\n',
        stderr: '',
      });
    }));

  it('exits 1 when an article stays out, 2 when it was called wrongly', () =>
    withImport(async (test) => {
      const file = test.put('export.xml', wordpressExport([{ id: 1, title: '甲', content: '文' }]));
      const { status, stdout } = await run(test, file);
      expect([status, stdout]).toEqual([
        1,
        expect.stringMatching(/^甲（WordPress 1） {2}未导入\n {2}· 没有对应的栏目/),
      ]);
      for (const wrong of [
        [],
        [file, file],
        [file, '--nonsense'],
        [file, '--section', 'none'],
        ['none.xml'],
      ]) {
        const answer = await run(test, ...wrong);
        expect([answer.status, answer.stdout]).toEqual([2, '']);
        expect(answer.stderr).toMatch(/\p{Script=Han}.*\n$/u);
      }
    }));
});
