import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleSource, TestTree } from '@/lib/content/test-tree';
import { type Address, type AddressBook, resolveAddress, sitemapParts } from './address';
import { addressBookOf } from './address-book';

const tree = new TestTree({
  ...Object.fromEntries(
    Array.from({ length: 21 }, (_, index) => [
      `articles/n-${index}.mdx`,
      articleSource({
        tags: ['普法', 'a/b', 'C++'],
        source: '某报',
        author: '某人',
        date: '2026-05-09 08:00',
      }),
    ]),
  ),
  'articles/sub.mdx': articleSource({
    section: 'local',
    aliases: ['/old/sub.html', '/旧/文.html', '/n/enc%20oded'],
  }),
  'articles/page.mdx': articleSource({ title: '名为 page 的文章' }),
  'articles/draft.mdx': articleSource({ status: 'draft', tags: ['草稿'], aliases: ['/old/draft'] }),
  'articles/later.mdx': articleSource({ date: '2027-01-01', tags: ['以后'] }),
  'articles/gone.mdx': articleSource({
    status: 'withdrawn',
    withdrawn: { date: '2026-05-02', reason: '有误' },
    aliases: ['/old/gone'],
  }),
  'articles/ended.mdx': articleSource({ expires: '2026-05-20' }),
  'topics/t.mdx': '---\ntitle: 专题\narticles: [sub]\n---\n',
  'topics/hidden.mdx': '---\ntitle: 专题\nstatus: draft\n---\n',
  'pages/about.mdx': '---\ntitle: 关于\n---\n',
  'pages/secret.mdx': '---\ntitle: 草稿\nstatus: draft\n---\n',
  'redirects.yaml': [
    '/old/a.shtml: /news/n-1',
    '/旧地址: /news/n-2',
    '/to-han: /tags/普法',
    '/to-encoded: /tags/%E6%99%AE%E6%B3%95',
    '/other: "https://example.org/x?u=a%26b%2Fc#d"',
    '/removed: 410',
    '/news/n-3: /culture',
    '/broken: /x%zz',
    '',
  ].join('\n'),
});
let book: AddressBook;
beforeAll(async () => {
  book = addressBookOf(await tree.openNewsroom());
});
afterAll(() => tree.dispose());

function short(address: Address | undefined): string {
  if (!address) return 'malformed';
  if (address.kind === 'page') {
    return `${address.status} ${address.route.replace('/zh-hans', '')}${address.edition ? ` ${address.edition}` : ''}`;
  }
  if (address.kind === 'redirect') return `${address.status} → ${address.location}`;
  return address.kind === 'dynamic' ? `dynamic ${address.route.replace('/zh-hans', '')}` : address.kind;
}

const notFound = '404 /not-found';
const tag = encodeURIComponent('普法');
const name = (text: string): string => encodeURIComponent(text);

describe('the key of IndexNow', () => {
  it('stands at the root alone, where it is configured', async () => {
    const newsroom = tree.newsroom({ INDEXNOW_KEY: '0123456789abcdef', DATA_DIR: `${tree.dataDir}-key` });
    await newsroom.open();
    const withKey = addressBookOf(newsroom);
    expect(short(resolveAddress('/0123456789abcdef.txt', withKey))).toBe('200 /files/0123456789abcdef.txt');
    for (const path of ['/news/0123456789abcdef.txt', '/0123456789abcdee.txt']) {
      expect(short(resolveAddress(path, withKey))).toBe('404 /not-found');
    }
    expect(short(resolveAddress('/zh-hant/0123456789abcdef.txt', withKey))).toBe('404 /not-found zh-hant');
    expect(short(resolveAddress('/0123456789abcdef.txt', book))).toBe('404 /not-found');
  });
});

