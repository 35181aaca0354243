import { expect } from '@playwright/test';
import { test, testWithPortal } from './support/test';
import { missing, present } from './support/text';

/** The Traditional edition: every public page again below /zh-hant, as exact and as tight as the first. */
const shared = testWithPortal((tree) => {
  tree.article({
    slug: 'first',
    title: '发布会上的干部',
    tags: ['网络'],
    body: '里面的内容。\n\n[后一篇](/news/second)',
  });
  tree.article({ slug: 'second', title: '后来的头发', source: '检察日报' });
  tree.article({ slug: 'english', title: 'In English', lang: 'en', translationOf: 'first', body: 'Text.' });
  tree.article({ slug: 'secret', title: '未发布的秘密', status: 'draft' });
  tree.article({
    slug: 'gone',
    title: '撤回',
    status: 'withdrawn',
    withdrawn: { date: '2024-06-01', reason: '内容有误' },
  });
  tree.write('pages/about.mdx', '---\ntitle: 关于我们\n---\n\n机构简介。\n');
  return { WATCH: '0' };
});

shared('every kind of page is there, marked as what it is', async ({ portal }) => {
  for (const path of [
    '/',
    '/news',
    '/tags/%E7%BD%91%E7%BB%9C',
    '/archive',
    '/archive/2024/05',
    '/about',
    '/feeds',
    '/site-map',
    '/search?q=%E5%8F%91%E5%B8%83',
  ]) {
    const { status, text } = await portal.get(path === '/' ? '/zh-hant' : `/zh-hant${path}`);
    expect(status, path).toBe(200);
    expect(text, path).toMatch(/<html lang="zh-Hant"/);
    expect(
      missing(text, ['發佈會上的幹部', '自動轉換']).slice(0, path === '/' || path === '/news' ? 2 : 0),
      path,
    ).toEqual([]);
    // Every link to a page stays in the edition, but the one that leads out of it.
    const links = [...text.matchAll(/<a ([^>]*)href="(\/[^"]*)"/g)].filter(
      ([, before]) => !before?.includes('to-simplified'),
    );
    const outside = links
      .map(([, , href]) => href ?? '')
      .filter((href) => !/^\/(?:zh-hant(?:\/|\?|$)|media\/|opml\.xml|api\/|assets\/)/.test(href));
    expect(outside, path).toEqual([]);
  }
});

shared('statuses and redirects are those of the first edition', async ({ portal }) => {
  const gone = await portal.get('/zh-hant/news/gone');
  expect([gone.status, missing(gone.text, ['內容有誤'])]).toEqual([410, []]);
  const unknown = await portal.get('/zh-hant/nothing');
  expect([unknown.status, /lang="zh-Hant"/.test(unknown.text)]).toEqual([404, true]);
  expect((await portal.get('/zh-hant/news/secret')).status).toBe(404);
  const moved = await portal.get('/zh-hant/culture/first');
  expect([moved.status, moved.headers.location]).toEqual([308, '/zh-hant/news/first']);
  for (const path of [
    '/zh-hant/media/a.png',
    '/zh-hant/api/search',
    '/zh-hant/api/articles',
    '/zh-hant/news/first.md',
    '/zh-hant/llms.txt',
    '/zh-hant/sitemap.xml',
    '/zh-hant/zh-hant',
  ]) {
    expect((await portal.get(path)).status, path).toBe(404);
  }
});

shared('a change is there on the next request, in both editions', async ({ portal, tree }) => {
  const file = tree.article({ slug: 'edited', title: '旧的题目' });
  await portal.revalidate([file]);
  for (const path of ['/zh-hant/news/edited', '/zh-hant/news', '/zh-hant', '/zh-hant/rss.xml']) {
    expect(missing((await portal.get(path)).text, ['舊的題目']), path).toEqual([]);
  }
  tree.edit(file, '旧的', '新发的');
  await portal.revalidate([file]);
  for (const path of ['/zh-hant/news/edited', '/zh-hant/news', '/zh-hant', '/zh-hant/rss.xml']) {
    const { text } = await portal.get(path);
    expect([missing(text, ['新發的題目']), present(text, ['舊的題目'])], path).toEqual([[], []]);
  }
  tree.remove(file);
  await portal.revalidate([file]);
  expect((await portal.get('/zh-hant/news/edited')).status).toBe(404);
});

