import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import { type Answer, type Portal, previewSecret } from './support/portal';
import { testWithPortal } from './support/test';
import type { Tree } from './support/tree';

const test = testWithPortal((tree) => {
  const minute = { date: '2024-05-06 09:30' };
  tree.article({
    slug: 'plain',
    title: '关于“新质生产力”的《通知》：第1号',
    kicker: '重要文件',
    tags: ['甲/乙'],
    ...minute,
  });
  tree.article({
    slug: 'pictured',
    title: '有封面的文章',
    cover: { src: '/media/wide.jpg', alt: '封面' },
    ...minute,
  });
  tree.article({ slug: 'leaving', title: '将要撤回的文章', ...minute });
  tree.article({ slug: 'draft', title: '草稿标题', status: 'draft', ...minute });
  tree.article({ slug: 'later', title: '定时标题', date: '2124-05-06' });
  tree.article({ slug: 'past', title: '到期标题', ...minute, expires: '2024-06-01' });
  tree.write('topics/tide.mdx', '---\ntitle: 潮汐专题\narticles: [plain]\n---\n\n导语\n');
  tree.write('pages/about.mdx', '---\ntitle: 关于我们\n---\n\n正文\n');
  return {};
});

/** Something with structure and edges. */
async function photo(width: number, height: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 7 + (at >> 9) * 13) & 0xff;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .blur(3)
    .jpeg()
    .toBuffer();
}

test.beforeAll(async ({ portal, tree }) => {
  tree.write('media/wide.jpg', await photo(2400, 1600));
  await portal.revalidate();
});

function unescaped(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'");
}

