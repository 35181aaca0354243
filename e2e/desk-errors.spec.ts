import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { newColleague } from './support/desk';
import type { Answer } from './support/portal';
import { testWithPortal } from './support/test';
import { linesOf, missing, present } from './support/text';

/** What the desk says when it cannot do what it is asked to: to people without scripts, to programs, to the log. */
const test = testWithPortal((tree) => {
  tree.article({ slug: 'first', title: '第一篇', status: 'draft' });
  return { WATCH: '0' };
});

test.describe.configure({ timeout: 60_000 });

test('pages that are not there, or not for whoever asks, say so without scripts', async ({
  portal,
  browser,
}) => {
  const editor = await newColleague(portal, 'editor', 'ed');
  const [name = '', value = ''] = editor.cookie.split(';', 1)[0]?.split('=') ?? [];
  const context = await browser.newContext({ javaScriptEnabled: false });
  await context.addCookies([{ name, value, url: `${portal.url}/desk` }]);
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
  const [name = '', value = ''] = author.cookie.split(';', 1)[0]?.split('=') ?? [];
  await page.context().addCookies([{ name, value, url: `${portal.url}/desk` }]);
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
