import { expect } from '@playwright/test';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { addresses, fillFeedTree, origin, shown } from './support/feed-tree';
import type { Portal } from './support/portal';
import { test, testWithPortal } from './support/test';
import { missing, present } from './support/text';

const shared = testWithPortal((tree) => {
  fillFeedTree(tree);
  return { SITE_URL: origin, WATCH: '0' };
});

interface Item {
  id: string;
  url: string;
  title: string;
  published: string;
  content: string;
}

/** One feed in all three formats, as readers' parsers see it. */
async function read(portal: Portal, base = '', query = ''): Promise<Record<'rss' | 'atom' | 'json', Item[]>> {
  const text = async (file: string): Promise<string> => {
    const address = `${base}/${file}${query}`;
    const answer = await portal.get(address);
    expect(answer.status, address).toBe(200);
    return answer.text;
  };
  const rss = parseRssFeed(await text('rss.xml'));
  const atom = parseAtomFeed(await text('atom.xml'));
  const json = parseJsonFeed(await text('feed.json'));
  return {
    rss: (rss.items ?? []).map((item) => ({
      id: item.guid?.value ?? '',
      url: item.link ?? '',
      title: item.title ?? '',
      published: item.pubDate ?? '',
      content: item.content?.encoded ?? '',
    })),
    atom: (atom.entries ?? []).map((entry) => ({
      id: entry.id ?? '',
      url: entry.links?.find(({ rel }) => rel === 'alternate' || rel === undefined)?.href ?? '',
      title: entry.title?.value ?? '',
      published: entry.published ?? '',
      content: entry.content?.value ?? '',
    })),
    json: (json.items ?? []).map((item) => ({
      id: item.id ?? '',
      url: item.url ?? '',
      title: item.title ?? '',
      published: item.date_published ?? '',
      content: item.content_html ?? '',
    })),
  };
}

shared('the three formats tell the same articles, newest first', async ({ portal }) => {
  const { rss, atom, json } = await read(portal);
  const keys = (items: Item[]): string[] => items.map(({ id, url, title }) => `${id} ${url} ${title}`);
  expect(rss).toHaveLength(20);
  expect(keys(atom)).toEqual(keys(rss));
  expect(keys(json)).toEqual(keys(rss));
  expect(rss.slice(0, 4).map(({ url }) => url)).toEqual([
    `${origin}/news/all-components`,
    `${origin}/media-watch/reprint`,
    `${origin}/news/day-only`,
    `${origin}/news/english`,
  ]);
  expect(rss[0]?.title).toBe('全部 <组件> & "引号"');
  const times = json.map(({ published }) => Date.parse(published));
  expect(times).toEqual([...times].sort((a, b) => b - a));
});

shared('times carry the site’s offset', async ({ portal }) => {
  const { rss, atom, json } = await read(portal);
  expect(rss[0]?.published).toBe('Mon, 06 May 2024 09:30:00 +0800');
  for (const { published } of rss) expect(published).toMatch(/ \+0800$/);
  for (const { published } of [...atom, ...json]) expect(published).toMatch(/\+08:00$/);
  expect(atom[0]?.published).toBe('2024-05-06T09:30:00+08:00');
});

