import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import type { Answer, Portal } from './support/portal';
import { testWithPortal } from './support/test';
import { mainOf, missing, present } from './support/text';
import { svg } from './support/tree';

const test = testWithPortal((tree) => {
  tree.article({
    slug: 'reform-case',
    title: '改革案例入选',
    section: 'media-watch',
    date: '2022-07-08 10:30',
    source: '检察日报',
    author: ['张三', '李四'],
    tags: ['普法', 'C++ / 编程', '100%'],
    aliases: ['/xwzx/202207/t1.shtml', '/旧/文章'],
    topics: ['law'],
  });
  tree.article({
    slug: 'with-pictures',
    folder: true,
    title: '有图的文章',
    cover: { src: 'cover.svg', alt: '封面' },
    body: '![门](gate.svg "大门")',
  });
  tree.write('articles/2024/with-pictures/cover.svg', svg('封面'));
  tree.write('articles/2024/with-pictures/gate.svg', svg('大门'));
  tree.article({
    slug: 'hidden-pictures',
    folder: true,
    title: '草稿有图',
    status: 'draft',
    body: '![门](gate.svg)',
  });
  tree.write('articles/2024/hidden-pictures/gate.svg', svg('草稿'));
  tree.article({ slug: 'unfinished', title: '没写完的稿子', status: 'draft', aliases: ['/old/unfinished'] });
  tree.article({ slug: 'later', title: '以后的稿子', date: '2199-01-01 08:00' });
  tree.article({ slug: 'over', title: '到期的稿子', date: '2023-01-01 08:00', expires: '2023-02-01 08:00' });
  tree.article({
    slug: 'taken-back',
    title: '撤回的稿子',
    body: '不该再出现的正文。',
    date: '2023-03-01 08:00',
    status: 'withdrawn',
    withdrawn: { date: '2023-03-02 09:00', reason: '内容有误，已经核实。', successor: 'reform-case' },
    aliases: ['/old/taken-back'],
  });
  for (let n = 1; n <= 45; n += 1) {
    const day = String((n % 28) + 1).padStart(2, '0');
    tree.article({
      slug: `note-${n}`,
      title: `第 ${n} 号通知`,
      section: 'notices',
      date: `2021-03-${day} 08:00`,
      tags: ['通知'],
      source: '测试日报',
      author: '王五',
      topics: ['law'],
    });
  }
  tree.write('topics/law.mdx', '---\ntitle: 法治专题\n---\n\n专题导语。\n');
  tree.write('topics/hidden-topic.mdx', '---\ntitle: 未发布专题\nstatus: draft\n---\n\n导语。\n');
  tree.write('pages/about.mdx', '---\ntitle: 关于我们\n---\n\n本站由测试编辑部主办。\n');
  tree.write('pages/draft-page.mdx', '---\ntitle: 草稿页面\nstatus: draft\n---\n\n内容。\n');
  tree.write('redirects.yaml', {
    '/old/index.shtml': '/news',
    '/旧栏目': '/culture',
    '/elsewhere': 'https://example.org/new',
    '/gone': 410,
  });
  tree.write('media/pictures/seal.svg', svg('印章'));
  tree.write('media/数据/表格.csv', '年,数\n2020,1\n');
  tree.write('media/attachments/letters.txt', 'abcdefghijklmnopqrstuvwxyz');
  tree.write('media/.hidden.txt', '隐藏');
  tree.write('media/page.html', '<script>alert(1)</script>');
  tree.write('secret.txt', '树里的其他文件');
  return {};
});

function expectPage({ status, headers, text }: Answer, expected: number): void {
  expect(status).toBe(expected);
  expect(headers['content-type']).toMatch(/^text\/html; *charset=utf-8/i);
  expect(missing(text, ['测ICP备00000001号', '<main', '</html>'])).toEqual([]);
  expect(text.match(/<h1[ >]/g)).toHaveLength(1);
}

async function expectRedirect(portal: Portal, from: string, to: string): Promise<void> {
  const answer = await portal.get(from);
  expect(`${from} ${answer.status} ${answer.headers.location}`).toBe(`${from} 308 ${to}`);
}

const tag = (name: string): string => `/tags/${encodeURIComponent(name)}`;

