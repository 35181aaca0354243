import { expect } from '@playwright/test';
import { testWithPortal } from './support/test';

const test = testWithPortal((tree) => {
  tree.article({ slug: 'first', title: '第一篇', tags: ['普法'], source: '检察日报', author: '张三' });
  tree.article({ slug: 'f2', folder: true, cover: 'a.svg' });
  tree.write('articles/2024/f2/a.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>');
  return {};
});
test('smoke', async ({ portal, page }) => {
  for (const p of [
    '/',
    '/news',
    '/news/first',
    '/tags/%E6%99%AE%E6%B3%95',
    '/rss.xml',
    '//evil',
    '/media/articles/f2/a.svg',
    '/nothing',
    '/media/none.png',
    '/_next/none',
    '/api/none',
    '/api/search?q=第'.replace('第', '%E7%AC%AC'),
    '/feeds',
    '/sitemap.xml',
    '/sitemap-1.xml',
    '/opml.xml',
    '/manifest.webmanifest',
    '/.well-known/security.txt',
    '/opensearch.xml',
    '/robots.txt',
    '/favicon.ico',
    '/favicon.svg',
    '/zh-hans/front',
    '/zh-hant/news',
  ]) {
    const a = await portal.get(p);
    console.log(p, a.status, JSON.stringify(a.headers), a.text.slice(0, 100));
  }
  await page.goto('/news/first');
  expect(await page.title()).toContain('第一篇');
  console.log((await portal.get('/news/first')).text);
  console.log(portal.output().slice(0, 2000));
});
