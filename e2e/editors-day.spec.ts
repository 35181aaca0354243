import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, expect, type Page } from '@playwright/test';
import { newColleague, password } from './support/desk';
import { openEditor, placeCursor, statusOf } from './support/editor';
import type { Portal } from './support/portal';
import { testWithPortal } from './support/test';
import { png } from './support/tree';

/**
 * A day at the desk, in the browsers of those who spend it: an author writes, an editor publishes at a time and corrects,
 * a chief withdraws, and readers see at each moment what they should.
 */
const test = testWithPortal((tree) => {
  tree.article({ slug: 'older', title: '早先的文章', date: '2024-01-01 08:00' });
  return {};
});

const slug = 'guan-cha-kai-fang-ri';
const title = '观察开放日';
const sentence = '本周六上午九点开门迎客。';
const corrected = '初稿把开门时间写成九点，应为八点半。';
const address = `/news/${slug}`;

async function signIn(browser: Browser, portal: Portal, role: 'author' | 'editor' | 'chief'): Promise<Page> {
  const { email } = await newColleague(portal, role);
  const page = await (await browser.newContext({ locale: 'zh-CN', baseURL: portal.url })).newPage();
  await page.goto('/desk');
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(`${portal.url}/desk`);
  return page;
}

/** Where readers would meet the article. */
async function seen(portal: Portal): Promise<{ page: number; list: boolean; feed: boolean; found: boolean }> {
  const [page, list, feed, found] = await Promise.all(
    [address, '/news', '/rss.xml', `/api/search?q=${encodeURIComponent('开门迎客')}`].map((path) =>
      portal.get(path),
    ),
  );
  return {
    page: page?.status ?? 0,
    list: list?.text.includes(title) ?? false,
    feed: feed?.text.includes(title) ?? false,
    found: found?.text.includes(address) ?? false,
  };
}

const nowhere = { list: false, feed: false, found: false };