test.describe('pages', () => {
  const pages = [
    '/',
    '/news',
    '/media-watch',
    '/media-watch/reform-case',
    '/notices/page/2',
    '/notices/page/3',
    '/topics/law',
    '/topics/law/page/2',
    tag('普法'),
    tag('C++ / 编程'),
    tag('100%'),
    `${tag('通知')}/page/2`,
    `/sources/${encodeURIComponent('检察日报')}`,
    `/sources/${encodeURIComponent('测试日报')}/page/3`,
    `/authors/${encodeURIComponent('李四')}`,
    `/authors/${encodeURIComponent('王五')}/page/2`,
    '/tags',
    '/topics',
    '/sources',
    '/authors',
    '/archive',
    '/archive/2022',
    '/archive/2022/07',
    '/archive/2022/07/08',
    '/search',
    '/search?q=%E6%94%B9%E9%9D%A9',
    '/feeds',
    '/site-map',
    '/corrections',
    '/about',
  ];
  for (const path of pages) {
    test(`200 ${decodeURIComponent(path.replace(/%25/g, '%2525'))}`, async ({ portal }) => {
      expectPage(await portal.get(path), 200);
    });
  }

  test('404 with the whole layout for everything unknown', async ({ portal }) => {
    const unknown = [
      '/nothing',
      '/news/nothing',
      '/news/reform-case/more',
      '/nothing/at/all',
      '/tags/nothing',
      '/topics/nothing',
      '/topics/hidden-topic',
      '/sources/nothing',
      '/authors/nothing',
      '/draft-page',
      '/api/nothing',
      '/verify',
      '/transparency/checkpoint',
      '/page',
      '/page/2',
      '/en',
      '/zh-hans',
      '/zh-hans/front',
      '/zh-hans/news',
      '/search/more',
      '/feeds/more',
      '/archive/22',
      '/archive/2022/7',
      '/archive/2022/13',
      '/archive/2022/07/08/10',
      '/archive/1999',
      '/archive/2022/08',
      '/archive/2022/07/09',
      '/sitemap-99.xml',
      '/nothing/rss.xml',
      '/tags/nothing/rss.xml',
      '/favicon.png',
      '/constructor',
      '/__proto__/x',
    ];
    for (const path of unknown) {
      const answer = await portal.get(path);
      expect(`${path} ${answer.status}`).toBe(`${path} 404`);
      expectPage(answer, 404);
    }
  });

  test('media that do not exist answer 404 in the layout too', async ({ portal }) => {
    for (const path of ['/media/nothing.png', '/media/articles/nothing/x.png', '/media/pictures']) {
      const { status, text } = await portal.get(path);
      expect(`${path} ${status}`).toBe(`${path} 404`);
      expect.soft(missing(text, ['测ICP备00000001号']), path).toEqual([]);
    }
  });

  test('nothing but the built files lives below /_next', async ({ portal }) => {
    const inner = [
      '/_next/nothing',
      '/_next/static/about',
      '/_next/front',
      '/_next/not-found',
      '/_next/article/reform-case',
      '/_next/section/news/1',
      '/_next/files/robots.txt',
      '/_next/syndication/rss.xml/all/all',
      '/_next/preview/unfinished',
    ];
    for (const path of inner) {
      const { status, text } = await portal.get(path);
      expect.soft(`${path} ${status}`).toBe(`${path} 404`);
      expect.soft(missing(text, ['测ICP备00000001号']), path).toEqual([]);
    }
  });

  test('a page that was not found stays unknown only as long as it is', async ({ portal, tree }) => {
    expect((await portal.get('/culture/new-here')).status).toBe(404);
    const file = tree.article({ slug: 'new-here', title: '新来的', section: 'culture' });
    await portal.revalidate([file]);
    expect((await portal.get('/culture/new-here')).status).toBe(200);
    tree.remove(file);
    await portal.revalidate([file]);
    expect((await portal.get('/culture/new-here')).status).toBe(404);
  });

  test('an empty section answers 200 with a notice and is in no navigation', async ({ portal }) => {
    const answer = await portal.get('/quiet');
    expectPage(answer, 200);
    expect(missing(answer.text, ['空栏目'])).toEqual([]);
    expect(present((await portal.get('/')).text, ['href="/quiet"'])).toEqual([]);
    expect(present((await portal.get('/sitemap-1.xml')).text, ['/quiet'])).toEqual([]);
    expect(present((await portal.get('/site-map')).text, ['href="/quiet"'])).toEqual([]);
  });

  test('pages are complete without JavaScript and say where they live', async ({ portal }) => {
    const { text } = await portal.get('/media-watch/reform-case');
    expect(missing(text, [`<link rel="canonical" href="${portal.url}/media-watch/reform-case"/>`])).toEqual(
      [],
    );
    expect(missing(text, ['<html lang="zh-Hans">'])).toEqual([]);
    expect(missing(text, ['改革案例入选'])).toEqual([]);
  });

  test('past the end of a list is 404', async ({ portal }) => {
    const source = encodeURIComponent('测试日报');
    for (const path of [
      '/notices/page/4',
      '/notices/page/0',
      '/notices/page/-1',
      '/notices/page/02',
      '/notices/page/x',
      '/notices/page/999999',
      '/notices/page',
      '/quiet/page/2',
      '/topics/law/page/9',
      `/sources/${source}/page/4`,
    ]) {
      expect(`${path} ${(await portal.get(path)).status}`).toBe(`${path} 404`);
    }
  });

  test('a list shows each article once, newest first, over all its pages', async ({ portal }) => {
    const seen: string[] = [];
    for (const path of ['/notices', '/notices/page/2', '/notices/page/3']) {
      const { text } = await portal.get(path);
      seen.push(...[...mainOf(text).matchAll(/href="\/notices\/(note-\d+)"/g)].map(([, slug = '']) => slug));
    }
    expect(new Set(seen).size).toBe(45);
    expect(seen).toHaveLength(45);
  });
});

