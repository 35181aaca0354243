import { type BrowserContext, expect, type Page } from '@playwright/test';
import { violationsOf } from './support/axe';
import { type Colleague, newColleague, password } from './support/desk';
import { lend } from './support/desk-browser';
import type { Portal } from './support/portal';
import { testWithPortal } from './support/test';
import { missing, present } from './support/text';
import { watchViolations } from './support/violations';

/** The front page of the desk in a browser: what stands on its lists, and how it follows the newsroom. */
const test = testWithPortal((tree) => {
  tree.article({ slug: 'public', title: '公开的文章', section: 'culture', body: '公开的正文。' });
  tree.article({ slug: 'draft', title: '一篇草稿', status: 'draft', body: '只有草稿里才有紫藤花。' });
  tree.article({ slug: 'still', title: '不动的草稿', status: 'draft', body: '安静。' });
  tree.article({ slug: 'scheduled', title: '定时稿', date: '2199-03-04 05:06' });
  tree.article({ slug: 'expired', title: '到期稿', date: '2020-01-01', expires: '2020-02-01' });
  tree.article({
    slug: 'corrected',
    title: '更正稿',
    corrections: [{ date: '2024-06-01', text: '甲应为乙' }],
  });
  tree.article({
    slug: 'withdrawn',
    title: '撤回稿',
    status: 'withdrawn',
    withdrawn: { date: '2024-06-01', reason: '有误' },
  });
  tree.write(
    'articles/2024/faulty.mdx',
    '---\ntitle: 有错的稿\nsection: news\ndate: 2024-05-06\ntagz: [一]\n---\n\n正文。\n',
  );
  for (let number = 10; number < 70; number += 1)
    tree.article({
      slug: `note-${number}`,
      title: `第${number}号通知`,
      section: 'notices',
      date: '2024-02-03',
    });
  return {};
});

const staff = new Map<string, Promise<Colleague>>();

function editorOf(portal: Portal): Promise<Colleague> {
  const known = staff.get(portal.url) ?? newColleague(portal, 'editor');
  staff.set(portal.url, known);
  return known;
}

async function open(context: BrowserContext, portal: Portal, query = ''): Promise<Page> {
  await lend(context, await editorOf(portal));
  const page = await context.newPage();
  await page.goto(`/desk${query}`);
  await expect(page.locator('[data-state=open]')).toBeVisible();
  return page;
}

const titles = (page: Page) => page.locator('.lists-row h2 a');
const row = (page: Page, id: string) => page.locator(`[data-row="${id}"]`);

test('after signing in, each list has what belongs to it', async ({ portal, page }) => {
  const { email } = await editorOf(portal);
  await page.goto('/desk');
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('草稿');
  await expect(titles(page)).toContainText(['有错的稿', '一篇草稿']);
  const lists = page.getByRole('navigation', { name: '稿件分类' });
  for (const [list, expected] of [
    ['待发', '定时稿'],
    ['已更正', '更正稿'],
    ['已撤回', '撤回稿'],
    ['已到期', '到期稿'],
    ['有问题', '有错的稿'],
  ] as const) {
    await lists.getByRole('link', { name: list }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(list);
    await expect(titles(page)).toHaveText([expected]);
    await expect(lists.getByRole('link', { name: list })).toHaveAttribute('aria-current', 'page');
  }
  await page.getByText('1 个错误').click();
  await expect(row(page, 'articles/2024/faulty.mdx')).toContainText('第 5 行第 1 列');
  await expect(row(page, 'articles/2024/faulty.mdx')).toContainText('tagz');
  await lists.getByRole('link', { name: '今日已发' }).click();
  await expect(page.getByText('今天还没有发布稿件')).toBeVisible();
});

test('what changes on disk shows in place: focus, scroll and open details stay', async ({
  portal,
  tree,
  context,
}) => {
  await context.addInitScript(() => Reflect.set(window, 'loaded', performance.timeOrigin));
  const page = await open(context, portal, '?list=all');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const loaded = await page.evaluate(() => Reflect.get(window, 'loaded'));
  await page.getByText('1 个错误').click();
  const note = row(page, 'note-30');
  await note.getByRole('link').first().focus();
  const before = await note.boundingBox();
  tree.article({ slug: 'fresh', title: '刚写的文章', date: '2024-07-01' });
  await expect(row(page, 'fresh')).toBeVisible();
  await expect(row(page, 'fresh')).toContainText('刚有变化');
  await expect(page.locator('[aria-live=polite]')).toHaveText('“刚写的文章”有变化，现在是已发布');
  await expect(note.getByRole('link').first()).toBeFocused();
  const after = await note.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThanOrEqual(1);
  await expect(page.locator('.lists-problems').first()).toHaveAttribute('open', '');
  await expect(row(page, 'still')).not.toContainText('刚有变化');
  // The row that has the focus moves: the focus goes with it.
  tree.article({ slug: 'note-30', title: '第三十号通知', section: 'notices', date: '2024-08-01' });
  await expect(note.getByRole('link').first()).toHaveText('第三十号通知');
  await expect(note.getByRole('link').first()).toBeFocused();
  // It goes away: the focus stays in the list.
  tree.remove(
    tree.article({ slug: 'note-30', title: '第三十号通知', section: 'notices', date: '2024-08-01' }),
  );
  await expect(note).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.closest('[data-row]') !== null)).toBe(true);
  expect(await page.evaluate(() => Reflect.get(window, 'loaded'))).toBe(loaded);
});