async function paste(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.getByRole('textbox', { name: '稿件文本' }).evaluate(
    (element, { name, data }) => {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], name, { type: 'image/png' }));
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { name, data: bytes.toString('base64') },
  );
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test('from the first sentence to the withdrawal', async ({ browser, portal }) => {
  test.slow();
  portal.clock.set('2026-05-04T07:00:00+08:00');
  const author = await signIn(browser, portal, 'author');

  // Written with a picture.
  await author.getByRole('link', { name: '新建' }).first().click();
  await author.getByLabel('标题').fill(title);
  await author.getByLabel('文件名').fill(slug);
  await author.getByLabel('栏目').selectOption({ label: '新闻中心' });
  await author.getByRole('button', { name: '建立草稿' }).click();
  await expect(author).toHaveURL(`${portal.url}/desk/articles/${slug}`);
  const text = author.getByRole('textbox', { name: '稿件文本' });
  await placeCursor(text, '正文从这里开始。');
  await author.keyboard.insertText(`\n\n${sentence}`);
  await paste(author, 'gate.png', png(900, 600));
  const picture = author.getByRole('dialog', { name: '插入图片' });
  await picture.getByLabel('替代文字').fill('大门前排队的人');
  await picture.getByRole('button', { name: '插入' }).click();
  await expect(text).toContainText('alt="大门前排队的人"');

  // A problem is seen at its place, and mended.
  await placeCursor(text, sentence);
  await author.keyboard.insertText('<Figur />');
  const problems = author.getByRole('tab', { name: /问题/ });
  await expect(problems).toContainText('1');
  for (let presses = 0; presses < '<Figur />'.length; presses += 1) await author.keyboard.press('Backspace');
  await expect(problems).toHaveText('问题');

  // Previewed as readers will get it, and they get nothing of it yet.
  const preview = author.frameLocator('.preview-frame');
  await expect(preview.getByText(sentence)).toBeVisible();
  await expect(preview.getByRole('img', { name: '大门前排队的人' })).toBeAttached();
  expect(await seen(portal)).toEqual({ page: 404, ...nowhere });
  await author.keyboard.press('ControlOrMeta+s');
  await expect(statusOf(author)).toContainText('已保存');
  expect(await seen(portal)).toEqual({ page: 404, ...nowhere });
  await expectAccessible(author);

  // Shown to somebody without an account.
  await author.goto('/desk');
  const row = author.locator(`[data-row="${slug}"]`);
  await row.getByText('预览链接').click();
  const [made] = await Promise.all([
    author.waitForResponse((answer) => answer.url().endsWith('/desk/api/links')),
    row.getByRole('button', { name: '复制链接' }).click(),
  ]);
  const { url }: { url: string } = await made.json();
  await expectAccessible(author);
  const outsider = await (await browser.newContext()).newPage();
  await outsider.goto(url);
  await expect(outsider.getByText(sentence)).toBeVisible();
  expect((await outsider.goto(`${portal.url}/desk`))?.url()).toContain('/desk/sign-in');

  // Published by another, at a time.
  const refused = await author.request.post(`/desk/api/manuscripts/${slug}/actions`, {
    data: { action: 'publish', base: '0'.repeat(64) },
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  });
  expect(refused.status()).toBe(403);
  const editor = await signIn(browser, portal, 'editor');
  await editor.clock.setSystemTime('2026-05-04T07:30:00+08:00');
  await openEditor(editor, slug);
  await editor.getByText('更多').click();
  await editor.getByRole('button', { name: '定时发布' }).click();
  const schedule = editor.getByRole('dialog', { name: '定时发布' });
  await schedule.getByLabel('日期').fill('2026-05-04');
  await schedule.getByLabel('时刻').fill('08:30');
  await schedule.getByRole('button', { name: '定时' }).click();
  await expect(editor.locator('.editor-facts .badge').first()).toHaveText('定时发布');
  portal.clock.set('2026-05-04T08:29:00+08:00');
  expect(await seen(portal)).toEqual({ page: 404, ...nowhere });
  portal.clock.set('2026-05-04T08:30:01+08:00');
  expect(await seen(portal)).toEqual({ page: 200, list: true, feed: true, found: true });
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(portal.url + address);
  await expect(reader.getByText(sentence)).toBeVisible();
  await expect(reader.getByRole('img', { name: '大门前排队的人' })).toBeVisible();

  // Corrected.
  await openEditor(editor, slug);
  await editor.getByText('更多').click();
  await editor.getByRole('button', { name: '更正' }).click();
  await editor.getByLabel('更正内容').fill(corrected);
  await editor.getByRole('button', { name: '发出更正' }).click();
  await expect(editor.getByRole('textbox', { name: '稿件文本' })).toContainText(corrected);
  expect((await portal.get(address)).text).toContain(corrected);
  expect((await portal.get('/corrections')).text).toContain(corrected);

  // Withdrawn by the chief, who alone may.
  await editor.getByText('更多').click();
  await expect(editor.getByRole('button', { name: '撤回' })).toHaveCount(0);
  const chief = await signIn(browser, portal, 'chief');
  await openEditor(chief, slug);
  await chief.getByText('更多').click();
  await chief.getByRole('button', { name: '撤回' }).click();
  await chief.getByLabel(/^原因/).fill('活动取消。');
  await chief.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await expect(chief.locator('.editor-facts .badge').first()).toHaveText('已撤回');
  expect(await seen(portal)).toEqual({ page: 410, ...nowhere });
  const notice = await portal.get(address);
  expect(notice.text).toContain('活动取消。');
  expect(notice.text).not.toContain(sentence);

  // All of it is in the log.
  await chief.goto('/desk/log');
  for (const name of ['author', 'editor', 'chief'])
    await expect(chief.getByRole('main').getByText(name).filter({ visible: true }).first()).toBeVisible();
  await expectAccessible(chief);
});
