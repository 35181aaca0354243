import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import Database from 'libsql';
import { deskFile } from '@/lib/desk/open-desk';
import { inviteTo, newColleague, password } from './support/desk';
import type { Portal } from './support/portal';
import { testWithPortal } from './support/test';
import { watchViolations } from './support/violations';

/** How people come to the desk, and what they and their chiefs do with accounts, in a browser. */
const test = testWithPortal((tree) => {
  tree.article({ slug: 'first', title: '第一篇' });
  return { WATCH: '0' };
});

// Each journey signs in several times; a password takes a while where processors are busy.
test.describe.configure({ timeout: 60_000 });

const run = promisify(execFile);

/** What `npm run desk:invite` prints, run beside the portal as an operator runs it. */
function inviteByCommand(portal: Portal, args: string[]): Promise<{ stdout: string; stderr: string }> {
  return run(process.execPath, ['--import', 'tsx', 'scripts/desk-invite.ts', ...args], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      CONTENT_DIR: portal.tree.root,
      DATA_DIR: portal.dataDir,
      DESK_DIR: portal.deskDir,
      SITE_URL: portal.url,
    },
  });
}

async function signIn(page: Page, portal: Portal, email: string, given = password, to = ''): Promise<void> {
  await page.goto(`${portal.url}${to || '/desk/sign-in?to=/desk/account'}`);
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码').fill(given);
  await Promise.all([
    page.waitForEvent('framenavigated'),
    page.getByRole('button', { name: '登录' }).click(),
  ]);
}

/** Why a form was not taken. */
function problemOn(page: Page): Locator {
  return page.getByRole('main').getByRole('alert');
}

async function newPage(browser: Browser, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, locale: 'zh-CN' });
  return context.newPage();
}

test('the first chief comes in by the command’s link, without scripts', async ({ portal, browser }) => {
  // Commands are processes of their own.
  test.setTimeout(90_000);
  const who = ['--email', 'Zhang@Example.org', '--name', '张建国', '--role', 'chief'];
  const { stdout, stderr } = await inviteByCommand(portal, who);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/desk\/invitation\?token=[\w-]{43}\n$/);
  const page = await newPage(browser, false);
  await page.goto(stdout.trim());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('张建国，您好');
  await expect(page.getByLabel('登录邮箱')).toHaveValue('zhang@example.org');
  const [first, again] = [page.getByLabel('密码', { exact: true }), page.getByLabel('再输入一次')];
  await first.fill(password);
  await again.fill(`${password}!`);
  await page.getByRole('button').click();
  await expect(problemOn(page)).toHaveText('两次输入的密码不一样，请重新输入。');
  await first.fill(password);
  await again.fill(password);
  await page.getByRole('button').click();
  await expect(page).toHaveURL(`${portal.url}/desk`);

  await page.goto(`${portal.url}/desk/account`);
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page).toHaveURL(`${portal.url}/desk/sign-in`);

  await signIn(page, portal, 'zhang@example.org', 'wrong password!', '/desk/log?action=invite');
  await expect(problemOn(page)).toHaveText('邮箱或密码不对，请重新输入。');
  await expect(page.getByLabel('邮箱')).toHaveValue('zhang@example.org');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(`${portal.url}/desk/log?action=invite`);
  await expect(page.getByRole('listitem').filter({ hasText: 'zhang@example.org' })).toContainText(
    '服务器命令',
  );
  await page.context().close();

  const used = await portal.get(stdout.trim().slice(portal.url.length));
  expect([used.status, used.text.includes('链接无效或已过期')]).toEqual([404, true]);
  for (const args of [
    [],
    who.slice(2),
    [...who, '--hours', '0'],
    [...who.slice(0, 5), 'owner'],
    ['--mail', 'a'],
  ]) {
    await expect(inviteByCommand(portal, args)).rejects.toMatchObject({ code: 2, stdout: '' });
  }
});

test('a chief invites, gives roles and takes accounts away', async ({ portal, browser, page, context }) => {
  const refused = await watchViolations(context);
  await newColleague(portal, 'chief', 'boss');
  await signIn(page, portal, 'boss-chief@example.org', password, '/desk/people');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('人员');
  await page.getByLabel('姓名').fill('王芳');
  await page.getByLabel('邮箱').fill('wang@example.org');
  await page.getByLabel('角色', { exact: true }).selectOption('editor');
  await page.getByRole('button', { name: '生成邀请链接' }).click();
  const link = await page.getByLabel('请把这个链接发给王芳').inputValue();
  const open = page.getByRole('region', { name: '未使用的链接' });
  await expect(open.getByRole('listitem')).toContainText('wang@example.org');

  const other = await newPage(browser);
  await other.goto(link);
  await other.getByLabel('密码', { exact: true }).fill(password);
  await other.getByLabel('再输入一次').fill(password);
  await other.getByRole('button').click();
  await expect(other).toHaveURL(`${portal.url}/desk`);
  await other.goto(`${portal.url}/desk/account`);
  const navigation = other.getByRole('navigation', { name: '编辑台导航' });
  await expect(navigation.getByRole('link')).toHaveText(['稿件', '新建', '未来版面', '预览链接']);
  expect((await other.goto(`${portal.url}/desk/people`))?.status()).toBe(403);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('您没有这项权限');

  await page.reload();
  await expect(open).toHaveCount(0);
  const wang = page.getByRole('listitem').filter({ hasText: 'wang@example.org' });
  await wang.getByRole('combobox').selectOption('chief');
  await wang.getByRole('button', { name: '改为此角色' }).click();
  await expect(page.getByRole('status')).toHaveText('王芳的账号已更新，需要重新登录。');
  await other.goto(`${portal.url}/desk/account`);
  await expect(other).toHaveURL(`${portal.url}/desk/sign-in?to=%2Fdesk%2Faccount`);

  page.once('dialog', (dialog) => void dialog.accept());
  await wang.getByRole('button', { name: '停用' }).click();
  await expect(wang).toContainText('已停用');
  await signIn(other, portal, 'wang@example.org');
  await expect(problemOn(other)).toHaveText('邮箱或密码不对，请重新输入。');
  await wang.getByRole('button', { name: '启用' }).click();
  await expect(wang).not.toContainText('已停用');
  await signIn(other, portal, 'wang@example.org');
  await expect(other).toHaveURL(`${portal.url}/desk/account`);

  await page.reload();
  await wang.getByRole('button', { name: '结束登录' }).click();
  await expect(page.getByRole('status')).toHaveText('已结束王芳的 1 处登录。');
  await other.reload();
  await expect(other).toHaveURL(/sign-in/);

  await wang.getByRole('button', { name: '重设密码' }).click();
  const reset = await page.getByLabel('请把这个链接发给王芳').inputValue();
  await other.goto(reset);
  await expect(other.getByRole('main')).toContainText('请为您的账号设置新密码');
  await open.getByRole('button', { name: '收回' }).click();
  await expect(page.getByRole('status')).toHaveText('给王芳的链接已收回。');
  expect((await other.goto(reset))?.status()).toBe(404);
  await other.context().close();
  expect(refused).toEqual([]);
});

