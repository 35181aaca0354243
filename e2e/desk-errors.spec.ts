import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { newColleague } from './support/desk';
import { lend } from './support/desk-browser';
import { openEditor, placeCursor } from './support/editor';
import type { Answer } from './support/portal';
import { testWithPortal } from './support/test';
import { linesOf, missing, present } from './support/text';

/** What the desk says when it cannot do what it is asked to: to people without scripts, to programs, to the log. */
const test = testWithPortal((tree) => {
  tree.article({ slug: 'first', title: '第一篇', status: 'draft' });
  tree.article({ slug: 'second', title: '第二篇', status: 'draft', body: '原来的正文。' });
  const git = (...command: string[]) => execFileSync('git', command, { cwd: tree.root });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.email', 'duty@example.org');
  git('config', 'user.name', '值班');
  git('add', '--all');
  git('commit', '--quiet', '-m', '开始');
  return { WATCH: '0' };
});

test.describe.configure({ timeout: 60_000 });

test('pages that are not there, or not for whoever asks, say so without scripts', async ({
  portal,
  browser,
}) => {
  const editor = await newColleague(portal, 'editor', 'ed');
  const context = await browser.newContext({ javaScriptEnabled: false });
  await lend(context, editor);
  const page = await context.newPage();
  for (const [target, status, title] of [
    ['/desk/nowhere', 404, '没有这个页面'],
    ['/desk/articles/none', 404, '没有这个页面'],
    ['/desk/people', 403, '您没有这项权限'],
    ['/desk/log', 403, '您没有这项权限'],
  ] as const) {
    const answer = await page.goto(portal.url + target);
    expect.soft(answer?.status(), target).toBe(status);
    expect.soft(answer?.headers()['cache-control'], target).toBe('private, no-store');
    await expect.soft(page.getByRole('heading', { level: 1 }), target).toHaveText(title);
    await expect.soft(page.getByRole('link', { name: '回到稿件' }), target).toHaveAttribute('href', '/desk');
    await expect.soft(page.getByRole('button', { name: '退出登录' }), target).toBeVisible();
  }
  await context.close();
});

test('they hold with scripts, too', async ({ portal, page }) => {
  const author = await newColleague(portal, 'author', 'ann');
  await lend(page.context(), author);
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  for (const target of ['/desk/nowhere', '/desk/people']) {
    await page.goto(portal.url + target);
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(target);
  }
  await page.getByRole('link', { name: '回到稿件' }).click();
  await expect(page).toHaveURL(`${portal.url}/desk`);
  expect(errors).toEqual([]);
});

test('an error that nobody foresaw is JSON with 500, and its cause is in the log alone', async ({
  portal,
}) => {
  const editor = await newColleague(portal, 'editor', 'eve');
  const open = await editor.get('/desk/api/manuscripts/first');
  const { source, version } = JSON.parse(open.text) as { source: string; version: string };
  const save = (text: string): Promise<Answer> =>
    editor.send('PUT', '/desk/api/manuscripts/first', { source: text, base: version });
  // A file in the place of the folder in which texts are kept.
  const kept = path.join(portal.deskDir, 'kept');
  mkdirSync(kept, { recursive: true });
  renameSync(kept, `${kept}-away`);
  writeFileSync(kept, '');
  const answer = await save(`${source}\n又一段。\n`);
  rmSync(kept);
  renameSync(`${kept}-away`, kept);
  expect([answer.status, answer.headers['content-type']]).toEqual([500, 'application/json; charset=utf-8']);
  expect(JSON.parse(answer.text)).toEqual({ error: { code: 'internal', message: expect.any(String) } });
  expect(present(answer.text, ['kept', 'ENOTDIR', portal.deskDir, 'at '])).toEqual([]);
  expect(answer.headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
  // Nothing was lost: the file is as it was, the text waits, and it can be saved now.
  expect(readFileSync(portal.tree.absolute('articles/2024/first.mdx'), 'utf8')).toBe(source);
  expect((await save(`${source}\n又一段。\n`)).status).toBe(200);
  const line = (): string => linesOf(portal.output()).find((one) => one.includes('desk trouble')) ?? '';
  await expect
    .poll(() => missing(line(), ['"level":50', 'PUT /desk/api/manuscripts/first', 'ENOTDIR']))
    .toEqual([]);
});

test('a lock that a killed git left: the text is saved, and the page says what to remove', async ({
  portal,
  page,
}) => {
  const editor = await newColleague(portal, 'editor', 'lea');
  await lend(page.context(), editor);
  const lock = portal.tree.absolute('.git/index.lock');
  writeFileSync(lock, '');
  const longAgo = Date.now() / 1000 - 120;
  utimesSync(lock, longAgo, longAgo);
  const text = await openEditor(page, 'second');
  await placeCursor(text, '原来的正文。');
  await page.keyboard.insertText('加一句。');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('main').getByRole('alert')).toContainText(`rm '${lock}'`);
  expect(portal.tree.read('articles/2024/second.mdx')).toContain('加一句。');
  await page.setViewportSize({ width: 360, height: 800 });
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(beyond).toBe(0);
  rmSync(lock);
  await placeCursor(text, '加一句。');
  await page.keyboard.insertText('再加一句。');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  const log = () =>
    execFileSync('git', ['log', '-1', '--format=%ae'], { cwd: portal.tree.root, encoding: 'utf8' });
  await expect.poll(log).toBe(`${editor.email}\n`);
});
