import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import {
  type Answer,
  freePort,
  type RequestOptions,
  request,
  revalidateSecret,
  spawnPlainNext,
} from './support/portal';
import { test } from './support/test';
import { missing } from './support/text';
import { svg } from './support/tree';

// Next's own server starts slowly on a busy machine.
test.describe.configure({ timeout: 90_000 });

test('under plain next start everything is there, only heavier', async ({ newTree, page: tab }) => {
  const tree = newTree();
  tree.article({
    slug: 'plain',
    section: 'news',
    title: '朴素的一篇',
    date: '2024-05-06 07:08',
    body: '<DataTable>\n\n```csv\n甲,乙\n2,丙\n1,丁\n```\n\n</DataTable>\n\n![图](/media/a.svg)',
  });
  tree.write('media/a.svg', svg('图'));
  tree.article({ slug: 'hidden', section: 'news', title: '还没写完', date: '2024-05-06', status: 'draft' });
  tree.article({
    slug: 'over',
    section: 'news',
    title: '已经过期',
    date: '2024-05-06',
    expires: '2024-06-01',
  });
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'kaiyuan-plain-'));
  const port = await freePort();
  const child = spawnPlainNext(port, {
    CONTENT_DIR: tree.root,
    DATA_DIR: dataDir,
    REVALIDATE_SECRET: revalidateSecret,
  });
  try {
    const get = (target: string, options?: RequestOptions): Promise<Answer> =>
      request(`http://127.0.0.1:${port}`, target, options);
    const status = async (target: string): Promise<number> =>
      (await get(target).catch(() => ({ status: 0 }))).status;
    await expect.poll(() => status('/api/ready'), { timeout: 60_000 }).toBe(200);

    const page = await get('/news/plain');
    expect([page.status, missing(page.text, ['朴素的一篇', '2024-05-06 07:08'])]).toEqual([200, []]);
    for (const target of ['/', '/news', '/rss.xml', '/sitemap-1.xml', '/search?q=%E6%9C%B4%E7%B4%A0']) {
      const answer = await get(target);
      expect.soft([target, answer.status, missing(answer.text, ['plain'])]).toEqual([target, 200, []]);
      expect.soft(answer.text, target).not.toContain('还没写完');
    }
    expect([await status('/news/hidden'), await status('/nothing'), await status('/news/over')]).toEqual([
      404, 404, 410,
    ]);
    const moved = await get('/other/plain');
    expect([moved.status, moved.headers.location]).toEqual([308, '/news/plain']);

    // React must find the page as it was sent; only then come the enhancements.
    const complaints: string[] = [];
    tab.on('pageerror', (error) => complaints.push(error.message));
    tab.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await tab.goto(`http://127.0.0.1:${port}/news/plain`);
    await expect(tab.getByRole('button', { name: '复制链接' })).toBeVisible();
    await expect(tab.getByRole('button', { name: '放大图片：图' })).toBeVisible();
    await tab.getByRole('columnheader').getByRole('button', { name: '甲' }).click();
    await expect(tab.getByRole('rowheader')).toHaveText(['1', '2']);
    await tab.getByRole('button', { name: '配色：深色' }).click();
    await expect(tab.getByRole('button', { name: '配色：深色' })).toHaveAttribute('aria-pressed', 'true');
    expect(complaints).toEqual([]);

    tree.article({ slug: 'plain', section: 'news', title: '改过的一篇', date: '2024-05-06 07:08' });
    const published = await get('/api/revalidate', {
      method: 'POST',
      headers: { authorization: `Bearer ${revalidateSecret}` },
    });
    expect(published.status).toBe(200);
    expect((await get('/news/plain')).text).toContain('改过的一篇');
    expect((await get('/news')).text).toContain('改过的一篇');
  } finally {
    child.kill('SIGKILL');
    await once(child, 'close');
    rmSync(dataDir, { recursive: true, force: true });
  }
});