shared('every component is in the content, as plain markup with absolute addresses', async ({ portal }) => {
  const feeds = await read(portal);
  for (const [format, items] of Object.entries(feeds)) {
    const content = items.find(({ url }) => url.endsWith('/all-components'))?.content ?? '';
    expect(missing(content, shown), format).toEqual([]);
    expect(missing(content, addresses), format).toEqual([]);
    expect(
      content.match(
        /<(?:Lead|Callout|FactBox|PullQuote|Figure|Gallery|Timeline|Event|QA|LiveUpdate|DataTable|Chart|Attachment|Related|script|style|iframe|form|button)[\s>]/g,
      ),
      format,
    ).toBeNull();
    const relative = [...content.matchAll(/(?:src|href|poster)="([^"]*)"/g)]
      .map(([, value = '']) => value)
      .filter((value) => !/^(?:https?:|mailto:)/.test(value));
    expect(relative, format).toEqual([]);
    expect(missing(content, ['更正了一个数字']), format).toEqual([]);
    expect(content, format).toMatch(/a &(?:lt|#x3c|#60); b &(?:amp|#x26|#38);&(?:amp|#x26|#38); c/i);
  }
});

shared('a reprint names its origin', async ({ portal }) => {
  const { rss, atom, json } = await read(portal);
  for (const items of [rss, atom, json]) {
    const content = items.find(({ url }) => url.endsWith('/reprint'))?.content ?? '';
    expect(
      missing(content, ['检察日报', '原来的题目', '原作者', 'https://www.example.org/a?b=1&amp;c=2']),
    ).toEqual([]);
  }
});

shared(
  'archived articles are in no feed, and a feed without articles is still a feed',
  async ({ portal }) => {
    for (const base of ['', '/news', '/culture']) {
      for (const file of ['rss.xml', 'atom.xml', 'feed.json']) {
        const { status, text } = await portal.get(`${base}/${file}`);
        expect(`${base}/${file} ${status}`).toBe(`${base}/${file} 200`);
        expect(present(text, ['归档的文章', '只有归档的栏目'])).toEqual([]);
      }
    }
    const { rss, atom, json } = await read(portal, '/culture');
    expect([rss, atom, json]).toEqual([[], [], []]);
  },
);

shared('feeds of sections, tags, sources and authors hold what their lists hold', async ({ portal }) => {
  const places: [string, number][] = [
    ['/news', 4],
    ['/media-watch', 1],
    ['/notices', 20],
    [`/tags/${encodeURIComponent('组件')}`, 1],
    [`/sources/${encodeURIComponent('检察日报')}`, 1],
    [`/authors/${encodeURIComponent('李四')}`, 1],
  ];
  for (const [base, count] of places) {
    const { rss, atom, json } = await read(portal, base);
    expect([base, rss.length, atom.length, json.length]).toEqual([base, count, count, count]);
  }
});

shared('a feed knows its own address, its page, its language and its newest change', async ({ portal }) => {
  const rss = parseRssFeed((await portal.get('/news/rss.xml')).text);
  expect(rss.link).toBe(`${origin}/news`);
  expect(rss.title).toContain('新闻中心');
  expect(rss.language?.toLowerCase()).toMatch(/^zh/);
  expect(rss.atom?.links?.find(({ rel }) => rel === 'self')?.href).toBe(`${origin}/news/rss.xml`);
  const atom = parseAtomFeed((await portal.get('/news/atom.xml')).text);
  expect(atom.links?.find(({ rel }) => rel === 'self')?.href).toBe(`${origin}/news/atom.xml`);
  expect(atom.updated).toBe('2024-05-08T08:00:00+08:00');
  const json = parseJsonFeed((await portal.get('/news/feed.json')).text);
  expect(json.feed_url).toBe(`${origin}/news/feed.json`);
  expect(json.home_page_url).toBe(`${origin}/news`);
  const tag = encodeURIComponent('标签二');
  expect(
    parseRssFeed((await portal.get(`/tags/${tag}/rss.xml`)).text).atom?.links?.find(
      ({ rel }) => rel === 'self',
    )?.href,
  ).toBe(`${origin}/tags/${tag}/rss.xml`);
});

shared('pages announce the feeds', async ({ portal }) => {
  for (const [path, href] of [
    ['/', `${origin}/rss.xml`],
    ['/news', `${origin}/news/rss.xml`],
    [`/tags/${encodeURIComponent('组件')}`, `${origin}/tags/${encodeURIComponent('组件')}/rss.xml`],
  ]) {
    expect(
      missing((await portal.get(path ?? '')).text, [`type="application/rss+xml" href="${href}"`]),
      path,
    ).toEqual([]);
  }
  expect(
    missing((await portal.get('/feeds')).text, [
      '/rss.xml',
      '/news/atom.xml',
      '/notices/feed.json',
      '/opml.xml',
    ]),
  ).toEqual([]);
});

shared('ETag, 304, Last-Modified and HEAD', async ({ portal }) => {
  for (const file of [
    '/rss.xml',
    '/news/atom.xml',
    '/feed.json',
    `/tags/${encodeURIComponent('组件')}/rss.xml`,
  ]) {
    const get = await portal.get(file);
    const etag = get.headers.etag ?? '';
    expect(etag, file).toMatch(/^(?:W\/)?"[^"]+"$/);
    const again = await portal.get(file, { headers: { 'if-none-match': etag } });
    expect(`${file} ${again.status} ${again.bytes.length}`).toBe(`${file} 304 0`);
    const head = await portal.get(file, { method: 'HEAD' });
    expect(`${file} ${head.status} ${head.bytes.length} ${head.headers.etag}`).toBe(`${file} 200 0 ${etag}`);
    expect(Date.parse(get.headers['last-modified'] ?? ''), file).not.toBeNaN();
  }
});

shared('a feed is well-formed in the eyes of a browser', async ({ portal, page }) => {
  for (const file of [
    '/rss.xml',
    '/atom.xml',
    '/opml.xml',
    '/sitemap.xml',
    '/sitemap-1.xml',
    '/news-sitemap.xml',
    '/opensearch.xml',
  ]) {
    const { text } = await portal.get(file);
    const error = await page.evaluate(
      (xml) =>
        new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent ??
        '',
      text,
    );
    expect(error, file).toBe('');
  }
});

shared('feedItems in site.yaml and feed: false in sections.yaml', async ({ portal, tree }) => {
  const sections = tree.read('sections.yaml');
  tree.site({ feedItems: 3 });
  tree.write('sections.yaml', sections.replace('id: notices', 'id: notices\n  feed: false'));
  await portal.revalidate();
  expect((await read(portal)).rss).toHaveLength(3);
  expect((await portal.get('/notices/rss.xml')).status).toBe(404);
  expect(present((await portal.get('/feeds')).text, ['/notices/rss.xml'])).toEqual([]);
  expect(present((await portal.get('/opml.xml')).text, ['/notices/rss.xml'])).toEqual([]);
  expect(present((await portal.get('/notices')).text, ['/notices/rss.xml'])).toEqual([]);
  tree.site();
  tree.write('sections.yaml', sections);
  await portal.revalidate();
  expect((await read(portal)).rss).toHaveLength(20);
  expect((await portal.get('/notices/rss.xml')).status).toBe(200);
});

test('ids stay the same when the section, the file’s place, the title or SITE_URL changes', async ({
  newTree,
  launch,
}) => {
  const tree = newTree();
  const file = tree.article({ slug: 'lasting', title: '长久的文章', date: '2024-05-06 09:30' });
  const portal = await launch({ tree, env: { SITE_URL: 'https://old.example.cn' } });
  const ids = async (): Promise<string[]> => {
    const feeds = await read(portal);
    return [...feeds.rss, ...feeds.atom, ...feeds.json]
      .filter(({ url }) => url.endsWith('/lasting'))
      .map(({ id }) => id);
  };
  const before = await ids();
  expect(before).toHaveLength(3);
  expect(new Set(before).size).toBe(1);
  tree.edit(file, 'section: news', 'section: culture');
  tree.edit(file, '长久的文章', '改了题目的文章');
  tree.move(file, 'articles/moved/lasting.mdx');
  await portal.revalidate();
  expect((await read(portal)).rss[0]?.url).toBe('https://old.example.cn/culture/lasting');
  expect(await ids()).toEqual(before);
  await portal.restart({ SITE_URL: 'https://new.example.cn' });
  expect((await read(portal)).json[0]?.url).toBe('https://new.example.cn/culture/lasting');
  expect(await ids()).toEqual(before);
});

shared('a search is a feed, with the filters of the search', async ({ portal }) => {
  const query = `q=${encodeURIComponent('组件')}`;
  const { rss, atom, json } = await read(portal, '/search', `?${query}`);
  expect(rss.map(({ url }) => url)).toEqual([`${origin}/news/all-components`]);
  expect([atom, json].map((items) => items.map(({ id }) => id))).toEqual(
    [rss, rss].map((items) => items.map(({ id }) => id)),
  );
  expect(rss[0]?.content).toContain('导语里的话');
  const inSection = await read(portal, '/search', '?section=notices');
  expect(inSection.rss).toHaveLength(20);
  expect(inSection.json[0]?.title).toBe('通知第25号');
  const until = await read(portal, '/search', '?section=notices&to=2023-01-03');
  expect(until.atom.map(({ title }) => title)).toEqual(['通知第3号', '通知第2号', '通知第1号']);
  expect((await read(portal, '/search', `?${query}&author=${encodeURIComponent('无此人')}`)).rss).toEqual([]);
  expect((await read(portal, '/search')).rss).toEqual([]);
  expect((await portal.get('/search/rss.xml?from=gestern')).status).toBe(400);
  expect((await portal.get('/search/rss-1-25.xml?q=a')).status).toBe(404);
  expect((await portal.get(`/zh-hant/search/rss.xml?${query}`)).text).toContain('全部');
  expect((await portal.get(`/search?${query}`)).text).toContain(`/search/rss.xml?${query}`);
});

shared('the feed of a search is cheap to poll, and is new after a change', async ({ portal, tree }) => {
  const address = `/search/rss.xml?q=${encodeURIComponent('轮询')}`;
  const first = await portal.get(address);
  const etag = first.headers.etag ?? '';
  const same = await portal.get(`${address}&sort=date&utm_source=x`, { headers: { 'if-none-match': etag } });
  expect([same.status, String(same.headers['cache-status'])]).toEqual([304, expect.stringContaining('hit')]);
  const file = tree.article({ slug: 'polled', title: '轮询得到的文章', date: '2024-05-01 08:00' });
  await portal.revalidate();
  const changed = await portal.get(address, { headers: { 'if-none-match': etag } });
  expect([changed.status, changed.text.includes('轮询得到的文章')]).toEqual([200, true]);
  tree.remove(file);
  await portal.revalidate();
  const again = await portal.get(address);
  expect(again.headers.etag).toBe(etag);
});

shared('the archive of a feed leads to the first article', async ({ portal }) => {
  for (const [format, pattern] of [
    ['rss.xml', /<atom:link href="([^"]*)" rel="prev-archive"/],
    ['atom.xml', /<link href="([^"]*)" rel="prev-archive"/],
    ['feed.json', /"next_url": "([^"]*)"/],
  ] as const) {
    const seen = new Set<string>();
    let address: string | undefined = `/${format}`;
    while (address) {
      const { status, text } = await portal.get(address);
      expect(`${address} ${status}`).toBe(`${address} 200`);
      if (address !== `/${format}`) expect(text, address).toMatch(/<fh:archive\/>|"archive": true/);
      for (const [, slug = ''] of text.matchAll(/tag:[\w.]+,[\d-]+:([\w-]+)["<]/g)) seen.add(slug);
      address = pattern.exec(text)?.[1]?.replace(origin, '');
    }
    expect(
      [...seen].filter((slug) => slug.startsWith('many-')),
      format,
    ).toHaveLength(25);
    expect(seen.has('archived'), format).toBe(true);
    expect(seen.has('only-archived'), format).toBe(true);
  }
  for (const name of ['rss-1-26.xml', 'rss-2-25.xml', 'rss-976-1000.xml', 'rss-0-1.xml']) {
    expect(`${name} ${(await portal.get(`/${name}`)).status}`).toBe(`${name} 404`);
  }
});

test('a withdrawn article leaves the feeds, and Atom and JSON Feed say so', async ({ newTree, launch }) => {
  const tree = newTree();
  const file = tree.article({ slug: 'wrong', title: '有误的文章', date: '2024-05-06 09:30' });
  tree.article({ slug: 'right', title: '无误的文章', date: '2024-05-05 09:30' });
  const portal = await launch({ tree });
  const before = await portal.get('/rss.xml');
  tree.edit(
    file,
    'section: news',
    'section: news\nstatus: withdrawn\nwithdrawn: {date: 2024-06-01, reason: 数字有误}',
  );
  await portal.revalidate();
  const { rss, atom, json } = await read(portal);
  for (const items of [rss, atom, json]) expect(items.map(({ title }) => title)).toEqual(['无误的文章']);
  const id = 'tag:bm00000001.kaiyuan.example,2024-05-06:wrong';
  const entry = `<at:deleted-entry ref="${id}" when="2024-06-01T00:00:00+08:00"><at:comment>数字有误</at:comment>`;
  expect((await portal.get('/atom.xml')).text).toContain(entry);
  expect(JSON.parse((await portal.get('/feed.json')).text)._kaiyuan.deleted).toEqual([
    { id, date_deleted: '2024-06-01T00:00:00+08:00', reason: '数字有误' },
  ]);
  for (const feed of ['/rss.xml', '/atom.xml', '/feed.json']) {
    expect(present((await portal.get(feed)).text, ['有误的文章', '/news/wrong'])).toEqual([]);
  }
  const since = String(before.headers['last-modified']);
  expect((await portal.get('/rss.xml', { headers: { 'if-modified-since': since } })).status).toBe(200);
});

shared('a browser shows a feed as a page', async ({ portal, page }) => {
  for (const file of ['/rss.xml', '/atom.xml']) {
    await page.goto(portal.url + file);
    const title = page.locator('title').first();
    await expect(title).toHaveText('测试新闻网');
    expect(await title.evaluate((element) => getComputedStyle(element).fontWeight)).toBe('700');
    expect(await page.locator('content\\:encoded, entry > content').first().isVisible()).toBe(false);
  }
  const plain = await portal.get('/rss.xml');
  expect(plain.headers['content-type']).toBe('application/rss+xml; charset=utf-8');
});
