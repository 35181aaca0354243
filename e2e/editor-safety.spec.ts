import { expect } from '@playwright/test';
import { type Colleague, newColleague } from './support/desk';
import { linesOf, openEditor, placeCursor, signIn, statusOf } from './support/editor';
import { testWithPortal } from './support/test';

/** Nothing that was typed is lost, and nothing of somebody else's is written over. */
const body = '第一段。\n\n第二段。\n\n第三段。';
const base = testWithPortal((tree) => {
  for (const slug of ['offline', 'closed', 'merged', 'kept-mine', 'adopted', 'twice', 'expired'])
    tree.article({ slug, status: 'draft', title: `稿 ${slug}`, body });
  return {};
});

const test = base.extend<object, { chief: Colleague }>({
  chief: [async ({ portal }, use) => use(await newColleague(portal, 'chief')), { scope: 'worker' }],
});

test.beforeEach(async ({ page, portal, chief }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, portal, chief);
});

test('without a network the text stays in the browser, and is sent when the network is back', async ({
  page,
  context,
  chief,
}) => {
  const text = await openEditor(page, 'offline');
  await placeCursor(text, '第一段');
  await context.setOffline(true);
  await page.keyboard.insertText('离线写的');
  await expect(statusOf(page)).toContainText('离线');
  const stored = (): Promise<string> => page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(await stored()).toContain('离线写的');
  await context.setOffline(false);
  await expect(statusOf(page)).toContainText('已暂存');
  expect(await stored()).not.toContain('离线写的');
  const { workingCopy } = JSON.parse((await chief.get('/desk/api/manuscripts/offline')).text);
  expect(workingCopy.source).toContain('第一段离线写的。');
});

test('what the server never got is offered when the page is opened again', async ({ page, context }) => {
  await context.route('**/working-copy', (route) => route.abort());
  const text = await openEditor(page, 'closed');
  await placeCursor(text, '第一段');
  await page.keyboard.insertText('没有送出');
  await expect(statusOf(page)).toContainText('离线');
  const again = await openEditor(page, 'closed');
  await expect(page.getByText('没有送到服务器的文字')).toBeVisible();
  expect((await linesOf(again)).join('\n')).not.toContain('没有送出');
  await context.unroute('**/working-copy');
  await page.getByRole('button', { name: '用这一份' }).click();
  await expect(again).toContainText('第一段没有送出。');
  await expect(statusOf(page)).toContainText('已暂存');
});

test('what two changed in different places is put together', async ({ page, portal, tree }) => {
  const file = 'articles/2024/merged.mdx';
  const text = await openEditor(page, 'merged');
  await placeCursor(text, '第一段');
  await page.keyboard.insertText('由我改过');
  await expect(statusOf(page)).toContainText('已暂存');
  tree.edit(file, '第三段。', '第三段由别人改过。');
  await portal.revalidate([file]);
  await page.getByRole('button', { name: '对照并合并' }).click();
  const dialog = page.getByRole('dialog', { name: '两边都改过这篇稿件' });
  await expect(dialog.getByRole('status')).toHaveText('没有冲突，两边的改动都在里面');
  await dialog.getByText('别处改了什么').click();
  await expect(dialog.locator('.cm-insertedLine, .cm-changedText').first()).toBeVisible();
  await dialog.getByRole('button', { name: '用合并结果继续编辑' }).click();
  expect((await linesOf(text)).slice(7)).toEqual([
    '第一段由我改过。',
    '',
    '第二段。',
    '',
    '第三段由别人改过。',
    '',
  ]);
  expect(tree.read(file)).not.toContain('由我改过');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(statusOf(page)).toContainText('已保存');
  expect(tree.read(file)).toContain('第一段由我改过。\n\n第二段。\n\n第三段由别人改过。');
});

test('what two changed in one place is decided by the person, at saving too', async ({ page, tree }) => {
  const file = 'articles/2024/kept-mine.mdx';
  const text = await openEditor(page, 'kept-mine');
  await placeCursor(text, '第一段');
  await page.keyboard.insertText('，我的');
  await expect(statusOf(page)).toContainText('已暂存');
  // The watcher may be slower than whoever saves.
  tree.edit(file, '第一段。', '第一段，别人的。');
  await page.keyboard.press('ControlOrMeta+s');
  const dialog = page.getByRole('dialog', { name: '两边都改过这篇稿件' });
  await expect(dialog.getByRole('status')).toHaveText('还有 1 处要您选定');
  await expect(dialog.getByRole('button', { name: '用合并结果继续编辑' })).toBeDisabled();
  expect(tree.read(file)).toContain('别人的');
  await dialog.getByRole('button', { name: '保留我的文字' }).click();
  expect(tree.read(file)).toContain('别人的');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(statusOf(page)).toContainText('已保存');
  expect(tree.read(file)).toContain('第一段，我的。');
});

test('a text that nobody typed into follows the file', async ({ page, portal, tree }) => {
  const file = 'articles/2024/adopted.mdx';
  const text = await openEditor(page, 'adopted');
  await placeCursor(text, '第三段');
  tree.edit(file, '第一段。', '第一段，在别处改过。');
  await portal.revalidate([file]);
  await expect(text).toContainText('第一段，在别处改过。');
  await expect(page.getByText('已载入新的文字')).toBeVisible();
  await page.keyboard.insertText('，接着写');
  await expect(text).toContainText('第三段，接着写。');
});

test('two tabs do not write the same article', async ({ page, context }) => {
  const first = await openEditor(page, 'twice');
  await placeCursor(first, '第一段');
  const other = await context.newPage();
  await other.setViewportSize({ width: 1440, height: 900 });
  const second = await openEditor(other, 'twice');
  await expect(other.getByText('正在另一个标签页里编辑')).toBeVisible();
  await placeCursor(second, '第二段');
  await other.keyboard.insertText('不能写');
  await expect(second).not.toContainText('不能写');
  await other.getByRole('button', { name: '改在这里编辑' }).click();
  await placeCursor(second, '第二段');
  await other.keyboard.insertText('能写');
  await expect(second).toContainText('第二段能写。');
  await expect(page.getByText('正在另一个标签页里编辑')).toBeVisible();
});

test('when the session ends the text stays, and it is said what to do', async ({ page, context }) => {
  const text = await openEditor(page, 'expired');
  await placeCursor(text, '第一段');
  await context.clearCookies();
  await page.keyboard.insertText('登录失效以后');
  await expect(statusOf(page)).toContainText('登录已失效');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.locator('.note-problem')).toContainText('重新登录');
  await expect(text).toContainText('第一段登录失效以后。');
});
