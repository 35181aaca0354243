import { describe, expect, it } from 'vitest';
import { readPaths } from './request';

const root = '/srv/site/content';
const read = (paths: unknown): unknown => readPaths(JSON.stringify({ paths }), root);

describe('readPaths', () => {
  it.each(['', '  \n', '{}', '{"other": 1}'])('takes %j as everything', (text) => {
    expect(readPaths(text, root)).toBeUndefined();
  });

  it.each([
    'x',
    '[]',
    'null',
    '1',
    '"articles/a.mdx"',
    '{"paths": "articles/a.mdx"}',
    '{"paths": [1]}',
    '{"paths": [""]}',
    '{"paths": null}',
    '{"paths": ["articles/a.mdx"',
  ])('refuses %j', (text) => {
    expect(readPaths(text, root)).toBe('malformed');
  });

  it.each([
    ['articles/a.mdx', 'articles/a.mdx'],
    ['./articles/a.mdx', 'articles/a.mdx'],
    ['content/articles/a.mdx', 'articles/a.mdx'],
    ['/srv/site/content/articles/a.mdx', 'articles/a.mdx'],
    ['articles//2026/../a.mdx', 'articles/a.mdx'],
    ['articles/中文.mdx', 'articles/中文.mdx'],
  ])('%s is %s', (given, relative) => {
    expect(read([given])).toEqual([relative]);
  });

  it.each([
    '../secret',
    '/etc/passwd',
    '..',
    'articles/../../x',
    '/srv/site/content/../other',
    'content/../../x',
    'articles/a\u0000.mdx',
    `articles/${'a'.repeat(1001)}`,
  ])('refuses %j', (given) => {
    expect(read([given])).toBe('malformed');
    expect(read(['articles/a.mdx', given])).toBe('malformed');
  });

  it('takes an empty list as nothing', () => {
    expect(read([])).toEqual([]);
  });
});