describe('resolveAddress', () => {
  it.each([
    ['/', '200 /front'],
    ['/news', '200 /section/news/1'],
    ['/zh-hant', '200 /front zh-hant'],
    ['/zh-hant/', '308 → /zh-hant'],
    ['/zh-hant/news', '200 /section/news/1 zh-hant'],
    ['/zh-hant/news/', '308 → /zh-hant/news'],
    ['/zh-hant/news/page/1', '308 → /zh-hant/news'],
    ['/zh-hant/rss.xml', '200 /syndication/rss.xml/all/all zh-hant'],
    ['/zh-hant/search', 'dynamic /search'],
    ['/leave', notFound],
    ['/zh-hant/leave', '404 /not-found zh-hant'],
    ['/zh-hant/nothing', '404 /not-found zh-hant'],
    ['/zh-hant/news/n-1.md', '404 /not-found zh-hant'],
    ['/zh-hant/api/articles', '404 /not-found zh-hant'],
    ['/zh-hant/llms.txt', '404 /not-found zh-hant'],
    ['/news/n-1.md', '200 /markdown/n-1'],
    ['/culture/n-1.md', '308 → /news/n-1.md'],
    ['/news/n-1.md/', '308 → /news/n-1.md'],
    ['/news/sub.md', '308 → /local/sub.md'],
    ['/news/gone.md', '410 /gone/gone'],
    ['/news/ended.md', '410 /gone/ended'],
    ...['draft', 'later', 'nothing', '', 'n-1.md', 'N-1'].map((slug) => [
      `/news/${slug}.md`,
      '404 /not-found',
    ]),
    ['/news.md', '404 /not-found'],
    ['/about.md', '404 /not-found'],
    ['/llms.txt', '200 /files/llms.txt'],
    ['/openapi.json', '200 /files/openapi.json'],
    ['/api/articles', 'dynamic /data/articles'],
    ['/api/articles/n-1', '200 /data/article/n-1'],
    ['/api/articles/gone', '410 /data/gone/gone'],
    ['/api/articles/ended', '410 /data/gone/ended'],
    ...['draft', 'later', 'nothing', '', 'n-1/', 'n-1/more', 'n-1.md'].map((slug) => [
      `/api/articles/${slug}`,
      '404 /data/notice/not-found',
    ]),
    ['/api/%61rticles', '404 /data/notice/not-found'],
    ['/api/articles/%00', 'malformed'],
    ['/api/search', 'handler'],
    ['/zh-hant/zh-hant', '404 /not-found zh-hant'],
    ['/zh-hant/zh-hant/news', '404 /not-found zh-hant'],
    ['/zh-hant/media/a.svg', '404 /not-found zh-hant'],
    ['/zh-hant/api/search', '404 /not-found zh-hant'],
    ['/zh-hant/robots.txt', '404 /not-found zh-hant'],
    ['/zh-hant//news', '404 /not-found zh-hant'],
    ['/empty', '200 /section/empty/1'],
    ['/news/page/2', '200 /section/news/2'],
    ['/news/page/1', '308 → /news'],
    ['/news/page/3', notFound],
    ['/news/page/0', notFound],
    ['/news/page/02', notFound],
    ['/news/page/-1', notFound],
    ['/news/page/x', notFound],
    ['/news/page/2/3', notFound],
    ['/empty/page/2', notFound],
    ['/news/page', '200 /article/page'],
    ['/none', notFound],
    // Articles.
    ['/news/n-1', '200 /article/n-1'],
    ['/local/sub', '200 /article/sub'],
    ['/news/sub', '308 → /local/sub'],
    ['/none/sub', '308 → /local/sub'],
    ['/news/none', notFound],
    ['/news/draft', notFound],
    ['/culture/draft', notFound],
    ['/news/later', notFound],
    ['/news/gone', '410 /gone/gone'],
    ['/culture/gone', '410 /gone/gone'],
    ['/news/ended', '410 /gone/ended'],
    ['/news/n-1/x', notFound],
    ['/NEWS/n-1', '308 → /news/n-1'],
    ['/%6Eews/n-1', '200 /article/n-1'],
    // Trailing slashes.
    ['/news/', '308 → /news'],
    ['/news/n-1/', '308 → /news/n-1'],
    [`/tags/${tag}/`, `308 → /tags/${tag}`],
    ['//', notFound],
    ['//example.org/', '308 → /example.org'],
    ['//example.org', notFound],
    ['/news//n-1', notFound],
    // Lists.
    [`/tags/${tag}`, `200 /list/tag/${tag}/1`],
    [`/tags/${tag}/page/2`, `200 /list/tag/${tag}/2`],
    [`/tags/${tag}/page/1`, `308 → /tags/${tag}`],
    [`/tags/${tag}/page/3`, notFound],
    [`/tags/${name('a/b')}`, `200 /list/tag/${name('a/b')}/1`],
    ['/tags/a/b', notFound],
    [`/tags/${name('C++')}`, `200 /list/tag/${name('C++')}/1`],
    ['/tags/none', notFound],
    [`/tags/${name('草稿')}`, notFound],
    [`/tags/${name('以后')}`, notFound],
    [`/sources/${name('某报')}`, `200 /list/source/${name('某报')}/1`],
    [`/authors/${name('某人')}`, `200 /list/author/${name('某人')}/1`],
    ['/topics/t', '200 /list/topic/t/1'],
    ['/topics/hidden', notFound],
    ['/topics/none', notFound],
    ['/tags', '200 /tags'],
    ['/topics', '200 /topics'],
    // Archive.
    ['/archive', '200 /archive'],
    ['/archive/2026', '200 /archive/2026'],
    ['/archive/2026/05', '200 /archive/2026/05'],
    ['/archive/2026/05/09', '200 /archive/2026/05/09'],
    ['/archive/2026/05/10', notFound],
    ['/archive/2026/5', notFound],
    ['/archive/2026/13', notFound],
    ['/archive/2027', notFound],
    ['/archive/2026/05/09/1', notFound],
    // Feeds and files.
    ['/rss.xml', '200 /syndication/rss.xml/all/all'],
    ['/news/atom.xml', '200 /syndication/atom.xml/section/news'],
    [`/tags/${tag}/feed.json`, `200 /syndication/feed.json/tag/${tag}`],
    ['/topics/t/rss.xml', '200 /syndication/rss.xml/topic/t'],
    ['/empty/rss.xml', notFound],
    ['/none/rss.xml', notFound],
    ['/about/rss.xml', notFound],
    ['/tags/none/rss.xml', notFound],
    ['/topics/hidden/rss.xml', notFound],
    ['/archive/rss.xml', notFound],
    ['/sitemap.xml', '200 /files/sitemap.xml'],
    ['/sitemap-1.xml', '200 /files/sitemap-1.xml'],
    ['/sitemap-2.xml', notFound],
    ['/sitemap-01.xml', notFound],
    ['/sitemap-0.xml', notFound],
    ['/robots.txt', '200 /files/robots.txt'],
    ['/.well-known/security.txt', '200 /files/security.txt'],
    ['/.well-known/other', notFound],
    // Pages.
    ['/about', '200 /static/about'],
    ['/secret', notFound],
    ['/feeds', '200 /feeds'],
    ['/corrections', '200 /corrections'],
    ['/site-map', '200 /site-map'],
    ['/search', 'dynamic /search'],
    ['/search/x', notFound],
    // Reserved and inherited words.
    ['/desk', notFound],
    ['/verify/x', notFound],
    ['/en', notFound],
    ['/constructor', notFound],
    ['/constructor/x', notFound],
    ['/__proto__', notFound],
    ['/toString/a/rss.xml', notFound],
    ['/tags/constructor', notFound],
    // Handlers.
    ['/api/search', 'handler'],
    ['/media/a.jpg', 'handler'],
    ['/_next/static/x', 'handler'],
    ['/reading.css', 'handler'],
    // Redirects and aliases.
    ['/old/a.shtml', '308 → /news/n-1'],
    [`/${name('旧地址')}`, '308 → /news/n-2'],
    ['/to-han', `308 → /tags/${tag}`],
    ['/to-encoded', `308 → /tags/${tag}`],
    ['/other', '308 → https://example.org/x?u=a%26b%2Fc#d'],
    ['/removed', '410 /gone'],
    ['/news/n-3', '308 → /culture'],
    ['/old/sub.html', '308 → /local/sub'],
    [`/${name('旧')}/${name('文.html')}`, '308 → /local/sub'],
    ['/n/enc%20oded', '308 → /local/sub'],
    ['/old/draft', notFound],
    ['/old/gone', '410 /gone/gone'],
    // Malformed.
    ['/%', 'malformed'],
    ['/tags/%E6%99', 'malformed'],
    ['/a%00b', 'malformed'],
  ])('%s', (path, expected) => {
    expect(short(resolveAddress(path, book))).toBe(expected);
  });

  it.each([
    ['/verify', '200 /verify'],
    ['/zh-hant/verify', '200 /verify zh-hant'],
    ['/transparency', 'dynamic /transparency'],
    ['/verify/x', notFound],
    ['/local/sub/history', '200 /history/sub'],
    ['/news/sub/history', '308 → /local/sub/history'],
    ['/news/gone/history', '410 /gone/gone'],
    ['/news/ended/history', '410 /gone/ended'],
    ['/news/draft/history', notFound],
    ['/news/later/history', notFound],
    ['/news/n-2/history', notFound],
  ])('%s where articles are signed, and nothing of it where none are', (path, expected) => {
    const signed = { hasLog: () => true, hasRecords: (slug: string) => slug !== 'n-2' };
    expect(short(resolveAddress(path, { ...book, signed }))).toBe(expected);
    expect(short(resolveAddress(path, book))).toContain(notFound);
  });

  it('has the notice before other sites where site.yaml asks for it, and nothing else at its address', () => {
    const noticing = { ...book, externalNotice: () => true };
    const found = ['/leave', '/zh-hant/leave', '/leave/x', '/leave/'].map((path) =>
      resolveAddress(path, noticing),
    );
    expect(found.map(short)).toEqual(['dynamic /leave', 'dynamic /leave', notFound, '308 → /leave']);
    expect(found[1]).toHaveProperty('edition', 'zh-hant');
  });

  it('does not fail on a redirect whose target is wrongly encoded', () => {
    expect(() => resolveAddress('/broken', book)).not.toThrow();
  });

  it('never throws, and redirects only inside the site', () => {
    const unit = fc.constantFrom(
      '/',
      '%',
      '2',
      'F',
      '\\',
      '.',
      'news',
      'page',
      'tags',
      '@',
      ':',
      'a',
      '普',
      '%2e',
      'archive',
      'valueOf',
      'rss.xml',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 8 }), (parts) => {
        const found = resolveAddress(`/${parts.join('')}`, book);
        if (found?.kind === 'redirect') expect(found.location).toMatch(/^\/(?![/\\])/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('sitemapParts', () => {
  it('has at least one part, and never more addresses than the protocol allows', () => {
    expect([0, 1, 10_000, 10_001, 100_000].map(sitemapParts)).toEqual([1, 1, 1, 2, 10]);
  });
});
