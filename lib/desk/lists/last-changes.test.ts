import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from './git-history';
import { LastChanges } from './last-changes';

let top = '';
let root = '';

beforeEach(() => {
  top = mkdtempSync(path.join(os.tmpdir(), 'history-'));
  root = path.join(top, 'content');
  mkdirSync(path.join(root, 'articles'), { recursive: true });
});
afterEach(() => rmSync(top, { recursive: true }));

function git(...command: string[]): void {
  execFileSync('git', ['-C', top, ...command], { stdio: 'ignore' });
}

function commit(name: string, at: string, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(root, file), text);
  git('add', '.');
  git(
    '-c',
    `user.name=${name}`,
    '-c',
    'user.email=a@example.cn',
    'commit',
    '-q',
    '--date',
    at,
    '-m',
    `改：${name}`,
  );
}

const version = (file: string, hash = '1') => ({ path: file, hash, mtime: 5 });

describe('last changes', () => {
  it('are those of git, in a folder of a checkout, whatever files are called', async () => {
    git('init', '-q');
    commit('甲', '2026-01-01T08:00:00Z', { 'articles/甲 乙.mdx': '1', 'articles/b.mdx': '1', '*.yaml': '1' });
    commit('乙', '2026-01-02T08:00:00Z', { 'articles/b.mdx': '2' });
    appendFileSync(path.join(root, '*.yaml'), '未提交');
    writeFileSync(path.join(root, 'articles/new 新.mdx'), '1');
    const files = ['articles/甲 乙.mdx', 'articles/b.mdx', '*.yaml', 'articles/new 新.mdx'].map((file) =>
      version(file),
    );
    const found = await new LastChanges(root).of(files);
    expect(Object.fromEntries(found)).toEqual({
      'articles/甲 乙.mdx': {
        at: Date.parse('2026-01-01T08:00:00Z'),
        by: '甲',
        subject: '改：甲',
        committed: true,
      },
      'articles/b.mdx': {
        at: Date.parse('2026-01-02T08:00:00Z'),
        by: '乙',
        subject: '改：乙',
        committed: true,
      },
      '*.yaml': { at: 5, committed: false },
      'articles/new 新.mdx': { at: 5, committed: false },
    });
  });

  it('are remembered by version', async () => {
    git('init', '-q');
    commit('甲', '2026-01-01T08:00:00Z', { 'articles/a.mdx': '1' });
    const changes = new LastChanges(root);
    const by = async (hash: string) =>
      (await changes.of([version('articles/a.mdx', hash)])).get('articles/a.mdx')?.by;
    expect(await by('1')).toBe('甲');
    commit('乙', '2026-01-02T08:00:00Z', { 'articles/a.mdx': '2' });
    expect(await by('1')).toBe('甲');
    expect(await by('2')).toBe('乙');
  });

  it('are asked for once by all who ask at the same time', async () => {
    git('init', '-q');
    commit('甲', '2026-01-01T08:00:00Z', { 'articles/a.mdx': '1' });
    const changes = new LastChanges(root);
    const found = await Promise.all([1, 2, 3].map(() => changes.of([version('articles/a.mdx')])));
    expect(found.map((map) => map.get('articles/a.mdx')?.by)).toEqual(['甲', '甲', '甲']);
  });

  it('are those of the file system where there is no checkout', async () => {
    expect(await readHistory(root, ['articles/a.mdx'])).toBeUndefined();
    expect(await new LastChanges(root).of([version('articles/a.mdx')])).toEqual(
      new Map([['articles/a.mdx', { at: 5 }]]),
    );
  });
});