test.describe('redirects', () => {
  test('308 from a wrong section, a trailing slash, page 1, an alias and redirects.yaml', async ({
    portal,
  }) => {
    const right = '/media-watch/reform-case';
    await expectRedirect(portal, '/news/reform-case', right);
    await expectRedirect(portal, '/nothing/reform-case', right);
    await expectRedirect(portal, '/news/', '/news');
    await expectRedirect(portal, '/media-watch/reform-case/', right);
    await expectRedirect(portal, `${tag('普法')}/`, tag('普法'));
    await expectRedirect(portal, '/archive/2022/07/', '/archive/2022/07');
    await expectRedirect(portal, '/notices/page/1', '/notices');
    await expectRedirect(portal, `${tag('普法')}/page/1`, tag('普法'));
    await expectRedirect(portal, '/topics/law/page/1', '/topics/law');
    await expectRedirect(portal, '/xwzx/202207/t1.shtml', right);
    await expectRedirect(portal, `/${encodeURIComponent('旧')}/${encodeURIComponent('文章')}`, right);
    await expectRedirect(portal, '/old/index.shtml', '/news');
    await expectRedirect(portal, `/${encodeURIComponent('旧栏目')}`, '/culture');
    await expectRedirect(portal, '/elsewhere', 'https://example.org/new');
  });

  test('no redirect leaves the site, whatever the path looks like', async ({ portal }) => {
    const hostile = [
      '//evil.example',
      '//evil.example/',
      '///evil.example//',
      '/\\evil.example',
      '/\\evil.example/',
      '/%2Fevil.example/',
      '/%2F%2Fevil.example/',
      '/%5Cevil.example/',
      '//evil.example/reform-case',
      '/\\evil.example/reform-case',
      '/%09/evil.example/',
      '/.//evil.example/',
      '/%0d%0aSet-Cookie:x=1/',
      'http://evil.example/',
      'http://evil.example//news/',
    ];
    for (const path of hostile) {
      const { status, headers } = await portal.get(path);
      expect(status, path).toBeLessThan(500);
      expect(headers['set-cookie'], path).toBeUndefined();
      if (headers.location === undefined) continue;
      expect(headers.location, path).toMatch(/^\/(?![/\\])/);
      expect(new URL(headers.location, portal.url).origin, path).toBe(portal.url);
    }
  });

  test('an unpublished slug is 404 under every section and under its alias, never 308', async ({
    portal,
  }) => {
    for (const path of [
      '/news/unfinished',
      '/culture/unfinished',
      '/nothing/unfinished',
      '/old/unfinished',
      '/news/later',
      '/culture/later',
    ]) {
      const { status, headers } = await portal.get(path);
      expect(`${path} ${status} ${headers.location}`).toBe(`${path} 404 undefined`);
    }
  });

  test('410 by redirects.yaml, by withdrawal and by expiry, as a notice without title or text', async ({
    portal,
  }) => {
    expectPage(await portal.get('/gone'), 410);
    const withdrawn = await portal.get('/news/taken-back');
    expectPage(withdrawn, 410);
    expect(missing(withdrawn.text, ['内容有误，已经核实。'])).toEqual([]);
    expect(missing(withdrawn.text, ['2023-03-02'])).toEqual([]);
    expect(missing(withdrawn.text, ['href="/media-watch/reform-case"'])).toEqual([]);
    expect(present(withdrawn.text, ['撤回的稿子'])).toEqual([]);
    expect(present(withdrawn.text, ['不该再出现的正文'])).toEqual([]);
    const expired = await portal.get('/news/over');
    expectPage(expired, 410);
    expect(present(expired.text, ['到期的稿子'])).toEqual([]);
    expectPage(await portal.get('/old/taken-back'), 410);
  });
});

