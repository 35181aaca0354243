import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { type Colleague, newColleague } from './support/desk';
import { linesOf, openEditor, placeCursor, signIn, statusOf } from './support/editor';
import { testWithPortal } from './support/test';
import { watchViolations } from './support/violations';

/** Writing in the browser: what is typed is what is saved, and the form, the preview and the problems follow. */
const base = testWithPortal((tree) => {
  for (const slug of ['composed', 'framed', 'keyed', 'built'])
    tree.article({ slug, status: 'draft', title: `平常的稿 ${slug}`, body: '第一段。\n\n第二段。' });
  for (const slug of ['windows', 'formed'])
    tree.write(
      `articles/2024/${slug}.mdx`,
      '\uFEFF---\r\ntitle: 旧格式 # 注\r\nsection: news\r\ndate: 2024-05-06 09:30\r\nstatus: draft\r\n---\r\n\r\n正文甲。\r\n',
    );
  tree.article({
    slug: 'long',
    status: 'draft',
    title: '长文',
    body: Array.from({ length: 60 }, (_, n) => `第 ${n} 段文字，说一件事情。`).join('\n\n'),
  });
  tree.article({
    slug: 'wrong',
    status: 'draft',
    title: '有错的稿',
    body: '请看,再说。\n\n<Figur src="a.png" />',
  });
  return {};
});

const test = base.extend<{ violations: string[] }, { chief: Colleague }>({
  chief: [async ({ portal }, use) => use(await newColleague(portal, 'chief')), { scope: 'worker' }],
  violations: [
    async ({ context }, use) => {
      const seen = await watchViolations(context);
      await use(seen);
      expect(seen).toEqual([]);
    },
    { auto: true },
  ],
});

test.beforeEach(async ({ page, portal, chief }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, portal, chief);
});

test('what is typed is what is saved: byte order mark, line ends and comments stay', async ({
  page,
  tree,
}) => {
  const text = await openEditor(page, 'windows');
  await placeCursor(text, '正文甲');
  await page.keyboard.insertText('与乙');
  await expect(statusOf(page)).toContainText('已暂存');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(statusOf(page)).toContainText('已保存');
  expect(readFileSync(tree.absolute('articles/2024/windows.mdx'), 'utf8')).toBe(
    '\uFEFF---\r\ntitle: 旧格式 # 注\r\nsection: news\r\ndate: 2024-05-06 09:30\r\nstatus: draft\r\n---\r\n\r\n正文甲与乙。\r\n',
  );
});

test('a word is kept when it is composed, never in the middle of it', async ({ page, portal }) => {
  const kept: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/working-copy') && request.method() === 'PUT')
      kept.push(request.postData() ?? '');
  });
  await page.clock.install();
  const text = await openEditor(page, 'composed');
  await placeCursor(text, '第一段');
  const session = await page.context().newCDPSession(page);
  for (const composed of ['n', 'ni', 'ni h', 'ni hao']) {
    await session.send('Input.imeSetComposition', {
      text: composed,
      selectionStart: composed.length,
      selectionEnd: composed.length,
    });
  }
  await expect(text).toContainText('第一段ni hao。');
  // Longer than the pauses after which typing is kept and checked.
  await page.clock.runFor(2000);
  expect(kept).toEqual([]);
  await session.send('Input.insertText', { text: '你好' });
  await expect(text).toContainText('第一段你好。');
  await expect(statusOf(page)).toContainText('已暂存');
  await page.keyboard.insertText('吗');
  await expect.poll(() => kept.length).toBeGreaterThan(1);
  expect(kept.every((body) => !body.includes('ni h'))).toBe(true);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(text).toContainText('第一段。');
  expect(portal.output()).not.toContain('request failed');
});

test('the form and the text are one: each changes the other, line by line', async ({ page }) => {
  const text = await openEditor(page, 'formed');
  await page.getByRole('tab', { name: '字段' }).click();
  const title = page.getByRole('textbox', { name: /^标题/ });
  await expect(title).toHaveValue('旧格式');
  await title.fill('新: 格式');
  await page.getByRole('combobox', { name: '标签' }).fill('开放日');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '摘要' }).fill('一句话。');
  expect((await linesOf(text)).slice(0, 9)).toEqual([
    '---',
    'title: "新: 格式" # 注',
    'section: news',
    'date: 2024-05-06 09:30',
    'status: draft',
    'summary: 一句话。',
    'tags: [开放日]',
    '---',
    '',
  ]);
  await placeCursor(text, '一句话');
  await page.keyboard.insertText('，又一句');
  await expect(page.getByRole('textbox', { name: '摘要' })).toHaveValue('一句话，又一句。');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('新: 格式');
  await placeCursor(text, 'section: news');
  await page.keyboard.insertText(': x');
  await expect(page.getByRole('tabpanel').getByRole('alert')).toContainText('第 3 行');
  await page.getByRole('button', { name: '到那里去' }).click();
  await expect(text).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(title).toHaveValue('新: 格式');
});