test('the last chief stays one', async ({ portal, page }) => {
  await newColleague(portal, 'chief', 'last');
  const people = new Database(deskFile(portal.deskDir));
  people.exec("UPDATE user SET role = 'editor' WHERE name <> 'last'");
  people.close();
  await signIn(page, portal, 'last-chief@example.org', password, '/desk/people');
  const self = page.getByRole('listitem').filter({ hasText: 'last-chief@example.org' });
  await expect(self.getByRole('button', { name: '停用' })).toHaveCount(0);
  await self.getByRole('combobox').selectOption('author');
  await self.getByRole('button', { name: '改为此角色' }).click();
  await expect(page.getByRole('status')).toHaveText(/^这是最后一位主编/);
});

test('everybody keeps his own account', async ({ portal, browser, page, context }) => {
  const refused = await watchViolations(context);
  await newColleague(portal, 'author', 'lihua');
  const email = 'lihua-author@example.org';
  await signIn(page, portal, email);
  const elsewhere = await newPage(browser);
  await signIn(elsewhere, portal, email);
  await page.reload();
  const devices = page.getByRole('region', { name: '已登录的设备' }).getByRole('listitem');
  await expect(devices).toHaveCount(3);
  await expect(devices.filter({ hasText: '本机' }).getByRole('button')).toHaveCount(0);
  await devices
    .filter({ hasText: 'Linux' })
    .getByRole('button', { name: /^结束 .+ 上的登录$/ })
    .click();
  await expect(page.getByRole('status')).toHaveText('登录已结束。');
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/sign-in/);
  await page.getByRole('button', { name: '结束其他全部登录' }).click();
  await expect(devices).toHaveCount(1);

  await signIn(elsewhere, portal, email);
  const change = async (current: string, next: string): Promise<void> => {
    await page.getByLabel('当前密码').fill(current);
    await page.getByLabel('新密码', { exact: true }).fill(next);
    await page.getByLabel('再输入一次新密码').fill(next);
    await page.getByRole('button', { name: '修改密码' }).click();
  };
  await change('not the password', 'another long password');
  await expect(problemOn(page)).toHaveText('当前密码不对，请重新输入。');
  await change(password, 'another long password');
  await expect(page.getByRole('status')).toHaveText('密码已修改，其他设备上的登录已结束。');
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/sign-in/);
  await signIn(elsewhere, portal, email, 'another long password');
  await expect(elsewhere).toHaveURL(`${portal.url}/desk/account`);
  await elsewhere.context().close();
  expect(refused).toEqual([]);
});

test('the log shows who did what, further back, and that somebody wrote past it', async ({
  portal,
  page,
}) => {
  await newColleague(portal, 'chief', 'reader');
  for (let n = 0; n < 120; n += 1) inviteTo(portal, `guest-${n}@example.org`, `客${n}`, 'author');
  await signIn(page, portal, 'reader-chief@example.org', password, '/desk/log');
  const entries = page.getByRole('main').getByRole('listitem');
  await expect(entries).toHaveCount(100);
  await expect(page.getByRole('main')).toContainText('核对无缺');
  await page.getByRole('link', { name: '更早的记录' }).click();
  await expect(page).toHaveURL(/before=\d+/);
  await expect(entries.filter({ hasText: 'guest-1@example.org' })).toBeVisible();
  await page.getByLabel('对象').fill('guest-7@example.org');
  await page.getByLabel('操作').selectOption({ label: '邀请' });
  await page.getByRole('button', { name: '筛选' }).click();
  await expect(entries).toHaveCount(1);
  await expect(entries).toContainText('服务器命令');
  await expect(page.getByLabel('操作')).toHaveValue('invite');
  await page.getByRole('link', { name: '清除条件' }).click();
  await expect(entries).toHaveCount(100);
  await expect(page.getByLabel('对象')).toHaveValue('');
  await page.getByLabel('人员').selectOption({ label: 'reader' });
  await page.getByRole('button', { name: '筛选' }).click();
  await expect(entries).toContainText(['登录', '登录', '接受邀请']);

  const desk = new Database(deskFile(portal.deskDir));
  desk.exec("DROP TRIGGER audit_kept; UPDATE audit SET name = '别人' WHERE id = 2");
  desk.close();
  await page.goto(`${portal.url}/desk/log`);
  await expect(problemOn(page)).toContainText('第 2 条起与写入时不符');
});
