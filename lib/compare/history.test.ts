import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listVersions, readVersion } from './history';

describe('committed versions of a file', () => {
  let folder = '';
  const tree = (): string => path.join(folder, 'content');
  const git = (...command: string[]): void => {
    const identity = ['-c', 'user.name=甲 乙', '-c', 'user.email=a@example.org'];
    execFileSync('git', [...identity, ...command], { cwd: folder, stdio: 'ignore' });
  };
  const commit = (text: string, subject: string, file = 'articles/文章.mdx'): void => {
    mkdirSync(path.dirname(path.join(tree(), file)), { recursive: true });
    writeFileSync(path.join(tree(), file), text);
    git('add', '.');
    git('commit', '-qm', subject);
  };
  const long = '一段够长的正文，搬家以后还认得出来。\n'.repeat(20);

  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'history-'));
    git('init', '-q');
    commit(`${long}一`, '初稿');
    commit('别的', '别的稿', 'articles/other.mdx');
    commit(`${long}二`, '改稿：“引号”');
    mkdirSync(path.join(tree(), 'articles/文章'));
    renameSync(path.join(tree(), 'articles/文章.mdx'), path.join(tree(), 'articles/文章/index.mdx'));
    commit(`${long}三`, '搬家', 'articles/文章/index.mdx');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are listed the latest first, also from before the file was moved, and can be read', async () => {
    const versions = await listVersions(tree(), 'articles/文章/index.mdx');
    expect(versions.map(({ subject, by }) => `${subject} ${by}`)).toEqual([
      '搬家 甲 乙',
      '改稿：“引号” 甲 乙',
      '初稿 甲 乙',
    ]);
    expect(Math.abs((versions[0]?.at ?? 0) - Date.now())).toBeLessThan(600_000);
    const texts = await Promise.all(versions.map((version) => readVersion(tree(), version)));
    expect(texts.map((text) => text?.at(-1))).toEqual(['三', '二', '一']);
  });

  it('are none for a file that was never committed, and outside of a checkout', async () => {
    expect(await listVersions(tree(), 'articles/none.mdx')).toEqual([]);
    expect(await listVersions(os.tmpdir(), 'articles/none.mdx')).toEqual([]);
  });
});