test('the preview shows the words a moment later, where it was read', async ({ page }) => {
  const text = await openEditor(page, 'long');
  const preview = page.frameLocator('iframe[title="稿件预览"]');
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('长文');
  const place = (): Promise<number> => preview.locator('html').evaluate((html) => html.scrollTop);
  await page.getByRole('checkbox', { name: '跟随光标' }).uncheck();
  await preview.locator('html').evaluate((html) => html.scrollTo(0, 400));
  await placeCursor(text, '第 0 段文字');
  await page.keyboard.insertText('多了几个字');
  await expect(preview.getByText('第 0 段文字多了几个字')).toBeAttached();
  expect(await place()).toBe(400);
  await page.getByRole('checkbox', { name: '跟随光标' }).check();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('最后一句。');
  await expect(preview.getByText('最后一句。')).toBeInViewport();
});

test('the preview is as wide as is wanted, and leads nowhere', async ({ page, context }) => {
  await openEditor(page, 'framed');
  const width = (): Promise<number> => page.locator('.preview-frame').evaluate((frame) => frame.clientWidth);
  await expect.poll(width).toBeLessThanOrEqual(390);
  await page.getByText('平板', { exact: true }).click();
  await expect.poll(width).toBe(766);
  const opened = context.waitForEvent('page');
  await page.frameLocator('.preview-frame').getByRole('link', { name: '首页' }).first().click();
  await (await opened).close();
  await expect(page.locator('.preview-frame')).toHaveAttribute('src', '/desk/live/framed');
});

test('problems stand at their places, by the rules of the check', async ({ page }) => {
  const text = await openEditor(page, 'wrong');
  const tab = page.getByRole('tab', { name: /问题/ });
  await expect(tab).toContainText('2');
  await expect(text.locator('.cm-lintRange-error')).toHaveText('<');
  await expect(text.locator('.cm-lintRange-warning')).toHaveText(',');
  await tab.click();
  await page.getByRole('button', { name: /没有组件 <Figur>/ }).click();
  await expect(text).toBeFocused();
  await expect(page.locator('.cm-lineNumbers .cm-activeLineGutter')).toContainText('10');
  await page.keyboard.press('F8');
  await page.keyboard.press('F8');
  await expect(page.locator('.cm-lineNumbers .cm-activeLineGutter')).toContainText('8');
  await placeCursor(text, '<Figur');
  await page.keyboard.insertText('e');
  await expect(page.getByRole('button', { name: /找不到文件/ })).toBeVisible();
});

test('Tab means something in lists only; Escape and Tab lead out', async ({ page }) => {
  const text = await openEditor(page, 'keyed');
  await placeCursor(text, '第二段。');
  await page.keyboard.press('Tab');
  await expect(text).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: '先按 Esc' })).toBeAttached();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- 甲\n');
  await page.keyboard.press('Tab');
  await page.keyboard.type('乙');
  expect((await linesOf(text)).slice(-3)).toEqual(['- 甲', '  - 乙', '']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(text).not.toBeFocused();
  await text.focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.locator('.preview-frame')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(text).toBeFocused();
  await page.keyboard.press('ControlOrMeta+/');
  await expect(page.getByRole('dialog', { name: '按键说明' })).toBeVisible();
});

test('components are found by name and put in as paragraphs of their own', async ({ page }) => {
  const text = await openEditor(page, 'built');
  await placeCursor(text, '第一段');
  await page.keyboard.press('ControlOrMeta+k');
  const dialog = page.getByRole('dialog', { name: '插入' });
  await dialog.getByRole('searchbox').fill('提示');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await page.keyboard.insertText('请带证件。');
  expect((await linesOf(text)).slice(7)).toEqual([
    '第一段。',
    '',
    '<Callout type="note" title="说明">',
    '',
    '请带证件。',
    '',
    '</Callout>',
    '',
    '第二段。',
    '',
  ]);
  await expect(page.frameLocator('.preview-frame').getByText('请带证件。')).toBeAttached();
});
