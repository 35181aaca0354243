import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type Portal, startPortal } from './support/portal';
import { previewLink } from './support/preview';
import { test as base, testWithPortal } from './support/test';
import { createTree, type Tree } from './support/tree';

/** `npm run dev` for whoever writes: an open page follows its file. */
const test = base.extend<object, { tree: Tree; portal: Portal }>({
  tree: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern
    async ({}, use) => {
      const tree = createTree();
      tree.article({ slug: 'long', title: '长文', body });
      tree.article({ slug: 'draft', title: '草稿甲', status: 'draft', body: '第一稿。' });
      await use(tree);
      tree.dispose();
    },
    { scope: 'worker' },
  ],
  portal: [
    async ({ tree }, use) => {
      const portal = await startPortal({ tree, serves: 'development' });
      // The first request of a page compiles it.
      await portal.get('/news/long');
      await use(portal);
      await portal.dispose();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ portal }, use) => use(portal.url),
});

const paragraphs = Array.from({ length: 60 }, (_, index) => `第${index}段，写得足够长，好让页面能够滚动。`);
const body = paragraphs.join('\n\n');
const file = 'articles/2024/long.mdx';

/** Development compiles each kind of page when it is first asked for. */
test.describe.configure({ mode: 'serial', timeout: 60_000 });

/** Opens a page that is connected to the channel, and marks it, so that a new load of it would be seen. */
async function openPage(page: Page, address: string): Promise<void> {
  const channel = page.waitForRequest((request) => request.url().endsWith('/dev/changes'));
  await page.goto(address);
  await channel;
  await page.evaluate(() => Reflect.set(window, 'sameLoad', true));
}

function isSameLoad(page: Page): Promise<boolean> {
  return page.evaluate(() => Reflect.get(window, 'sameLoad') === true);
}

test('a save shows in the open page at once, where the reader is', async ({ page, portal, tree }) => {
  await openPage(page, `${portal.url}/news/long`);
  await page.getByText('第40段').scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => window.scrollY);
  expect(place).toBeGreaterThan(500);
  let before = '第50段';
  for (const text of ['第50段，先改一次', '第50段，再改一次']) {
    tree.edit(file, before, text);
    await expect(page.getByText(text)).toBeVisible();
    before = text;
  }
  expect(await isSameLoad(page)).toBe(true);
  expect(await page.evaluate(() => window.scrollY)).toBe(place);
  await expect(page.locator('.prose > p')).toHaveCount(60);
});

test('title, list and elements of the page follow too', async ({ page, portal, tree }) => {
  await openPage(page, `${portal.url}/news/long`);
  tree.edit(file, 'title: 长文', 'title: 改了题目');
  await expect(page).toHaveTitle(/改了题目/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('改了题目');
  await expect(page.getByRole('button', { name: '打印' })).toHaveCount(1);
  await page.goto(`${portal.url}/news`);
  await expect(page.getByRole('link', { name: '改了题目' }).first()).toBeVisible();
});

test('errors stand over the page with file, line and remedy until they are mended', async ({
  page,
  portal,
  tree,
}) => {
  await openPage(page, `${portal.url}/news/long`);
  tree.edit(file, 'section: news', 'sectoin: news');
  const overlay = page.locator('dev-errors').getByRole('alert');
  await expect(overlay).toContainText('不认识的字段“sectoin”，是不是“section”？');
  await expect(overlay).toContainText('articles/2024/long.mdx 第 2 行第 1 列');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('改了题目');

  const other = await page.context().newPage();
  await other.goto(`${portal.url}/`);
  await expect(other.locator('dev-errors')).toContainText('第 2 行');
  await other.close();

  tree.edit(file, 'sectoin: news', 'section: news');
  await expect(overlay).toHaveCount(0);
  tree.edit(file, '第0段', '<Lead>第0段');
  await expect(overlay).toContainText('Lead');
  await overlay.getByRole('button', { name: '收起' }).click();
  await expect(overlay).toHaveCount(0);
  tree.edit(file, '<Lead>第0段', '第零段');
  await expect(page.getByText('第零段')).toBeVisible();
  await expect(page.locator('dev-errors')).toHaveCount(0);
  expect(await isSameLoad(page)).toBe(true);
});

test('a draft in preview follows its file, and keeps what could be read of it', async ({
  page,
  portal,
  tree,
}) => {
  await openPage(page, await previewLink(portal, tree, ['draft']));
  await expect(page.getByText('第一稿。')).toBeVisible();
  tree.edit('articles/2024/draft.mdx', '第一稿。', '第二稿。');
  await expect(page.getByText('第二稿。')).toBeVisible();
  tree.edit('articles/2024/draft.mdx', '第二稿。', '第三稿{。');
  await expect(page.locator('dev-errors')).toContainText('articles/2024/draft.mdx 第');
  await expect(page.getByText('第二稿。')).toBeVisible();
  tree.edit('articles/2024/draft.mdx', '第三稿{。', '第三稿。');
  await expect(page.getByText('第三稿。')).toBeVisible();
  await expect(page.locator('dev-errors')).toHaveCount(0);
});

test('pages are those that readers get: without scripts of the framework, under the same policy', async ({
  portal,
}) => {
  const { text, headers } = await portal.get('/news/long');
  expect(text).not.toContain('/_next/static/chunks/node_modules');
  expect(headers['content-security-policy']).toContain("script-src 'self';");
  expect((await portal.get('/news/nothing-here')).status).toBe(404);
  expect((await portal.get('/zh-hant/news/long')).text).toContain('lang="zh-Hant"');
});

const production = testWithPortal((tree) => {
  tree.article({ slug: 'long', title: '长文' });
  return {};
});

production('a build knows nothing of it', async ({ portal }) => {
  for (const address of ['/assets/dev-reload.js', '/dev/changes'])
    expect((await portal.get(address)).status, address).toBe(404);
  expect((await portal.get('/news/long')).text).not.toMatch(/dev-reload|dev\/changes/);
  const build = path.resolve(import.meta.dirname, '../.next');
  const folders = ['assets', 'static', 'server'].map((name) => path.join(build, name));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      .filter((name) => /\.(?:js|mjs|css|html)$/.test(name) && statSync(name).isFile()),
  );
  expect(files.length).toBeGreaterThan(20);
  expect(
    files.filter((name) => /dev-reload|dev-errors|dev\/changes/.test(readFileSync(name, 'utf8'))),
  ).toEqual([]);
});
