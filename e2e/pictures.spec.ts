import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import { type Portal, previewSecret } from './support/portal';
import { testWithPortal } from './support/test';
import type { Tree } from './support/tree';

const test = testWithPortal((tree) => {
  const matter = { cover: { src: '/media/wide.jpg', alt: '封面' }, section: 'culture' };
  tree.article({
    slug: 'pictured',
    title: '有图',
    ...matter,
    body: `${'字'.repeat(2000)}\n\n![插图](/media/chart.png)`,
  });
  tree.article({ slug: 'own', folder: true, body: '正文。\n\n![自带](own.jpg)' });
  const cover = { src: 'own.jpg', alt: '封面' };
  tree.article({ slug: 'twice', folder: true, cover, body: '正文。\n\n![插图](./own.jpg)' });
  const other =
    '正文提到 own.jpg。\n\n<Gallery>\n\n<Figure src="/media/other/own.jpg" alt="插图" />\n\n</Gallery>';
  tree.article({ slug: 'namesake', folder: true, cover, body: other });
  tree.article({ slug: 'draft', folder: true, status: 'draft', body: '正文。\n\n![自带](own.jpg)' });
  return {};
});

/** Something with structure; `seed` makes it another picture. */
function canvas(width: number, height: number, seed = 7) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * seed + (at >> 9) * 13) & 0xff;
  return sharp(pixels, { raw: { width, height, channels: 3 } }).blur(3);
}

async function fill(tree: Tree): Promise<void> {
  const photo = await canvas(2400, 1600).jpeg().toBuffer();
  tree.write('media/wide.jpg', photo);
  tree.write('media/chart.png', await canvas(900, 500).png().toBuffer());
  tree.write('media/other/own.jpg', photo);
  for (const slug of ['own', 'draft', 'twice', 'namesake'])
    tree.write(`articles/2024/${slug}/own.jpg`, photo);
}

test.beforeAll(async ({ portal, tree }) => {
  await fill(tree);
  await portal.revalidate();
});

/** Addresses in the srcset of the sources and images of a page. */
function candidates(html: string): string[] {
  return [...html.matchAll(/srcset="([^"]+)"/gi)].flatMap(([, set = '']) =>
    set
      .replaceAll('&amp;', '&')
      .split(', ')
      .map((candidate) => candidate.split(' ')[0] ?? ''),
  );
}

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

test('every address on a page answers with what it says and may be kept for ever', async ({ portal }) => {
  const { text } = await portal.get('/culture/pictured');
  const addresses = candidates(text);
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of addresses) {
    const { status, headers } = await portal.get(address);
    const format = new URLSearchParams(address.split('?')[1]).get('f');
    expect(`${status} ${headers['content-type']}`, address).toBe(`200 image/${format}`);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  }
  const original = /<img src="(\/media\/wide\.jpg\?v=[\w-]+)"/.exec(text)?.[1] ?? '';
  expect((await portal.get(original)).headers['cache-control']).toContain('immutable');
  expect((await portal.get('/media/wide.jpg?w=641&f=webp')).status).toBe(404);
  expect((await portal.get('/media/wide.jpg')).status).toBe(200);
});

test('the lead picture comes first, the others when they are near; nothing moves', async ({
  page,
  portal,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'image') asked.push(new URL(request.url()).search);
  });
  await page.setViewportSize({ width: 400, height: 800 });
  await page.goto(`${portal.url}/culture/pictured`);
  const lead = page.locator('.article-cover img');
  await expect(lead).toHaveAttribute('fetchpriority', 'high');
  await expect(lead).not.toHaveAttribute('loading');
  await expect
    .poll(() => lead.evaluate((image: HTMLImageElement) => image.currentSrc))
    .toMatch(/&w=640&f=avif$/);
  const below = page.locator('.prose img');
  await expect(below).toHaveAttribute('loading', 'lazy');
  const box = async () => below.evaluate((image) => [image.clientWidth, image.clientHeight]);
  const [width = 0, height = 0] = await box();
  expect(Math.abs(height - (width * 500) / 900)).toBeLessThan(2);
  await below.scrollIntoViewIfNeeded();
  await expect.poll(() => below.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  expect(await box()).toEqual([width, height]);
  expect(
    asked.every((query) => query.includes('&f=avif')),
    asked.join(),
  ).toBe(true);
});

