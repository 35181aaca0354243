import { symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleSource, TestTree, testNow, withNewsroom } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { mediaFileAt } from './body-context';
import { findMedia, mediaResponse } from './media';

const tree = new TestTree({
  'media/a.txt': '0123456789',
  'media/图 片.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>',
  'media/empty.csv': '',
  'media/page.mdx': 'no',
  'media/.hidden': 'no',
  'media/x.html': '<script>alert(1)</script>',
  'media/blob.unknown': 'x',
  'articles/2026/open/index.mdx': articleSource({}, '正文'),
  'articles/2026/open/pics/a.txt': 'open',
  'articles/2026/secret/index.mdx': articleSource({ status: 'draft' }, '草稿'),
  'articles/2026/secret/a.txt': 'secret',
  'articles/2026/later/index.mdx': articleSource({ date: '2026-06-02' }, '以后'),
  'articles/2026/later/a.txt': 'later',
  'articles/2026/gone/index.mdx': articleSource({
    status: 'withdrawn',
    withdrawn: { date: '2026-05-02', reason: '有误' },
  }),
  'articles/2026/gone/a.txt': 'gone',
  'articles/2026/open/nested/index.mdx': articleSource({ status: 'draft' }, '草稿'),
  'articles/2026/open/nested/a.txt': 'nested secret',
  'articles/plain.mdx': articleSource(),
  'articles/loose.txt': 'loose',
});
let newsroom: Newsroom;
beforeAll(async () => {
  writeFileSync(path.join(tree.home, 'outside.txt'), 'outside');
  symlinkSync(path.join(tree.home, 'outside.txt'), path.join(tree.root, 'media/link.txt'));
  symlinkSync(tree.home, path.join(tree.root, 'media/up'));
  symlinkSync('a.txt', path.join(tree.root, 'media/inside.txt'));
  utimesSync(path.join(tree.root, 'media/a.txt'), 1_700_000_000.5, 1_700_000_000.5);
  newsroom = await tree.openNewsroom();
});
afterAll(() => tree.dispose());

const find = (address: string, previewed?: string) =>
  findMedia(newsroom, address.split('/'), previewed)?.relative;

describe('findMedia', () => {
  it.each([
    ['a.txt', 'media/a.txt'],
    ['图 片.svg', 'media/图 片.svg'],
    ['inside.txt', 'media/inside.txt'],
    ['articles/open/pics/a.txt', 'articles/2026/open/pics/a.txt'],
  ])('finds %s', (address, file) => {
    expect(find(address)).toBe(file);
  });

  it.each([
    '',
    'none.txt',
    '..',
    '../site.yaml',
    'x/../../site.yaml',
    './a.txt',
    '.hidden',
    'a.txt/',
    'a.txt\0',
    '..\\site.yaml',
    'page.mdx',
    'link.txt',
    'up/outside.txt',
    'articles',
    'articles/open',
    'articles/open/index.mdx',
    'articles/open/../secret/a.txt',
    'articles/secret/a.txt',
    'articles/later/a.txt',
    'articles/gone/a.txt',
    'articles/plain/loose.txt',
    'articles/none/a.txt',
    'articles/constructor/a.txt',
  ])('does not find %j', (address) => {
    expect(find(address)).toBeUndefined();
  });

  it('takes one segment for one name', () => {
    expect(findMedia(newsroom, ['articles/open', 'a.txt'])).toBeUndefined();
    expect(findMedia(newsroom, [])).toBeUndefined();
  });

  it('gives files beside an article that stands in the folder of another only with that other', () => {
    expect(find('articles/nested/a.txt')).toBeUndefined();
    expect(find('articles/open/nested/a.txt')).toBeUndefined();
  });

  it('opens the files beside the previewed article only', () => {
    expect(find('articles/secret/a.txt', 'secret')).toBe('articles/2026/secret/a.txt');
    expect(find('articles/later/a.txt', 'secret')).toBeUndefined();
    expect(find('articles/secret/../later/a.txt', 'secret')).toBeUndefined();
  });

  it('follows the clock', () => {
    tree.setTime(testNow + 24 * 3600 * 1000);
    expect(find('articles/later/a.txt')).toBeDefined();
    tree.setTime(testNow);
    expect(find('articles/later/a.txt')).toBeUndefined();
  });

  it('sees a file that was added just now', () => {
    tree.write('media/new.txt', 'new');
    expect(find('new.txt')).toBe('media/new.txt');
  });

  it('keeps the files of an article when another file takes its slug', () =>
    withNewsroom(
      { 'articles/b/x/index.mdx': articleSource(), 'articles/b/x/a.txt': 'a' },
      async (other, files) => {
        files.write('articles/a/x.mdx', articleSource({ title: '重复' }));
        await other.apply('watch', ['articles/a/x.mdx']);
        expect(other.queries.card('x')?.title).toBe('标题');
        expect(findMedia(other, ['articles', 'x', 'a.txt'])?.relative).toBe('articles/b/x/a.txt');
      },
    ));

  it('reads addresses as bodies write them', () => {
    expect(mediaFileAt(newsroom, '/media/%E5%9B%BE%20%E7%89%87.svg')?.relative).toBe('media/图 片.svg');
    expect(mediaFileAt(newsroom, '/media/%2e%2e/site.yaml')).toBeUndefined();
    expect(mediaFileAt(newsroom, '/media/%zz')).toBeUndefined();
    expect(mediaFileAt(newsroom, 'https://example.org/a.jpg')).toBeUndefined();
  });
});