test.describe('requests', () => {
  test('malformed encoding is 400', async ({ portal }) => {
    for (const path of [
      '/%',
      '/%E0%A4%A',
      '/%ff',
      '/news/%zz',
      '/news?x=%',
      '/search?q=%E4%B8',
      '/tags/%C3%28',
      '/api/search?q=%E0%A4%A',
      '/media/%E0%A4%A',
      '/news%00',
      '/media/a%00.svg',
      '/api/search?q=%ff',
      '/api/search?q=%ED%A0%BD',
      '/search?q=%ED%A0%BD',
    ]) {
      expect(`${path} ${(await portal.get(path)).status}`).toBe(`${path} 400`);
    }
  });

  test('a method that an address does not have is 405 with Allow', async ({ portal }) => {
    const reading = [
      '/',
      '/news',
      '/media-watch/reform-case',
      '/news/nothing',
      '/rss.xml',
      '/sitemap.xml',
      '/search',
      '/api/search',
      '/api/suggest',
      '/api/preview',
      '/api/health',
      '/api/ready',
      '/media/pictures/seal.svg',
      '/reading.css',
    ];
    for (const path of reading) {
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
        const { status, headers } = await portal.get(path, { method });
        expect(`${method} ${path} ${status}`).toBe(`${method} ${path} 405`);
        expect((headers.allow ?? '').split(/, */).sort()).toEqual(['GET', 'HEAD']);
      }
    }
    for (const path of ['/api/revalidate', '/api/preview/exit', '/api/reading']) {
      for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
        const { status, headers } = await portal.get(path, { method });
        expect(`${method} ${path} ${status} ${headers.allow}`).toBe(`${method} ${path} 405 POST`);
      }
    }
  });

  test('HEAD answers as GET without a body', async ({ portal }) => {
    for (const path of [
      '/',
      '/media-watch/reform-case',
      '/rss.xml',
      '/media/pictures/seal.svg',
      '/media/attachments/letters.txt',
      '/api/search?q=a',
      '/nothing',
      '/news/taken-back',
      '/news/',
    ]) {
      const get = await portal.get(path);
      const head = await portal.get(path, { method: 'HEAD' });
      expect(`${path} ${head.status}`).toBe(`${path} ${get.status}`);
      expect(head.bytes.length, path).toBe(0);
      for (const name of ['content-type', 'etag', 'location', 'cache-control'] as const) {
        expect(`${path} ${name} ${head.headers[name]}`).toBe(`${path} ${name} ${get.headers[name]}`);
      }
    }
  });

  test('a page has a strong ETag and answers 304 to it', async ({ portal }) => {
    for (const path of ['/', '/media-watch/reform-case', '/notices/page/2', '/rss.xml', '/sitemap-1.xml']) {
      const { headers } = await portal.get(path);
      const etag = headers.etag ?? '';
      expect(etag, path).toMatch(/^"[^"]+"$/);
      const again = await portal.get(path, { headers: { 'if-none-match': `"other", ${etag}` } });
      expect(`${path} ${again.status} ${again.bytes.length}`).toBe(`${path} 304 0`);
      expect(again.headers.etag).toBe(etag);
      expect((await portal.get(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    }
  });

  test('query parameters that a page does not know change nothing', async ({ portal }) => {
    for (const path of ['/', '/media-watch/reform-case', '/notices/page/2', '/rss.xml', '/archive/2022']) {
      const plain = await portal.get(path);
      for (const query of ['?utm_source=x', '?page=2', '?q=%E6%94%B9&a[]=1', '?']) {
        const { status, headers, bytes } = await portal.get(path + query);
        expect(`${path}${query} ${status} ${headers.etag}`).toBe(`${path}${query} 200 ${plain.headers.etag}`);
        expect(bytes.equals(plain.bytes)).toBe(true);
      }
    }
  });

  test('framework requests get the same public page', async ({ portal }) => {
    const plain = await portal.get('/media-watch/reform-case');
    const headers = {
      rsc: '1',
      'next-router-prefetch': '1',
      'x-middleware-subrequest': 'middleware',
      'x-nextjs-data': '1',
    };
    const { status } = await portal.get('/news/unfinished', { headers });
    expect(status).toBe(404);
    expect((await portal.get('/media-watch/reform-case', { headers })).status).toBe(200);
    expect((await portal.get('/media-watch/reform-case')).headers.etag).toBe(plain.headers.etag);
  });

  test('a foreign Host header appears nowhere', async ({ portal }) => {
    for (const path of [
      '/',
      '/media-watch/reform-case',
      '/rss.xml',
      '/sitemap.xml',
      '/news/',
      '/nothing',
      '/search?q=x',
      '/opensearch.xml',
    ]) {
      const { text, headers } = await portal.get(path, {
        headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
      });
      expect(text + JSON.stringify(headers), path).not.toContain('evil.example');
    }
  });
});

test.describe('Chinese names', () => {
  test('links to tags, sources and authors are encoded once and lead there', async ({ portal }) => {
    const { text } = await portal.get('/media-watch/reform-case');
    const links = [...text.matchAll(/href="(\/(?:tags|sources|authors)\/[^"]+)"/g)].map(([, href = '']) =>
      href.replaceAll('&#x27;', "'"),
    );
    expect(links).toEqual(
      expect.arrayContaining([
        tag('普法'),
        tag('C++ / 编程'),
        tag('100%'),
        `/sources/${encodeURIComponent('检察日报')}`,
        `/authors/${encodeURIComponent('张三')}`,
      ]),
    );
    for (const link of links) {
      const answer = await portal.get(link);
      expect(`${link} ${answer.status}`).toBe(`${link} 200`);
      expect(missing(answer.text, ['href="/media-watch/reform-case"'])).toEqual([]);
    }
  });

  test('a name encoded twice is another name', async ({ portal }) => {
    expect((await portal.get(tag(encodeURIComponent('普法')))).status).toBe(404);
  });

  test('lower-case escapes and unescaped bytes name the same list', async ({ portal }) => {
    const answer = await portal.get(tag('普法').replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase()));
    expect([200, 308]).toContain(answer.status);
  });
});

