import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { articleSource } from '@/lib/content/test-tree';
import { act } from './act';
import { createArticle } from './create-article';
import { openManuscript } from './open-manuscript';
import { saveSource } from './save-source';
import { editor, second, TestDesk, withDesk } from './test-desk';
import type { WritingDesk } from './writing-desk';

// Files reach the disk, git is another process: both take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

const file = 'articles/a.mdx';
const source = articleSource();
const inGit = { git: true };

function save(desk: WritingDesk, test: TestDesk, text: string, by = editor) {
  return saveSource(desk, by, 'a', { source: source.replace('正文', text), base: test.version(file) });
}

const log = (test: TestDesk): string[] => test.git('log', '--format=%an <%ae> %s').trim().split('\n');

describe('in a checkout', () => {
  it('a save is a commit of that file by that person', async () => {
    await withDesk(
      { [file]: source, 'articles/b.mdx': source },
      async (desk, test) => {
        test.tree.write('articles/b.mdx', '改了没存');
        test.tree.write('articles/staged.mdx', source);
        test.git('add', 'articles/staged.mdx');
        test.tree.write('articles/untracked.mdx', source);
        const before = test.git('status', '--porcelain');
        const { change } = await save(desk, test, '改');
        expect(change.commit).toBe('made');
        expect(log(test)).toEqual([
          `${editor.name} <${editor.email}> 修改：标题`,
          '值班 <duty@example.cn> 开始',
        ]);
        expect(test.git('show', '--name-only', '--format=').trim()).toBe(file);
        expect(test.git('log', '-1', '--format=%cn').trim()).toBe('值班');
        expect(test.git('status', '--porcelain')).toBe(before);
      },
      inGit,
    );
  });

  it('new articles, and every action, are commits too', async () => {
    await withDesk(
      {},
      async (desk, test) => {
        const { version } = await createArticle(desk, editor, { slug: 'n', title: '新篇', section: 'news' });
        await act(desk, editor, 'n', { action: 'publish', base: version });
        expect(log(test).map((line) => line.split('> ')[1])).toEqual(['发布：新篇', '新建：新篇', '开始']);
        expect(test.git('status', '--porcelain')).toBe('');
        expect((await openManuscript(desk, editor, 'n')).lastChange).toMatchObject({
          by: editor.name,
          subject: '发布：新篇',
        });
      },
      inGit,
    );
  });

  it('speaks the language of the site, and survives any title', async () => {
    const title = '-m \'x\' $(touch /tmp/x) `y` "z"';
    const files = {
      'site.yaml': 'name: Site\nlanguage: en\ntimezone: UTC\n',
      [file]: articleSource({ title }),
    };
    await withDesk(
      files,
      async (desk, test) => {
        const text = articleSource({ title }, 'New.');
        const strange = { ...editor, name: '<甲>\n乙', email: 'a@b.cn> <c' };
        await saveSource(desk, strange, 'a', { source: text, base: test.version(file) });
        expect(log(test)[0]).toBe(`甲 乙 <a@b.cn c> Edit: ${title}`);
      },
      inGit,
    );
  });

  it('is the first one of a new checkout', async () => {
    await withDesk({ [file]: source, '中 文/b.txt': '' }, async (desk, test) => {
      test.git('init', '--quiet', '--initial-branch=main', '..');
      expect((await save(desk, test, '改')).change.commit).toBe('made');
      expect(test.git('show', '--name-only', '--format=').trim()).toBe(`content/${file}`);
    });
  });

  it('has a committer where git knows none', async () => {
    await withDesk(
      { [file]: source },
      async (desk, test) => {
        test.git('config', 'user.email', '');
        expect((await save(desk, test, '改')).change.commit).toBe('made');
        expect(test.git('log', '-1', '--format=%cn <%ce>').trim()).toBe('测试新闻网编辑台 <desk@localhost>');
      },
      inGit,
    );
  });
});