async function get(address: string, headers: Record<string, string> = {}, method = 'GET') {
  const file = findMedia(newsroom, address.split('/'));
  if (!file) throw new Error('no file');
  const response = mediaResponse(file, new Request('http://localhost/', { method, headers }));
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('mediaResponse', () => {
  it('gives the file with its validators, inert', async () => {
    const { status, headers, text } = await get('a.txt');
    expect([status, text]).toEqual([200, '0123456789']);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('content-length')).toBe('10');
    expect(headers.get('accept-ranges')).toBe('bytes');
    expect(headers.get('etag')).toMatch(/^"[\w-]+"$/);
    expect(headers.get('last-modified')).toBe(new Date(1_700_000_000_000).toUTCString());
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect((await get('x.html')).headers.get('content-security-policy')).toContain('sandbox');
    expect((await get('blob.unknown')).headers.get('content-type')).toBe('application/octet-stream');
    expect((await get('图 片.svg')).headers.get('content-type')).toMatch(/^image\/svg\+xml/);
  });

  it('keeps files beside an article for a short time only', async () => {
    expect((await get('articles/open/pics/a.txt')).headers.get('cache-control')).toMatch(/max-age=60\b/);
    expect((await get('a.txt')).headers.get('cache-control')).toMatch(/max-age=3600\b/);
  });

  it.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-100', '89', 'bytes 8-9/10'],
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=-100', '0123456789', 'bytes 0-9/10'],
    ['bytes=0-1,2-3', '0123', 'bytes 0-3/10'],
  ])('gives the range %s', async (range, text, contentRange) => {
    const found = await get('a.txt', { range });
    expect([found.status, found.text, found.headers.get('content-range')]).toEqual([206, text, contentRange]);
    expect(found.headers.get('content-length')).toBe(String(text.length));
  });

  it.each(['bytes=10-', 'bytes=100-200'])('cannot satisfy %s', async (range) => {
    const found = await get('a.txt', { range });
    expect([found.status, found.text, found.headers.get('content-range')]).toEqual([416, '', 'bytes */10']);
  });

  it.each(['bytes=x', 'lines=0-1', 'bytes', '0-1', 'bytes=0-1,8-9'])(
    'gives the whole file for %s',
    async (range) => {
      expect(await get('a.txt', { range })).toMatchObject({ status: 200, text: '0123456789' });
    },
  );

  it('minds If-Range', async () => {
    const etag = (await get('a.txt')).headers.get('etag') ?? '';
    const range = 'bytes=0-1';
    expect((await get('a.txt', { range, 'if-range': etag })).status).toBe(206);
    expect((await get('a.txt', { range, 'if-range': '"other"' })).status).toBe(200);
    expect((await get('a.txt', { range, 'if-range': `W/${etag}` })).status).toBe(200);
    expect((await get('a.txt', { range, 'if-range': new Date(0).toUTCString() })).status).toBe(200);
  });

  it('answers 304 to those who have it', async () => {
    const { headers } = await get('a.txt');
    const etag = headers.get('etag') ?? '';
    const modified = headers.get('last-modified') ?? '';
    const status = async (given: Record<string, string>): Promise<number> =>
      (await get('a.txt', given)).status;
    expect(await status({ 'if-none-match': etag })).toBe(304);
    expect(await status({ 'if-none-match': `"x", W/${etag}` })).toBe(304);
    expect(await status({ 'if-none-match': '*' })).toBe(304);
    expect(await status({ 'if-none-match': '"x"' })).toBe(200);
    expect(await status({ 'if-modified-since': modified })).toBe(304);
    expect(await status({ 'if-modified-since': new Date(0).toUTCString() })).toBe(200);
    expect(await status({ 'if-modified-since': 'yesterday' })).toBe(200);
    expect(await status({ 'if-none-match': '"x"', 'if-modified-since': modified })).toBe(200);
    expect(await status({ 'if-none-match': etag, range: 'bytes=0-1' })).toBe(304);
    expect((await get('a.txt', { 'if-none-match': etag })).text).toBe('');
  });

  it('has another validator after a change', async () => {
    const before = (await get('new.txt')).headers.get('etag');
    tree.write('media/new.txt', 'newer');
    expect((await get('new.txt')).headers.get('etag')).not.toBe(before);
  });

  it('answers HEAD without a body, and minds ranges for GET only (RFC 9110 §14.2)', async () => {
    const head = await get('a.txt', {}, 'HEAD');
    expect([head.status, head.text, head.headers.get('content-length')]).toEqual([200, '', '10']);
    expect((await get('a.txt', { range: 'bytes=0-1' }, 'HEAD')).status).toBe(200);
  });

  it('gives an empty file', async () => {
    const empty = await get('empty.csv');
    expect([empty.status, empty.text, empty.headers.get('content-length')]).toEqual([200, '', '0']);
  });
});