shared('nothing unpublished appears', async ({ portal }) => {
  for (const path of [
    '/zh-hant',
    '/zh-hant/news',
    '/zh-hant/search?q=%E7%A7%98%E5%AF%86',
    '/zh-hant/feed.json',
    '/zh-hant/archive/2024/05/06',
  ]) {
    expect(present((await portal.get(path)).text, ['未發佈的祕密', '未發佈的秘密', 'secret']), path).toEqual(
      [],
    );
  }
});

shared('editions name each other, and only what exists', async ({ portal }) => {
  const links = async (path: string): Promise<Record<string, string>> => {
    const { text } = await portal.get(path);
    const found = [...text.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"/gi)];
    return Object.fromEntries(found.map(([, lang = '', href = '']) => [lang, href.replace(portal.url, '')]));
  };
  const all = {
    'zh-Hans': '/news/first',
    'zh-Hant': '/zh-hant/news/first',
    en: '/news/english',
    'x-default': '/news/first',
  };
  expect(await links('/news/first')).toEqual(all);
  expect(await links('/zh-hant/news/first')).toEqual(all);
  for (const path of Object.values(await links('/news/first')))
    expect((await portal.get(path)).status).toBe(200);
  const { text } = await portal.get('/zh-hant/news/first');
  expect(text).toContain(`<link rel="canonical" href="${portal.url}/zh-hant/news/first"`);
});

shared('the search takes either script and answers in this one', async ({ portal }) => {
  for (const query of ['頭髮', '头发']) {
    const { text } = await portal.get(`/zh-hant/search?q=${encodeURIComponent(query)}`);
    expect(text.replace(/<\/?mark>/g, '')).toContain('後來的頭髮');
    expect(text).toContain('href="/zh-hant/news/second"');
  }
  const { text } = await portal.get(`/zh-hant/search?q=&source=${encodeURIComponent('检察日报')}`);
  expect(text).toContain('/zh-hant/news/second');
});

shared('feeds carry this edition and the same ids', async ({ portal }) => {
  const ids = (text: string): string[] => [...text.matchAll(/<guid[^>]*>([^<]+)/g)].map(([, id = '']) => id);
  const first = await portal.get('/rss.xml');
  const { text, headers } = await portal.get('/zh-hant/rss.xml');
  expect(ids(text)).toEqual(ids(first.text));
  expect(
    missing(text, ['發佈會上的幹部', `<link>${portal.url}/zh-hant/news/first</link>`, '<language>zh-Hant']),
  ).toEqual([]);
  const again = await portal.get('/zh-hant/rss.xml', { headers: { 'if-none-match': headers.etag ?? '' } });
  expect(again.status).toBe(304);
});

shared('the switch stays on the page, there and back', async ({ page }) => {
  await page.goto('/news/first');
  await page.getByRole('link', { name: '繁體' }).click();
  await expect(page).toHaveURL(/\/zh-hant\/news\/first$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('發佈會上的幹部');
  await expect(page.getByText('本頁由簡體版自動轉換')).toBeVisible();
  await page.getByRole('link', { name: '後一篇' }).click();
  await expect(page).toHaveURL(/\/zh-hant\/news\/second$/);
  await page.getByRole('link', { name: '简体' }).click();
  await expect(page).toHaveURL(/\/news\/second$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('后来的头发');
  await expect(page.getByText('自动转换')).toBeHidden();
});

test('words of the site go before the dictionary, and the edition can be left out', async ({
  newTree,
  launch,
}) => {
  test.setTimeout(60_000);
  const tree = newTree();
  tree.article({ slug: 'first', title: '南云的发布' });
  const portal = await launch({ tree, env: { WATCH: '0' } });
  expect(missing((await portal.get('/zh-hant/news/first')).text, ['南雲的發佈'])).toEqual([]);
  await portal.revalidate([tree.write('zh-hant.yaml', { 南云: '南云', 发布: '發布' })]);
  expect(missing((await portal.get('/zh-hant/news/first')).text, ['南云的發布'])).toEqual([]);
  const { problems } = await portal.revalidate([tree.write('zh-hant.yaml', '南云: [1]\n')]);
  expect(problems).toMatchObject([{ file: expect.stringContaining('zh-hant.yaml'), line: 1 }]);
  expect(missing((await portal.get('/zh-hant/news/first')).text, ['南云的發布'])).toEqual([]);
  tree.site({ features: { traditional: false } });
  await portal.revalidate(['site.yaml']);
  expect((await portal.get('/zh-hant/news/first')).status).toBe(404);
  expect(present((await portal.get('/news/first')).text, ['zh-hant', '繁體'])).toEqual([]);
});
