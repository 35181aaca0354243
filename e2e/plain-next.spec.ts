import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { writeFullArticle } from './support/full-body';
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
import { watchViolations } from './support/violations';
import { readLinks } from './support/websub';

// Next's own server starts slowly on a busy machine.
test.describe.configure({ timeout: 90_000 });

/** As strict as with our server, but for the inline scripts that Next's pages carry. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self'",
  "img-src 'self' https: data:",
  "media-src 'self' https:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const plain = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'strict-origin-when-cross-origin' };
const ownUse = { ...plain, 'cross-origin-resource-policy': 'same-site' };
const page = {
  ...ownUse,
  'content-security-policy': policy,
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
};
const securityNames = new Set([...Object.keys(page), 'strict-transport-security']);

function securityOf({ headers }: Answer): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => securityNames.has(name)));
}

test('under plain next start everything is there, only heavier', async ({ newTree, page: tab, context }) => {
  const tree = newTree();
  writeFullArticle(tree);
  tree.site({ webSubHubs: ['https://hub.example/'], features: { externalNotice: true } });
  tree.article({
    slug: 'plain',
    section: 'news',
    title: '朴素的一篇',
    date: '2024-05-06 07:08',
    body: '<DataTable>\n\n```csv\n甲,乙\n2,丙\n1,丁\n```\n\n</DataTable>\n\n![图](/media/a.svg)',
  });
  tree.write('media/a.svg', svg('图'));
  tree.article({ slug: 'english', section: 'news', title: 'In English', lang: 'en', body: 'Text.' });
  tree.article({ slug: 'hidden', section: 'news', title: '还没写完', date: '2024-05-06', status: 'draft' });
  tree.article({
    slug: 'over',
    section: 'news',
    title: '已经过期',
    date: '2024-05-06',
    expires: '2024-06-01',
  });
  tree.article({ slug: 'away', section: 'news', body: '[外](https://www.example.org/a)' });
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

    const article = await get('/news/plain');
    expect([article.status, missing(article.text, ['朴素的一篇', '2024-05-06 07:08'])]).toEqual([200, []]);
    for (const target of ['/', '/news', '/rss.xml', '/sitemap-1.xml', '/search?q=%E6%9C%B4%E7%B4%A0']) {
      const answer = await get(target);
      expect.soft([target, answer.status, missing(answer.text, ['plain'])]).toEqual([target, 200, []]);
      expect.soft(answer.text, target).not.toContain('还没写完');
    }
    expect([await status('/news/hidden'), await status('/nothing'), await status('/news/over')]).toEqual([
      404, 404, 410,
    ]);
    for (const feed of ['/rss.xml', '/zh-hant/rss.xml']) {
      const { headers } = await get(feed);
      const links = { hub: ['https://hub.example/'], self: [`http://localhost:${port}${feed}`] };
      expect.soft(Object.fromEntries(readLinks(headers.link)), feed).toEqual(links);
    }
    for (const target of ['/api/articles', '/api/articles/plain', '/news/plain.md', '/llms.txt']) {
      const { status, headers, text } = await get(target);
      expect.soft([target, status, headers['access-control-allow-origin']]).toEqual([target, 200, '*']);
      expect.soft(text, target).not.toContain('还没写完');
    }
    for (const [target, code] of [
      ['/api/articles/hidden', 404],
      ['/api/articles/over', 410],
      ['/api/articles?limit=x', 400],
    ] as const) {
      const answer = await get(target);
      expect.soft([target, answer.status]).toEqual([target, code]);
      expect.soft(JSON.parse(answer.text), target).toHaveProperty('error.code');
    }
    expect(await status('/news/over.md')).toBe(410);

    const moved = await get('/other/plain');
    expect([moved.status, moved.headers.location]).toEqual([308, '/news/plain']);

    const english = await get('/news/english');
    expect(missing(english.text, ['<html lang="en"', 'Skip to content'])).toEqual([]);
    expect(missing(article.text, ['<html lang="zh-Hans"', '跳到正文'])).toEqual([]);

    const [style = ''] = /\/_next\/static\/[^"]+\.css/.exec(article.text) ?? [];
    const [script = ''] = /\/assets\/enhance-[^"]+\.js/.exec(article.text) ?? [];
    const [part = ''] = /part-[A-Z0-9]{8}\.js/.exec((await get(script)).text) ?? [];
    const pages = [
      '/',
      '/news',
      '/news/full',
      '/news/english',
      '/search?q=%E6%9C%B4%E7%B4%A0',
      '/archive/2024',
      '/feeds',
    ];
    for (const [targets, security] of [
      [[...pages, '/rss.xml', '/sitemap.xml', '/nothing', '/news/over', '/api/nothing'], page],
      [['/other/plain', '/%', style, '/favicon.svg'], plain],
      [['/reading.css', script, `/assets/${part}`], ownUse],
    ] as const) {
      for (const target of targets) expect.soft(securityOf(await get(target)), target).toEqual(security);
    }
    expect(await status(`/assets/${part}`)).toBe(200);
    expect(securityOf(await get('/media/full/drawing.svg'))).toEqual({
      ...plain,
      'content-security-policy': expect.stringMatching(/^default-src 'none'.*; sandbox$/),
      'cross-origin-resource-policy': 'cross-origin',
    });

    const refused = await watchViolations(context);
    const broken: string[] = [];
    tab.on('pageerror', (error) => broken.push(error.message));
    for (const target of [...pages, '/nothing', '/news/over', '/api/nothing']) {
      await tab.goto(`http://127.0.0.1:${port}${target}`, { waitUntil: 'networkidle' });
      await expect(tab.getByRole('main')).toBeVisible();
    }
    expect([refused, broken]).toEqual([[], []]);

    // React must find the page as it was sent; only then come the enhancements.
    await tab.goto(`http://127.0.0.1:${port}/news/plain`);
    await expect(tab.getByRole('button', { name: '复制链接' })).toBeVisible();
    await expect(tab.getByRole('button', { name: '放大图片：图' })).toBeVisible();
    await tab.getByRole('columnheader').getByRole('button', { name: '甲' }).click();
    await expect(tab.getByRole('rowheader')).toHaveText(['1', '2']);
    await tab.getByRole('button', { name: '配色：深色' }).click();
    await expect(tab.getByRole('button', { name: '配色：深色' })).toHaveAttribute('aria-pressed', 'true');
    expect(broken).toEqual([]);

    const traditional = await get('/zh-hant/news/plain');
    expect([traditional.status, missing(traditional.text, ['樸素的一篇', '<html lang="zh-Hant"'])]).toEqual([
      200,
      [],
    ]);
    expect(traditional.text).not.toContain('/_next/static/chunks/main');
    expect((await get('/zh-hant/nothing')).status).toBe(404);
    expect((await get('/zh-hant/rss.xml')).text).toContain('樸素的一篇');

    const notice = `/leave?to=${encodeURIComponent('https://www.example.org/a')}`;
    expect((await get('/news/away')).text).toContain(notice);
    for (const [target, code, said] of [
      [notice, 200, 'href="https://www.example.org/a"'],
      [`/zh-hant${notice}`, 200, '您即將離開測試新聞網'],
      ['/leave?to=https%3A%2F%2Fevil.example%2F', 400, '不能打开这个链接'],
      ['/zh-hant/leave?to=x', 400, '不能打開這個鏈接'],
    ] as const) {
      const answer = await get(target);
      expect.soft([answer.status, missing(answer.text, [said])], target).toEqual([code, []]);
      expect
        .soft(answer.headers, target)
        .toMatchObject({ 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex' });
    }

    tree.article({ slug: 'plain', section: 'news', title: '改过的一篇', date: '2024-05-06 07:08' });
    const published = await get('/api/revalidate', {
      method: 'POST',
      headers: { authorization: `Bearer ${revalidateSecret}` },
    });
    expect(published.status).toBe(200);
    expect((await get('/news/plain')).text).toContain('改过的一篇');
    expect((await get('/news')).text).toContain('改过的一篇');
    for (const target of ['/api/articles', '/api/articles/plain', '/news/plain.md'])
      expect((await get(target)).text, target).toContain('改过的一篇');
  } finally {
    child.kill('SIGKILL');
    await once(child, 'close');
    rmSync(dataDir, { recursive: true, force: true });
  }
});