test('a cover that the text shows stands there alone, one of the same name above it', async ({ page }) => {
  const alternatives = (): Promise<(string | null)[]> =>
    page.locator('.article img').evaluateAll((all) => all.map((image) => image.getAttribute('alt')));
  await page.goto('/news/twice');
  expect(await alternatives()).toEqual(['插图']);
  await page.goto('/news/namesake');
  expect(await alternatives()).toEqual(['封面', '插图']);
});

test('a card asks for the width that it has', async ({ page, portal }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${portal.url}/culture`);
  const image = page.locator('.card-picture img').first();
  await expect
    .poll(() => image.evaluate((found: HTMLImageElement) => found.currentSrc))
    .toMatch(/&w=320&f=avif$/);
  const [width = 0, height = 0] = await image.evaluate((found) => [found.clientWidth, found.clientHeight]);
  expect(Math.abs(height - (width * 2) / 3)).toBeLessThan(2);
});

test('a replaced file has another address on the very next page', async ({ portal, tree }) => {
  const before = candidates((await portal.get('/culture/pictured')).text);
  const old = await portal.get(before[0] ?? '');
  tree.write('media/wide.jpg', await canvas(2000, 1300, 11).jpeg().toBuffer());
  await portal.revalidate(['media/wide.jpg']);
  const after = candidates((await portal.get('/culture/pictured')).text);
  expect(after[0]).not.toBe(before[0]);
  const outdated = await portal.get(before[0] ?? '');
  expect(outdated.headers['cache-control']).toContain('max-age=60');
  expect(outdated.headers.etag).not.toBe(old.headers.etag);
  await fill(tree);
  await portal.revalidate();
});

test('variants beside an article leave with it, and are shown in the preview of a draft only', async ({
  portal,
  tree,
}) => {
  const [address = ''] = candidates((await portal.get('/news/own')).text);
  const seen = await portal.get(address);
  expect(seen.status).toBe(200);
  expect(seen.headers['cache-control']).toMatch(/^public, max-age=60\b/);
  const file = 'articles/2024/own/index.mdx';
  const published = tree.read(file);
  tree.write(
    file,
    published.replace(
      'section: news',
      'section: news\nstatus: withdrawn\nwithdrawn: {date: 2024-06-01, reason: 有误}',
    ),
  );
  await portal.revalidate([file]);
  const etag = seen.headers.etag ?? '';
  expect((await portal.get(address)).status).toBe(404);
  expect((await portal.get(address, { headers: { 'if-none-match': etag } })).status).toBe(404);
  tree.write(file, published);
  await portal.revalidate([file]);
  expect((await portal.get(address)).status).toBe(200);

  const cookie = await previewCookie(portal, tree, 'draft');
  const page = await portal.get('/news/draft', { headers: { cookie } });
  const [hidden = ''] = candidates(page.text);
  expect(hidden).toContain('/media/articles/draft/own.jpg');
  const shown = await portal.get(hidden, { headers: { cookie } });
  expect(`${shown.status} ${shown.headers['content-type']}`).toBe('200 image/avif');
  expect(shown.headers['cache-control']).toMatch(/private|no-store/);
  expect((await portal.get(hidden)).status).toBe(404);
});

test('pages stay quick while many new pictures are asked for, each made once', async ({ portal, tree }) => {
  const names = Array.from({ length: 6 }, (_, index) => `busy-${index}.jpg`);
  for (const [index, name] of names.entries()) {
    tree.write(
      `media/${name}`,
      await canvas(2000, 1200, 3 + 2 * index)
        .jpeg()
        .toBuffer(),
    );
  }
  const asked = names.flatMap((name) => [1, 2, 3].map(() => portal.get(`/media/${name}?w=960&f=avif`)));
  const times: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const started = performance.now();
    expect((await portal.get('/news')).status).toBe(200);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  expect(times[10]).toBeLessThan(250);
  const answers = await Promise.all(asked);
  expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 200));
  const folder = path.join(portal.dataDir, 'pictures');
  const files = readdirSync(folder);
  expect(files.filter((file) => file.endsWith('.new'))).toEqual([]);
  expect(files.every((file) => statSync(path.join(folder, file)).size > 0)).toBe(true);
});
