import { expect, type Page } from '@playwright/test';
import { type Colleague, newColleague } from './support/desk';
import { linesOf, openEditor, placeCursor, signIn, statusOf } from './support/editor';
import type { Portal } from './support/portal';
import { testWithPortal } from './support/test';
import { png } from './support/tree';

/** From a new draft to the public and back, each step by whoever may take it. */
const base = testWithPortal((tree) => {
  tree.article({ slug: 'wrong', status: 'draft', title: '有错的稿', body: '<Figur src="a.png" />' });
  tree.article({ slug: 'due', status: 'draft', title: '定时的稿' });
  tree.article({ slug: 'public', title: '公开的稿', body: '第一段。' });
  tree.article({
    slug: 'pictured',
    folder: true,
    status: 'draft',
    title: '有图的稿',
    body: '第一段。\n\n第二段。',
  });
  tree.write('articles/2024/pictured/gate.png', png(900, 600));
  return {};
});

const test = base.extend<object, { chief: Colleague; author: Colleague }>({
  chief: [async ({ portal }, use) => use(await newColleague(portal, 'chief')), { scope: 'worker' }],
  author: [async ({ portal }, use) => use(await newColleague(portal, 'author')), { scope: 'worker' }],
});

test.beforeEach(({ page }) => page.setViewportSize({ width: 1440, height: 900 }));

async function sitAs(page: Page, portal: Portal, person: Colleague): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, portal, person);
}

test('an author begins an article and hands it over, a chief compares and publishes it', async ({
  page,
  portal,
  author,
  chief,
}) => {
  await sitAs(page, portal, author);
  await page.goto('/desk/new');
  await page.getByLabel('标题').fill('开放日 2026');
  await expect(page.getByLabel('文件名')).toHaveValue('kai-fang-ri-2026');
  await page.getByLabel('栏目').selectOption({ label: '新闻中心' });
  await page.getByRole('button', { name: '建立草稿' }).click();
  await expect(page).toHaveURL(/\/desk\/articles\/kai-fang-ri-2026$/);
  const text = page.getByRole('textbox', { name: '稿件文本' });
  await placeCursor(text, '正文从这里开始。');
  await page.keyboard.insertText('每周六开放。');
  await expect(statusOf(page)).toContainText('已暂存');
  await expect(page.getByRole('button', { name: '发布' })).toHaveCount(0);
  await page.getByRole('button', { name: '交稿' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '交稿' }).click();
  await expect(page.getByText('已交稿，等待编辑核发。')).toBeVisible();
  await expect(statusOf(page)).toHaveText('已交稿');

  await sitAs(page, portal, chief);
  await openEditor(page, 'kai-fang-ri-2026');
  await page.getByRole('button', { name: '查看并发布' }).click();
  const dialog = page.getByRole('dialog', { name: /交来的改动/ });
  await expect(dialog.locator('.cm-changedText, .cm-changedLine').first()).toBeVisible();
  await dialog.getByRole('button', { name: '发布这份改动' }).click();
  await expect(page.getByText('已发布。')).toBeVisible();
  const answer = await portal.get('/news/kai-fang-ri-2026');
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('每周六开放。');
});

test('nobody reads what he may not, and nobody without a session reads anything', async ({
  portal,
  author,
}) => {
  for (const address of ['/desk/live/wrong', '/desk/articles/wrong']) {
    expect((await author.get(address)).status, address).toBe(404);
    expect((await portal.get(address)).status, address).toBe(303);
  }
  const asked = { slug: 'wrong', source: '---\n---\n' };
  expect((await author.send('POST', '/desk/api/problems', asked)).status).toBe(404);
  expect((await author.get('/desk/api/handed-over/public/nobody')).status).toBe(404);
});