describe('a commit that fails', () => {
  it('keeps nobody from saving, and is made with the next one', async () => {
    await withDesk(
      { [file]: source },
      async (desk, test) => {
        const hook = path.join(test.tree.root, '.git/hooks/pre-commit');
        writeFileSync(hook, '#!/bin/sh\necho 不行 >&2\nexit 1\n');
        chmodSync(hook, 0o755);
        const { change } = await save(desk, test, '一');
        expect(change).toMatchObject({ state: 'published', commit: 'failed' });
        expect(change.commitMessage).toContain('不行');
        expect(test.read(file)).toContain('一');
        rmSync(hook);
        expect((await save(desk, test, '二', second)).change.commit).toBe('made');
        expect(log(test)[0]).toContain(second.name);
        expect(test.git('log', '-1', '--format=%b')).toContain(
          `Co-authored-by: ${editor.name} <${editor.email}>`,
        );
      },
      inGit,
    );
  });

  it('is made by the next process', async () => {
    const test = new TestDesk({ [file]: source });
    try {
      test.init();
      const lock = path.join(test.tree.root, '.git/index.lock');
      writeFileSync(lock, '');
      const desk = await test.open();
      const { change } = await save(desk, test, '一');
      expect(change.commit).toBe('failed');
      expect(change.commitMessage).toContain('index.lock');
      rmSync(lock);
      await (await test.open()).close();
      expect(log(test)[0]).toContain(editor.name);
      expect(test.git('status', '--porcelain')).toBe('');
    } finally {
      await test.dispose();
    }
  });

  it('says which lock was left behind and how to remove it, at once, and is made when it is gone', async () => {
    for (const name of ['index.lock', 'refs/heads/main.lock']) {
      await withDesk(
        { [file]: source },
        async (desk, test) => {
          const lock = path.join(test.tree.root, '.git', name);
          writeFileSync(lock, '');
          const longAgo = Date.now() / 1000 - 61;
          utimesSync(lock, longAgo, longAgo);
          for (const [text, by] of [
            ['一', editor],
            ['二', second],
          ] as const) {
            const started = performance.now();
            const { change } = await save(desk, test, text, by);
            // Somebody who is just using the checkout is waited for: 2.25 s.
            expect(performance.now() - started).toBeLessThan(2250);
            expect(change).toMatchObject({ state: 'published', commit: 'failed' });
            expect(change.commitMessage).toContain(`rm '${realpathSync(lock)}'`);
            expect(test.read(file)).toContain(text);
          }
          expect(log(test)).toHaveLength(1);
          rmSync(lock);
          await desk.commits.resume();
          expect(log(test)[0]).toContain(second.name);
          expect(test.git('log', '-1', '--format=%b')).toContain(editor.email);
          expect(test.git('status', '--porcelain')).toBe('');
        },
        inGit,
      );
    }
  });

  it('is none while others rebase', async () => {
    await withDesk(
      { [file]: source },
      async (desk, test) => {
        test.git('checkout', '--quiet', '--detach');
        expect((await save(desk, test, '一')).change).toMatchObject({ commit: 'failed' });
        test.git('checkout', '--quiet', 'main');
        await desk.commits.resume();
        expect(log(test)[0]).toContain(editor.name);
      },
      inGit,
    );
  });
});

describe('a file that others wrote to since', () => {
  it('is not committed in anybody’s name', async () => {
    await withDesk(
      { [file]: source },
      async (desk, test) => {
        const lock = path.join(test.tree.root, '.git/index.lock');
        writeFileSync(lock, '');
        expect((await save(desk, test, '一')).change.commit).toBe('failed');
        rmSync(lock);
        test.tree.write(file, source.replace('正文', '别人的'));
        await desk.commits.resume();
        expect(log(test)).toHaveLength(1);
        expect(test.git('status', '--porcelain')).toBe(` M ${file}\n`);
      },
      inGit,
    );
  });

  it('is told apart when git was faster than they were, or slower', async () => {
    await withDesk(
      { [file]: source },
      async (desk, test) => {
        await save(desk, test, '一');
        const version = test.version(file);
        expect(await desk.git.isCommitted(file, version)).toBe(true);
        await save(desk, test, '二');
        expect(await desk.git.isCommitted(file, version)).toBe(false);
      },
      inGit,
    );
  });
});

describe('what stands in the environment', () => {
  it('leads git nowhere else, and runs nothing', async () => {
    const canary = path.join(mkdtempSync(path.join(tmpdir(), 'canary-')), 'ran');
    vi.stubEnv('GIT_DIR', '/nonexistent');
    vi.stubEnv('GIT_WORK_TREE', '/');
    vi.stubEnv('GIT_EDITOR', `touch ${canary}`);
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'core.fsmonitor');
    vi.stubEnv('GIT_CONFIG_VALUE_0', `touch ${canary}`);
    vi.stubEnv('EDITOR', `touch ${canary}`);
    try {
      const test = new TestDesk({ [file]: source });
      try {
        const desk = await test.open();
        vi.unstubAllEnvs();
        test.init();
        expect((await save(desk, test, '改')).change.commit).toBe('made');
        expect(log(test)[0]).toContain(editor.name);
        expect(existsSync(canary)).toBe(false);
      } finally {
        await test.dispose();
      }
    } finally {
      vi.unstubAllEnvs();
      rmSync(path.dirname(canary), { recursive: true });
    }
  });
});

describe('nothing is committed', () => {
  it('where the operator does not want it', async () => {
    await withDesk(
      { [file]: source },
      async (desk, test) => {
        expect((await save(desk, test, '一')).change.commit).toBe('none');
        expect(log(test)).toHaveLength(1);
      },
      { ...inGit, env: { DESK_COMMIT: '0' } },
    );
  });

  it('where git ignores the file', async () => {
    await withDesk(
      { '.gitignore': 'articles/2026/\n' },
      async (desk, test) => {
        await createArticle(desk, editor, { slug: 'n', title: '新', section: 'news' });
        expect(log(test)).toHaveLength(1);
        expect(readFileSync(path.join(test.tree.root, 'articles/2026/n/index.mdx'), 'utf8')).toContain('新');
      },
      inGit,
    );
  });
});