test('counts and lists follow what is published and what breaks', async ({ portal, tree, context }) => {
  const page = await open(context, portal);
  const problems = page.getByRole('navigation', { name: '稿件分类' }).getByRole('link', { name: '有问题' });
  const before = Number(await problems.locator('small').textContent());
  tree.write('topics/faulty.mdx', '---\nsummary: 没有题目\n---\n');
  await expect(problems.locator('small')).toHaveText(String(before + 1));
  tree.remove('topics/faulty.mdx');
  await expect(problems.locator('small')).toHaveText(String(before));
  tree.article({ slug: 'moving', title: '要发布的草稿', status: 'draft' });
  await expect(row(page, 'moving')).toBeVisible();
  tree.article({ slug: 'moving', title: '要发布的草稿' });
  await expect(row(page, 'moving')).toHaveCount(0);
});

test('an article that becomes due moves from one list to another by itself', async ({
  portal,
  tree,
  context,
}) => {
  const at = new Date(portal.clock.now() + 3600_000);
  const date = at.toISOString().replace(/\.\d+Z$/, 'Z');
  tree.article({ slug: 'due', title: '快到点的稿件', date });
  const page = await open(context, portal, '?list=scheduled');
  await expect(row(page, 'due')).toBeVisible();
  portal.clock.advance(3600_000);
  await expect(row(page, 'due')).toHaveCount(0);
  portal.clock.advance(-3600_000);
  tree.remove(tree.article({ slug: 'due', title: '快到点的稿件', date }));
});

test('searching finds text of drafts and narrows down', async ({ portal, context }) => {
  const page = await open(context, portal);
  const field = page.getByRole('searchbox', { name: '搜索稿件' });
  await field.fill('紫藤花');
  await field.press('Enter');
  await expect(page).toHaveURL(/q=/);
  await expect(titles(page)).toHaveText(['一篇草稿']);
  await expect(page.locator('.lists-passage mark')).toHaveText('紫藤花');
  await page.getByRole('combobox', { name: '范围' }).selectOption('withdrawn');
  await field.press('Enter');
  await expect(page.getByText('没有找到符合条件的稿件')).toBeVisible();
  await page.getByRole('link', { name: '在全部稿件中搜索' }).click();
  await expect(titles(page)).toHaveText(['一篇草稿']);
  await page.goto('/desk?section=culture&to=2199-01-01');
  await expect(titles(page)).toHaveText(['公开的文章']);
  await expect(page.getByRole('combobox', { name: '栏目' })).toHaveValue('culture');
  await page.goto('/desk?from=x&list=nonsense');
  await expect(page.getByText('地址里有看不懂的条件')).toBeVisible();
});

test('pages follow each other without scripts, and so do lists and search', async ({ portal, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: portal.url });
  await lend(context, await editorOf(portal));
  const page = await context.newPage();
  await page.goto('/desk?list=all&section=notices');
  const seen = await titles(page).allTextContents();
  await page.getByRole('link', { name: '下一页' }).click();
  const more = await titles(page).allTextContents();
  expect(new Set([...seen, ...more]).size).toBe(seen.length + more.length);
  await page.getByRole('link', { name: '回到第一页' }).click();
  await expect(titles(page)).toHaveCount(seen.length);
  await page.getByRole('link', { name: '已撤回' }).click();
  await expect(titles(page)).toHaveText(['撤回稿']);
  await page.getByRole('searchbox').fill('紫藤花');
  await page.getByRole('combobox', { name: '范围' }).selectOption('all');
  await page.getByRole('button', { name: '搜索' }).click();
  await expect(titles(page)).toHaveText(['一篇草稿']);
  await expect(page.getByText('预览链接')).toHaveCount(1);
  await context.close();
});