test.describe('files for machines', () => {
  const types: Record<string, RegExp> = {
    '/rss.xml': /^application\/rss\+xml/,
    '/atom.xml': /^application\/atom\+xml/,
    '/feed.json': /^application\/feed\+json/,
    '/opml.xml': /^(?:text\/x-opml|application\/xml|text\/xml)/,
    '/sitemap.xml': /^application\/xml/,
    '/sitemap-1.xml': /^application\/xml/,
    '/news-sitemap.xml': /^application\/xml/,
    '/robots.txt': /^text\/plain/,
    '/opensearch.xml': /^application\/opensearchdescription\+xml/,
    '/.well-known/security.txt': /^text\/plain/,
    '/manifest.webmanifest': /^application\/manifest\+json/,
    '/reading.css': /^text\/css/,
  };
  for (const [path, type] of Object.entries(types)) {
    test(`200 ${path}`, async ({ portal }) => {
      const { status, headers, bytes } = await portal.get(path);
      expect(status).toBe(200);
      expect(headers['content-type']).toMatch(type);
      expect(bytes.length).toBeGreaterThan(0);
    });
  }

  test('the same three feeds below every section, topic, tag, source and author', async ({ portal }) => {
    const places = [
      '/news',
      '/media-watch',
      '/notices',
      '/topics/law',
      tag('普法'),
      tag('C++ / 编程'),
      `/sources/${encodeURIComponent('检察日报')}`,
      `/authors/${encodeURIComponent('张三')}`,
    ];
    for (const place of places) {
      for (const file of ['rss.xml', 'atom.xml', 'feed.json']) {
        const { status, headers } = await portal.get(`${place}/${file}`);
        expect(`${place}/${file} ${status}`).toBe(`${place}/${file} 200`);
        expect(headers['content-type']).toMatch(types[`/${file}`] ?? /^$/);
      }
    }
  });

  test('the sitemap index leads to every public address, and each answers 200', async ({ portal }) => {
    const locations = (text: string): string[] =>
      [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) => loc.replaceAll('&amp;', '&'));
    const parts = locations((await portal.get('/sitemap.xml')).text);
    expect(parts.length).toBeGreaterThan(0);
    const found: string[] = [];
    for (const part of parts) {
      expect(part.startsWith(`${portal.url}/`)).toBe(true);
      found.push(...locations((await portal.get(part.slice(portal.url.length))).text));
    }
    const paths = found.map((address) => address.slice(portal.url.length));
    expect(paths).toEqual(
      expect.arrayContaining([
        '/',
        '/news',
        '/media-watch',
        '/media-watch/reform-case',
        '/topics/law',
        '/about',
        tag('普法'),
      ]),
    );
    for (const path of paths) expect(`${path} ${(await portal.get(path)).status}`).toBe(`${path} 200`);
    for (const hidden of [
      'unfinished',
      'later',
      'over',
      'taken-back',
      'hidden-topic',
      'draft-page',
      'quiet',
    ]) {
      expect(paths.join(' ')).not.toContain(hidden);
    }
  });

  test('health and readiness', async ({ portal }) => {
    for (const path of ['/api/health', '/api/ready']) {
      const { status, headers } = await portal.get(path);
      expect(status).toBe(200);
      expect(headers['content-type']).toMatch(/^application\/json/);
    }
  });

  test('/opml.xml names the feeds of filled sections only', async ({ portal }) => {
    const { text } = await portal.get('/opml.xml');
    expect(missing(text, [`${portal.url}/news/rss.xml`])).toEqual([]);
    expect(missing(text, [`${portal.url}/notices/rss.xml`])).toEqual([]);
    expect(present(text, ['/quiet/'])).toEqual([]);
  });
});

