import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { type DeskPlace, inviteTo, newColleague, password, sameOrigin } from './support/desk';
import { freePort, request, spawnPlainNext } from './support/portal';
import { test } from './support/test';
import { watchViolations } from './support/violations';

// Next's own server starts slowly on a busy machine.
test.describe.configure({ timeout: 90_000 });

test('under plain next start the same gate stands before the desk', async ({ newTree, page, context }) => {
  const tree = newTree();
  tree.article({ slug: 'first', title: '第一篇' });
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'kaiyuan-plain-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const place: DeskPlace = { url, deskDir: path.join(dataDir, 'desk'), clock: { now: () => Date.now() } };
  const child = spawnPlainNext(port, {
    CONTENT_DIR: tree.root,
    DATA_DIR: dataDir,
    DESK_DIR: place.deskDir,
    SITE_URL: url,
  });
  try {
    const status = (target: string): Promise<number> =>
      request(url, target).then(
        (answer) => answer.status,
        () => 0,
      );
    await expect.poll(() => status('/api/ready'), { timeout: 60_000 }).toBe(200);
    const closed = await request(url, '/desk/people');
    expect([closed.status, closed.headers['retry-after']]).toEqual([503, '300']);
    const token = inviteTo(place, 'guest@example.org', '客', 'author');
    expect([
      await status(`/desk/invitation?token=${token}`),
      await status('/desk/invitation?token=x'),
    ]).toEqual([200, 404]);
    const boss = await newColleague(place, 'chief', 'boss');
    const outside = await request(url, '/desk/log?person=a');
    expect([outside.status, outside.headers.location]).toEqual([
      303,
      '/desk/sign-in?to=%2Fdesk%2Flog%3Fperson%3Da',
    ]);
    expect(await status('/desk/api/people')).toBe(401);
    expect((await request(url, '/desk/people', { headers: { rsc: '1' } })).status).toBe(303);
    expect((await sameOrigin(place, 'POST', '/desk/people', {})).status).toBe(405);
    const foreign = { cookie: boss.cookie, origin: 'https://evil.example' };
    expect((await request(url, '/desk/api/people', { method: 'POST', headers: foreign })).status).toBe(403);
    expect(JSON.parse((await boss.get('/desk/api/people')).text).people).toHaveLength(1);
    const { headers } = await boss.get('/desk/people');
    expect(headers['content-security-policy']).toMatch(/script-src 'nonce-[\w+/]{24}' 'strict-dynamic';/);
    expect(headers).toMatchObject({
      'x-robots-tag': 'noindex',
      'cache-control': expect.stringContaining('no-store'),
      'referrer-policy': 'same-origin',
    });

    const refused = await watchViolations(context);
    await page.goto(`${url}/desk/people`);
    await page.getByLabel('邮箱').fill('boss-chief@example.org');
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('人员');
    await page.getByRole('link', { name: '日志' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('日志');
    expect(refused).toEqual([]);
    const statuses = [];
    for (let n = 0; n < 6; n += 1) {
      const given = { email: 'nobody@example.org', password: 'x' };
      statuses.push((await sameOrigin(place, 'POST', '/desk/api/auth/sign-in', given)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  } finally {
    child.kill('SIGKILL');
    await once(child, 'close');
    rmSync(dataDir, { recursive: true, force: true });
  }
});