/** Contents of a meta tag of a page, by property or name. */
function meta(html: string, name: string): string[] {
  const found = html.matchAll(new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`, 'g'));
  return [...found].map(([, content = '']) => unescaped(content));
}

/** The share picture that a page names, as an address of the portal. */
async function pictureOf(portal: Portal, page: string): Promise<string> {
  const [address = ''] = meta((await portal.get(page)).text, 'og:image');
  expect(address, page).toMatch(new RegExp(`^${portal.url}/api/og/`));
  return address.slice(portal.url.length);
}

async function dimensions(answer: Answer): Promise<string> {
  const { width, height, mediaType } = await sharp(answer.bytes).metadata();
  return `${width}x${height} ${mediaType}`;
}

test('every kind of page names a picture of its own that is there', async ({ portal }) => {
  const pages = {
    '/': 'site/front.png',
    '/news': 'section/news.png',
    '/quiet': 'section/quiet.png',
    '/news/plain': 'article/plain.png',
    '/news/pictured': 'article/pictured.jpg',
    '/topics/tide': 'topic/tide.png',
    '/tags/%E7%94%B2%2F%E4%B9%99': 'tag/%E7%94%B2%2F%E4%B9%99.png',
    '/about': 'page/about.png',
    '/archive': 'site/front.png',
  };
  for (const [page, picture] of Object.entries(pages)) {
    const address = await pictureOf(portal, page);
    expect(address.replace(/\?v=[\w-]{10}$/, '')).toBe(`/api/og/${picture}`);
    const answer = await portal.get(address);
    const type = picture.endsWith('jpg') ? 'image/jpeg' : 'image/png';
    expect(`${answer.status} ${answer.headers['content-type']} ${await dimensions(answer)}`, page).toBe(
      `200 ${type} 1200x630 ${type}`,
    );
    expect(answer.headers['cache-control']).toMatch(/max-age=31536000, immutable/);
  }
  const { text } = await portal.get('/news/plain');
  expect(meta(text, 'og:image:width')).toEqual(['1200']);
  expect(meta(text, 'og:image:height')).toEqual(['630']);
  expect(meta(text, 'og:image:type')).toEqual(['image/png']);
  expect(meta(text, 'og:image:alt')).toEqual(['关于“新质生产力”的《通知》：第1号']);
  expect(meta(text, 'twitter:card')).toEqual(['summary_large_image']);
  expect((await portal.get('/robots.txt')).text).toContain('Allow: /api/og/');
});

test('another title has another address and another picture on the very next request', async ({
  portal,
  tree,
}) => {
  const before = await pictureOf(portal, '/news/plain');
  const old = await portal.get(before);
  expect([...old.bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const file = 'articles/2024/plain.mdx';
  tree.edit(file, '第1号', '第2号');
  await portal.revalidate([file]);
  const after = await pictureOf(portal, '/news/plain');
  expect(after).not.toBe(before);
  const fresh = await portal.get(after);
  expect(fresh.bytes.equals(old.bytes)).toBe(false);
  const outdated = await portal.get(before);
  expect(outdated.bytes.equals(fresh.bytes)).toBe(true);
  expect(outdated.headers['cache-control']).toMatch(/max-age=60\b/);
  tree.edit(file, '第2号', '第1号');
  await portal.revalidate([file]);
  expect(await pictureOf(portal, '/news/plain')).toBe(before);
});

test('has validators; other methods are refused', async ({ portal }) => {
  const address = await pictureOf(portal, '/news/plain');
  const { headers } = await portal.get(address);
  const etag = headers.etag ?? '';
  const again = await portal.get(address, { headers: { 'if-none-match': etag } });
  expect([again.status, again.bytes.length]).toEqual([304, 0]);
  const head = await portal.get(address, { method: 'HEAD' });
  expect([head.status, head.headers['content-length'], head.bytes.length]).toEqual([
    200,
    headers['content-length'],
    0,
  ]);
  const post = await portal.post(address);
  expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
});

test('nothing of what is not public is drawn', async ({ portal, tree }) => {
  for (const slug of ['draft', 'later', 'past', 'unknown']) {
    for (const format of ['png', 'jpg']) {
      expect((await portal.get(`/api/og/article/${slug}.${format}`)).status, slug).toBe(404);
    }
  }
  const address = await pictureOf(portal, '/news/leaving');
  const seen = await portal.get(address);
  expect(seen.headers['cache-control']).toMatch(/s-maxage=60\b/);
  const file = 'articles/2024/leaving.mdx';
  tree.edit(
    file,
    'section: news',
    'section: news\nstatus: withdrawn\nwithdrawn: {date: 2024-06-01, reason: 有误}',
  );
  await portal.revalidate([file]);
  expect((await portal.get(address)).status).toBe(404);
  const etag = seen.headers.etag ?? '';
  expect((await portal.get(address, { headers: { 'if-none-match': etag } })).status).toBe(404);
  expect(meta((await portal.get('/news/leaving')).text, 'og:image')).toEqual([]);
});

async function previewCookie(portal: Portal, tree: Tree, slug: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'scripts/preview-link.ts', slug],
    {
      cwd: path.resolve(import.meta.dirname, '..'),
      env: {
        PATH: process.env.PATH ?? '',
        NODE_ENV: 'production',
        CONTENT_DIR: tree.root,
        DATA_DIR: portal.dataDir,
        SITE_URL: portal.url,
        PREVIEW_SECRET: previewSecret,
        KAIYUAN_TEST: '1',
        TEST_CLOCK_FILE: portal.clock.file,
      },
    },
  );
  const link = new URL(stdout.trim());
  const { headers } = await portal.get(link.pathname + link.search);
  return (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
}

test('a preview names no picture, and opens none', async ({ portal, tree }) => {
  const cookie = await previewCookie(portal, tree, 'draft');
  const page = await portal.get('/news/draft', { headers: { cookie } });
  expect(page.text).toContain('草稿标题');
  expect([...meta(page.text, 'og:image'), ...meta(page.text, 'twitter:image')]).toEqual([]);
  expect((await portal.get('/api/og/article/draft.png', { headers: { cookie } })).status).toBe(404);
});

test('structured data names crops of the cover in three ratios', async ({ portal }) => {
  const { text } = await portal.get('/news/pictured');
  const documents = [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, json = '']): { '@type'?: string; image?: { url: string; width: number; height: number }[] } =>
      JSON.parse(json),
  );
  const images = documents.find((document) => document['@type'] === 'NewsArticle')?.image ?? [];
  const sizes: string[] = [];
  for (const { url, width, height } of images) {
    const answer = await portal.get(url.slice(portal.url.length));
    expect(await dimensions(answer)).toBe(`${width}x${height} image/jpeg`);
    expect(answer.headers['cache-control']).toContain('immutable');
    sizes.push(`${width}x${height}`);
  }
  expect(sizes).toEqual(['1200x1200', '1200x900', '1200x675']);
  const { pathname, searchParams } = new URL(images[0]?.url ?? portal.url);
  for (const [name, value] of [
    ['r', '3x2'],
    ['w', '960'],
    ['f', 'webp'],
  ] as const) {
    const other = new URLSearchParams(searchParams);
    other.set(name, value);
    expect((await portal.get(`${pathname}?${other}`)).status, `${name}=${value}`).toBe(404);
  }
});

/** The band in which the title stands, so that nothing else tells pictures apart. */
async function titleBand(answer: Answer): Promise<{ pixels: string; darkest: number }> {
  const box = { left: 0, top: 104, width: 1200, height: 400 };
  const band = sharp(await sharp(answer.bytes).extract(box).greyscale().toBuffer());
  const { channels } = await band.stats();
  return { pixels: (await band.raw().toBuffer()).toString('base64'), darkest: channels[0]?.min ?? 255 };
}

test('characters are drawn as themselves, never as the box of a missing glyph', async ({ portal, tree }) => {
  const drawable = [...'犇猋骉麤〇䶮𬭚臺灣“《—…１℃A'];
  const missing = ['\u{20bb7}', '\u{1f389}', '\u0f56\u0f7c\u0f51'];
  const titles = [...drawable, ...missing, '新闻中心', '开幕', '开幕\u{1f389}'];
  for (const [index, title] of titles.entries()) {
    tree.article({ slug: `glyph-${index}`, title, date: '2024-05-01' });
  }
  await portal.revalidate();
  const drawn = new Map<string, string>();
  for (const [index, title] of titles.entries()) {
    const { pixels, darkest } = await titleBand(await portal.get(`/api/og/article/glyph-${index}.png`));
    expect(darkest, title).toBeLessThan(100);
    drawn.set(title, pixels);
  }
  expect(new Set(drawable.map((title) => drawn.get(title))).size).toBe(drawable.length);
  // The name of the section stands in for a title that the typeface cannot draw; emoji alone are left out.
  for (const title of missing) expect(drawn.get(title) === drawn.get('新闻中心'), title).toBe(true);
  expect(drawn.get('开幕\u{1f389}') === drawn.get('开幕')).toBe(true);
});

test('each picture is drawn once for everyone who asks, and pages stay quick meanwhile', async ({
  portal,
  tree,
}) => {
  for (let index = 0; index < 12; index += 1) {
    tree.article({
      slug: `busy-${index}`,
      title: `同时被分享的第${index}篇文章：${'长标题'.repeat(20)}`,
      date: '2024-04-01',
    });
  }
  await portal.revalidate();
  await portal.get('/culture');
  const folder = path.join(portal.dataDir, 'pictures');
  const cards = () =>
    existsSync(folder) ? readdirSync(folder).filter((file) => file.startsWith('card-')) : [];
  const before = cards().length;
  const asked = Array.from({ length: 12 }, (_, index) =>
    Array.from({ length: 4 }, () => portal.get(`/api/og/article/busy-${index}.png`)),
  ).flat();
  const times: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const started = performance.now();
    expect((await portal.get('/culture')).status).toBe(200);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  expect(times[10]).toBeLessThan(250);
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 200));
  expect(cards().length - before).toBe(12);
});