test('the live preview is a page of its reader alone', async ({ chief }) => {
  const { status, headers, text } = await chief.get('/desk/live/wrong');
  expect(status).toBe(200);
  expect(headers['cache-control']).toBe('private, no-store');
  expect(headers['x-robots-tag']).toContain('noindex');
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
  expect(text).not.toMatch(/_next\/static\/chunks\/[^"]+\.js/);
});

test('errors keep an article from being published, and lead to their places', async ({
  page,
  portal,
  chief,
}) => {
  await sitAs(page, portal, chief);
  const text = await openEditor(page, 'wrong');
  await expect(page.getByRole('tab', { name: /问题/ })).toContainText('1');
  await page.getByRole('button', { name: '发布' }).click();
  const dialog = page.getByRole('dialog', { name: '发布这篇稿件' });
  await expect(dialog.getByRole('button', { name: '发布' })).toBeDisabled();
  await dialog.getByRole('button', { name: /没有组件/ }).click();
  await expect(dialog).toBeHidden();
  await expect(text).toBeFocused();
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText('好了。');
  await expect(page.getByRole('tab', { name: /问题/ })).toHaveText('问题');
  await page.getByRole('button', { name: '发布' }).click();
  await dialog.getByRole('button', { name: '发布' }).click();
  await expect(page.locator('.editor-facts .badge').first()).toHaveText('已发布');
  expect((await portal.get('/news/wrong')).text).toContain('好了。');
});

test('an article is scheduled, and made a draft again', async ({ page, portal, chief }) => {
  await sitAs(page, portal, chief);
  const text = await openEditor(page, 'due');
  await page.getByText('更多').click();
  await page.getByRole('button', { name: '定时发布' }).click();
  const dialog = page.getByRole('dialog', { name: '定时发布' });
  await dialog.getByLabel('日期').fill('2099-01-02');
  await dialog.getByLabel('时刻').fill('08:30');
  await dialog.getByRole('button', { name: '定时' }).click();
  await expect(page.locator('.editor-facts .badge').first()).toHaveText('定时发布');
  expect(await linesOf(text)).toContain('date: 2099-01-02 08:30');
  await page.getByText('更多').click();
  await page.getByRole('button', { name: '改回草稿' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '改回草稿' }).click();
  await expect(page.locator('.editor-facts .badge').first()).toHaveText('草稿');
});

test('a public article is corrected, then withdrawn with its reason', async ({ page, portal, chief }) => {
  await sitAs(page, portal, chief);
  const text = await openEditor(page, 'public');
  await page.getByText('更多').click();
  await page.getByRole('button', { name: '更正' }).click();
  await page.getByLabel('更正内容').fill('初稿把时间写错了，已改正。');
  await page.getByRole('button', { name: '发出更正' }).click();
  await expect(text).toContainText('初稿把时间写错了');
  expect((await portal.get('/news/public')).text).toContain('初稿把时间写错了，已改正。');
  await page.getByText('更多').click();
  await page.getByRole('button', { name: '撤回' }).click();
  await page.getByLabel(/^原因/).fill('活动取消。');
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await expect(page.locator('.editor-facts .badge').first()).toHaveText('已撤回');
  expect((await portal.get('/news/public')).status).toBe(410);
});

test('pictures are chosen, uploaded, pasted, described and put in', async ({ page, portal, chief }) => {
  await sitAs(page, portal, chief);
  const text = await openEditor(page, 'pictured');
  await placeCursor(text, '第一段');
  await page.getByRole('button', { name: '插入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^图片/ }).click();
  const dialog = page.getByRole('dialog', { name: '插入图片' });
  await dialog.getByRole('button', { name: '选用 gate.png' }).click();
  await dialog.getByLabel('替代文字').fill('大门前排队的人');
  await dialog.getByLabel('说明').fill('预约入口');
  await dialog.getByRole('button', { name: '插入' }).click();
  await expect(text).toContainText('<Figure src="gate.png" alt="大门前排队的人" caption="预约入口" />');
  await expect(
    page.frameLocator('.preview-frame').getByRole('img', { name: '大门前排队的人' }),
  ).toBeVisible();

  const bytes = png(640, 400).toString('base64');
  await placeCursor(text, '第二段');
  await text.evaluate((element, data) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], '照片.png', { type: 'image/png' }));
    clipboardData.items.add(new File(['not a picture'], 'bad.png', { type: 'image/png' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, bytes);
  await expect(dialog.getByText('照片.png 已上传')).toBeVisible();
  await expect(dialog.getByText(/bad\.png 没有上传：/)).toBeVisible();
  await dialog.getByLabel('替代文字').fill('展厅');
  await dialog.getByRole('button', { name: '插入' }).click();
  await expect(text).toContainText(/第二段。<Figure src="[a-z0-9-]+\.png" alt="展厅" \/>/);

  await page.getByRole('tab', { name: '字段' }).click();
  await page.getByText('题图', { exact: true }).first().click();
  await page.getByRole('button', { name: '选择图片' }).click();
  await page.getByRole('button', { name: '选用 gate.png' }).click();
  await expect(text).toContainText('cover: gate.png');
});