test('keys go to the search, from row to row, and into an article', async ({ portal, context }) => {
  const page = await open(context, portal, '?list=all&section=notices');
  const names = await titles(page).allTextContents();
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('j');
  await expect(page.getByRole('searchbox')).toHaveValue('j');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe(names[0]);
  for (const key of ['j', 'ArrowDown', 'k', 'ArrowUp', 'ArrowUp', 'j']) await page.keyboard.press(key);
  expect(await focused()).toBe(names[1]);
  await page.getByText('键盘操作').click();
  await page.getByLabel('使用单键操作').uncheck();
  await titles(page).first().focus();
  await page.keyboard.press('j');
  expect(await focused()).toBe(names[0]);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(names[1]);
  const href = await titles(page).nth(1).getAttribute('href');
  await page.keyboard.press('Enter');
  // The editor is heavy when it is loaded for the first time.
  await expect(page).toHaveURL(`${portal.url}${href}`, { timeout: 20_000 });
});

test('it stands as it was when the server comes back, and has made up for what it missed', async ({
  launch,
  newTree,
  context,
}) => {
  test.slow();
  const tree = newTree();
  tree.article({ slug: 'draft', title: '一篇草稿', status: 'draft' });
  const portal = await launch({ tree });
  await lend(context, await newColleague(portal, 'editor'));
  const page = await context.newPage();
  await page.goto(`${portal.url}/desk`);
  await expect(page.locator('[data-state=open]')).toBeVisible();
  const stopped = Date.now();
  expect(await portal.stop()).toBe(0);
  // The open stream keeps nobody from ending: requests in flight would have ten seconds.
  expect(Date.now() - stopped).toBeLessThan(5000);
  await expect(page.locator('[data-state=waiting]')).toContainText('正在重连');
  tree.article({ slug: 'draft', title: '改了题目的草稿', status: 'draft' });
  await portal.start();
  await expect(titles(page)).toHaveText(['改了题目的草稿'], { timeout: 15_000 });
  await expect(page.locator('[data-state=open]')).toBeVisible();
  await context.request.post(`${portal.url}/desk/api/auth/sign-out`, {
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  tree.article({ slug: 'draft', title: '又改了题目的草稿', status: 'draft' });
  await expect(page.getByRole('link', { name: '重新登录' })).toBeVisible();
  await expect(page.locator('.lists-rows')).not.toContainText('又改了');
});

const looked = [
  [360, ['?list=all&section=news', '?list=today']],
  [1440, ['?q=紫藤花&section=news', '?list=problems']],
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing that axe or the policy objects to, ${colorScheme}`, async ({ portal, browser }) => {
    test.slow();
    for (const [width, queries] of looked) {
      const context = await browser.newContext({
        colorScheme,
        baseURL: portal.url,
        viewport: { width, height: 900 },
      });
      const refused = await watchViolations(context);
      for (const query of queries) {
        const page = await open(context, portal, query);
        for (const details of await page.locator('.lists summary').all()) await details.click();
        expect(await violationsOf(page, colorScheme === 'dark' ? ['color-contrast'] : undefined)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${query} ${width}`).toBeLessThanOrEqual(0);
        await page.close();
      }
      expect(refused).toEqual([]);
      await context.close();
    }
  });
}

test('readers and strangers get nothing of it', async ({ portal }) => {
  const editor = await editorOf(portal);
  const { text } = await portal.get(`/api/search?q=${encodeURIComponent('紫藤花')}`);
  expect(present(text, ['一篇草稿', '紫藤花只'])).toEqual([]);
  expect(JSON.parse(text)).toMatchObject({ total: 0 });
  expect((await portal.get('/desk/api/articles?list=all')).status).toBe(401);
  expect((await portal.get('/desk/api/events')).status).toBe(401);
  const answer = await editor.get('/desk/api/articles?q=draft');
  expect(missing(answer.text, ['一篇草稿'])).toEqual([]);
  expect(answer.headers['cache-control']).toContain('no-store');
});

test('a link to the preview of a draft is copied from its row', async ({ portal, context, browser }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await open(context, portal);
  const draft = row(page, 'still');
  await draft.getByText('预览链接').click();
  await draft.getByLabel('有效期').selectOption('72');
  await draft.getByRole('button', { name: '复制链接' }).click();
  await expect(draft.getByRole('status')).toContainText('已复制，有效期至');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const stranger = await browser.newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { name: '不动的草稿' })).toBeVisible();
  await stranger.close();
});