test.describe('media', () => {
  test('types, validators and caching', async ({ portal, tree }) => {
    const { status, headers, text } = await portal.get('/media/pictures/seal.svg');
    expect(status).toBe(200);
    expect(text).toBe(tree.read('media/pictures/seal.svg'));
    expect(headers['content-type']).toMatch(/^image\/svg\+xml/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toMatch(/max-age=\d{2,}/);
    expect(headers.etag).toMatch(/^"[^"]+"$/);
    const etag = headers.etag ?? '';
    const fresh = await portal.get('/media/pictures/seal.svg', { headers: { 'if-none-match': etag } });
    expect(`${fresh.status} ${fresh.bytes.length}`).toBe('304 0');
    const modified = headers['last-modified'] ?? '';
    expect(
      (await portal.get('/media/pictures/seal.svg', { headers: { 'if-modified-since': modified } })).status,
    ).toBe(304);
    expect(
      (
        await portal.get('/media/pictures/seal.svg', {
          headers: { 'if-none-match': '"x"', 'if-modified-since': modified },
        })
      ).status,
    ).toBe(200);
  });

  test('active content is inert', async ({ portal }) => {
    for (const path of ['/media/pictures/seal.svg', '/media/page.html']) {
      const { headers } = await portal.get(path);
      expect(headers['content-security-policy'], path).toContain('sandbox');
      expect(headers['content-security-policy'], path).not.toContain('allow-scripts');
      expect(headers['content-security-policy'], path).toContain("default-src 'none'");
    }
  });

  test('one range, the end of a file, and ranges that do not exist', async ({ portal }) => {
    const path = '/media/attachments/letters.txt';
    const ranged = (range: string, more: Record<string, string> = {}) =>
      portal.get(path, { headers: { range, ...more } });
    const whole = await portal.get(path);
    expect(whole.headers['accept-ranges']).toBe('bytes');
    for (const [range, bytes, place] of [
      ['bytes=0-3', 'abcd', 'bytes 0-3/26'],
      ['bytes=24-', 'yz', 'bytes 24-25/26'],
      ['bytes=-3', 'xyz', 'bytes 23-25/26'],
      ['bytes=20-999', 'uvwxyz', 'bytes 20-25/26'],
    ]) {
      const { status, headers, text } = await ranged(range ?? '');
      expect(`${range} ${status} ${text} ${headers['content-range']}`).toBe(`${range} 206 ${bytes} ${place}`);
    }
    const beyond = await ranged('bytes=26-');
    expect(`${beyond.status} ${beyond.headers['content-range']}`).toBe('416 bytes */26');
    expect((await ranged('bytes=0-3', { 'if-range': '"another"' })).status).toBe(200);
    expect((await ranged('bytes=0-3', { 'if-range': whole.headers.etag ?? '' })).status).toBe(206);
    expect((await ranged('lines=1-2')).status).toBe(200);
  });

  test('Chinese file names', async ({ portal }) => {
    const { status, headers, text } = await portal.get(
      `/media/${encodeURIComponent('数据')}/${encodeURIComponent('表格.csv')}`,
    );
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/csv; *charset=utf-8/i);
    expect(missing(text, ['2020,1'])).toEqual([]);
  });

  test('nothing outside media/, no dotfiles, no sources, no folders', async ({ portal }) => {
    const refused = [
      '/media/../secret.txt',
      '/media/../site.yaml',
      '/media/%2e%2e/site.yaml',
      '/media/..%2fsite.yaml',
      '/media/%2e%2e%2fsite.yaml',
      '/media/pictures/..%2f..%2fsite.yaml',
      '/media/..%5csite.yaml',
      '/media/..\\site.yaml',
      '/media//etc/passwd',
      '/media/%2fetc%2fpasswd',
      '/media/.hidden.txt',
      '/media/%2ehidden.txt',
      '/media/pictures',
      '/media/pictures/',
      '/media/',
      '/media',
      '/media/articles/with-pictures/index.mdx',
      '/media/articles/with-pictures',
      '/media/articles/with-pictures/..%2f..%2f..%2fsite.yaml',
      '/media/articles/with-pictures/../hidden-pictures/gate.svg',
      '/media/articles/reform-case/with-pictures/cover.svg',
      '/media/articles/2024/with-pictures/cover.svg',
    ];
    for (const path of refused) {
      const { status, text } = await portal.get(path);
      expect([308, 400, 404], `${path} ${status}`).toContain(status);
      expect(present(text, ['测试新闻网\nshortName']), path).toEqual([]);
      expect(present(text, ['root:']), path).toEqual([]);
      expect(present(text, ['<title>草稿']), path).toEqual([]);
    }
  });

  test('pictures beside an article only while the article is visible', async ({ portal, tree }) => {
    const page = await portal.get('/news/with-pictures');
    const sources = [...page.text.matchAll(/<img[^>]* src="([^"]+)"/g)].map(([, src = '']) => src);
    expect(sources.length).toBeGreaterThanOrEqual(1);
    for (const src of sources) expect(`${src} ${(await portal.get(src)).status}`).toBe(`${src} 200`);
    const own = sources.find((src) => src.includes('gate.svg')) ?? '';
    expect(own).not.toBe('');
    expect((await portal.get(own.replace('with-pictures', 'hidden-pictures'))).status).toBe(404);
    expect((await portal.get('/media/hidden-pictures/gate.svg')).status).toBe(404);
    const file = 'articles/2024/with-pictures/index.mdx';
    const before = tree.read(file);
    tree.write(file, before.replace('section: news', 'section: news\nstatus: draft'));
    await portal.revalidate([file]);
    expect((await portal.get(own)).status).toBe(404);
    tree.write(file, before);
    await portal.revalidate([file]);
    expect((await portal.get(own)).status).toBe(200);
  });

  test('a file added or replaced while running is served at once', async ({ portal, tree }) => {
    tree.write('media/new/fresh.txt', '新文件一');
    const first = await portal.get('/media/new/fresh.txt');
    expect(`${first.status} ${first.text}`).toBe('200 新文件一');
    tree.write('media/new/fresh.txt', '换过的新文件');
    const second = await portal.get('/media/new/fresh.txt', {
      headers: { 'if-none-match': first.headers.etag ?? '' },
    });
    expect(`${second.status} ${second.text}`).toBe('200 换过的新文件');
    expect(createHash('sha1').update(second.bytes).digest('hex')).not.toBe(
      createHash('sha1').update(first.bytes).digest('hex'),
    );
    tree.remove('media/new/fresh.txt');
    expect((await portal.get('/media/new/fresh.txt')).status).toBe(404);
  });
});
