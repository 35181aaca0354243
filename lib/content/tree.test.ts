import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { TestTree } from './test-tree';
import { ContentTree, fileKind, folderOf, hashOf, slugOf } from './tree';

describe('fileKind', () => {
  it.each([
    ['site.yaml', 'settings'],
    ['redirects.yaml', 'settings'],
    ['other.yaml', 'other'],
    ['sub/site.yaml', 'other'],
    ['articles/a.mdx', 'article'],
    ['articles/2026/x/index.mdx', 'article'],
    ['articles/x/a.jpg', 'media'],
    ['articles/x/data.csv', 'media'],
    ['articles/.a.mdx.swp', 'other'],
    ['articles/a.mdx~', 'other'],
    ['topics/a.mdx', 'topic'],
    ['topics/sub/a.mdx', 'other'],
    ['topics/a.md', 'other'],
    ['pages/about.mdx', 'page'],
    ['media/2026/a.jpg', 'media'],
    ['media/.hidden', 'other'],
    ['README.md', 'other'],
    ['articles', 'other'],
  ])('%s is %s', (file, kind) => {
    expect(fileKind(file)).toBe(kind);
  });
});

describe('slugOf and folderOf', () => {
  it.each([
    ['articles/a-b.mdx', 'a-b', undefined],
    ['articles/2026/05/a.mdx', 'a', undefined],
    ['articles/2026/a/index.mdx', 'a', 'articles/2026/a'],
    ['articles/a/index.mdx', 'a', 'articles/a'],
    ['topics/index.mdx', 'index', undefined],
    ['pages/about.mdx', 'about', undefined],
    ['articles/a/pic.jpg', undefined, undefined],
  ])('%s', (file, slug, folder) => {
    expect(slugOf(file)).toBe(slug);
    expect(folderOf(file)).toBe(folder);
  });
});

describe('ContentTree', () => {
  const files = new TestTree({
    'articles/b.mdx': 'b',
    'articles/a/index.mdx': 'a',
    'articles/a/pic.jpg': 'p',
    'articles/.git/x.mdx': 'hidden',
    'articles/node_modules/x.mdx': 'hidden',
    'media/m.png': 'm',
    'notes.txt': 'n',
  });
  const tree = new ContentTree(files.root);
  afterAll(() => files.dispose());

  it('lists files of known kinds in path order', () => {
    expect(tree.list().map((stat) => stat.path)).toEqual([
      'articles/a/index.mdx',
      'articles/a/pic.jpg',
      'articles/b.mdx',
      'media/m.png',
      'sections.yaml',
      'site.yaml',
    ]);
    expect(tree.list('articles/a').map((stat) => stat.path)).toEqual([
      'articles/a/index.mdx',
      'articles/a/pic.jpg',
    ]);
    expect(tree.list('nowhere')).toEqual([]);
  });

  it('gives sizes of files only', () => {
    expect(tree.stat('articles/b.mdx')).toMatchObject({ path: 'articles/b.mdx', size: 1 });
    expect(tree.stat('articles')).toBeUndefined();
    expect(tree.stat('none')).toBeUndefined();
  });

  it('reads text, or says that it cannot', () => {
    expect(tree.readText('articles/b.mdx')).toBe('b');
    expect(tree.readText('none')).toBeUndefined();
    files.write('media/large.csv', Buffer.alloc(4 * 1024 * 1024 + 1));
    expect(tree.readText('media/large.csv')).toBeUndefined();
    files.remove('media/large.csv');
  });

  it('survives links that lead in circles or nowhere', () => {
    symlinkSync(files.root, path.join(files.root, 'articles/loop'));
    symlinkSync('/nowhere', path.join(files.root, 'articles/broken.mdx'));
    expect(tree.list().filter((stat) => /loop|broken/.test(stat.path))).toEqual([]);
  });

  it('hashes by content', () => {
    expect(hashOf(Buffer.from('a'))).toBe(hashOf(Buffer.from('a')));
    expect(hashOf(Buffer.from('a'))).not.toBe(hashOf(Buffer.from('b')));
  });
});
