import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { testWithPortal } from './support/test';
import { missing, present } from './support/text';
import { svg } from './support/tree';

/** How documents are sent: compression, validators, what the machine's owner may see. Headers: headers.spec.ts. */
const shared = testWithPortal((tree) => {
  tree.article({
    slug: 'first',
    title: '第一篇',
    tags: ['普法'],
    body: '正文。'.repeat(200),
    cover: { src: '/media/a.svg', alt: '图' },
  });
  tree.article({
    slug: 'gone',
    status: 'withdrawn',
    title: '撤回',
    withdrawn: { date: '2024-06-01', reason: '有误' },
  });
  tree.write('media/a.svg', svg('图'));
  return { WATCH: '0' };
});

shared('brotli and gzip carry the same bytes, with validators of their own', async ({ portal }) => {
  for (const path of ['/', '/news/first', '/rss.xml', '/sitemap-1.xml', '/nothing', '/search?q=%E7%AC%AC']) {
    const plain = await portal.get(path);
    expect(plain.headers['content-encoding'], path).toBeUndefined();
    const etags = new Set([plain.headers.etag]);
    for (const [encoding, decode] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const packed = await portal.get(path, { headers: { 'accept-encoding': encoding } });
      expect(packed.headers.vary, path).toMatch(/accept-encoding/i);
      const used = packed.headers['content-encoding'];
      const bytes = used === undefined ? packed.bytes : decode(packed.bytes);
      if (used !== undefined) expect(used).toBe(encoding);
      expect(bytes.equals(plain.bytes), `${path} ${encoding}`).toBe(true);
      const { etag } = packed.headers;
      if (etag === undefined) continue;
      if (used !== undefined && !etag.startsWith('W/')) etags.add(etag);
      const again = await portal.get(path, {
        headers: { 'accept-encoding': encoding, 'if-none-match': etag },
      });
      expect(`${path} ${encoding} ${again.status} ${again.bytes.length}`).toBe(`${path} ${encoding} 304 0`);
    }
    if (plain.headers.etag) expect(etags.size, path).toBeGreaterThan(1);
    const refusing = await portal.get(path, { headers: { 'accept-encoding': 'br;q=0, gzip;q=0, identity' } });
    expect(refusing.headers['content-encoding'], path).toBeUndefined();
  }
});

shared('compressed or not, a change is there on the next request', async ({ portal, tree }) => {
  const file = tree.article({ slug: 'packed', title: '压缩前的题目' });
  await portal.revalidate([file]);
  const read = async (): Promise<string> => {
    const { bytes, headers } = await portal.get('/news/packed', { headers: { 'accept-encoding': 'br' } });
    return (headers['content-encoding'] === 'br' ? brotliDecompressSync(bytes) : bytes).toString('utf8');
  };
  expect(missing(await read(), ['压缩前的题目'])).toEqual([]);
  await portal.get('/news/packed', { headers: { 'accept-encoding': 'gzip' } });
  tree.edit(file, '压缩前', '压缩后');
  await portal.revalidate([file]);
  expect(missing(await read(), ['压缩后的题目'])).toEqual([]);
});

shared('/metrics only for the machine itself', async ({ portal }) => {
  const own = await portal.get('/metrics');
  expect(own.status).toBe(200);
  expect(own.headers['content-type']).toMatch(/^text\/plain/);
  expect(own.text).toMatch(/^# TYPE \w+ counter$/m);
  for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host', 'via']) {
    const { status, text } = await portal.get('/metrics', { headers: { [name]: '127.0.0.1' } });
    expect(`${name} ${status}`).toMatch(/ 40[134]$/);
    expect(present(text, ['# TYPE'])).toEqual([]);
  }
});

shared('/metrics counts the errors in content files', async ({ portal, tree }) => {
  const count = async (): Promise<number> => {
    const { text } = await portal.get('/metrics');
    const errors = /^\w*content_errors\S* (\d+)$/m.exec(text)?.[1];
    return Number(errors);
  };
  expect(await count()).toBe(0);
  const file = tree.write('articles/2024/counted.mdx', '---\ntitle: 坏\n---\n\n文。\n');
  await portal.revalidate([file]);
  expect(await count()).toBeGreaterThan(0);
  tree.remove(file);
  await portal.revalidate([file]);
  expect(await count()).toBe(0);
});
