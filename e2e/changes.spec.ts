import { statSync, utimesSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Portal } from './support/portal';
import { expectNowhere, expectShown, search, surfacesOf, visitAll } from './support/surfaces';
import { testWithPortal } from './support/test';
import { missing, present } from './support/text';
import { defaultSections, type Tree } from './support/tree';

/** Every kind of change through POST /api/revalidate, with the watcher off: nothing else can bring it in. */
const test = testWithPortal((tree) => {
  tree.article({
    slug: 'calm',
    title: '不动的文章',
    section: 'culture',
    date: '2019-01-01 08:00',
    body: calmBody,
  });
  tree.write('media/data/calm.csv', '年份,数量\n2020,1111\n2021,2222\n');
  // So that no section becomes empty in between, which would change the navigation of every page.
  for (const section of ['news', 'notices'])
    tree.article({ slug: `old-${section}`, title: '常驻', section, date: '2012-01-01' });
  return { WATCH: '0' };
});

const calmBody = '<Chart type="bar" src="/media/data/calm.csv" x="年份" y="数量" title="不动的图" />';
let number = 0;

/** A published article that no other test knows, with everything that shows it visited once. */
async function publish(portal: Portal, tree: Tree, front: Record<string, unknown> = {}) {
  number += 1;
  const slug = `story-${number}`;
  const tag = `标签${number}`;
  const title = `甲${'子丑寅卯辰巳午未申酉'[number % 10]}号消息第${number}条`;
  const options = {
    slug,
    title,
    tags: [tag],
    date: `2024-06-01 10:${String(number).padStart(2, '0')}`,
    ...front,
  };
  const file = tree.article(options);
  const { changed, problems } = await portal.revalidate([file]);
  expect(problems).toEqual([]);
  expect(changed).toContain(slug);
  const url = `/${'section' in front ? front.section : 'news'}/${slug}`;
  const place = { section: url.split('/')[1] ?? '', tag };
  await visitAll(portal, [url, ...surfacesOf(place), '/sitemap-1.xml']);
  return { slug, tag, title, file, url, place, options };
}

test.describe('by webhook, on the very next request', () => {
  test('create', async ({ portal, tree }) => {
    const place = { section: 'media-watch', tag: '新标签' };
    await visitAll(portal, [
      ...surfacesOf(place),
      '/news',
      '/tags',
      '/archive',
      '/site-map',
      '/sitemap-1.xml',
    ]);
    expect((await portal.get('/media-watch/brand-new')).status).toBe(404);
    const file = tree.article({
      slug: 'brand-new',
      title: '崭新消息',
      section: 'media-watch',
      tags: ['新标签'],
      source: '新来源报',
      author: '新作者',
    });
    const answer = await portal.revalidate([file]);
    expect(answer.changed).toEqual(['brand-new']);
    await expectShown(portal, place, '崭新消息', '/media-watch/brand-new');
    for (const path of [
      '/news',
      '/archive/2024/05/06',
      `/sources/${encodeURIComponent('新来源报')}`,
      `/authors/${encodeURIComponent('新作者')}`,
    ]) {
      expect(missing((await portal.get(path)).text, ['崭新消息']), path).toEqual([]);
    }
    expect(missing((await portal.get('/tags')).text, ['新标签'])).toEqual([]);
    expect(missing((await portal.get('/')).text, ['href="/media-watch"'])).toEqual([]);
  });

  test('edit of the title', async ({ portal, tree }) => {
    const { slug, title, file, url, place } = await publish(portal, tree);
    const older = await publish(portal, tree);
    tree.edit(file, title, '改过的题目在这里');
    const { changed, removed } = await portal.revalidate([file]);
    expect({ changed, removed }).toEqual({ changed: [slug], removed: [] });
    await expectShown(portal, place, '改过的题目在这里', url);
    await expectNowhere(portal, place, title);
    // The neighbour names it as 上一篇.
    expect(missing((await portal.get(older.url)).text, ['改过的题目在这里'])).toEqual([]);
  });

  test('edit of the body only', async ({ portal, tree }) => {
    const { file, url, place, options } = await publish(portal, tree, { summary: '固定的摘要' });
    tree.article({ ...options, body: '新写的段落：珊瑚礁调查。' });
    await portal.revalidate([file]);
    expect(missing((await portal.get(url)).text, ['珊瑚礁调查'])).toEqual([]);
    for (const feed of ['/rss.xml', '/news/atom.xml', `/tags/${encodeURIComponent(place.tag)}/feed.json`]) {
      expect(missing((await portal.get(feed)).text, ['珊瑚礁调查']), feed).toEqual([]);
    }
    expect((await search(portal, { q: '珊瑚礁' })).hits.map((hit) => hit.url)).toContain(url);
  });

  test('edit of tags, source and author', async ({ portal, tree }) => {
    const { file, title, tag, options } = await publish(portal, tree, { source: '旧来源', author: '旧作者' });
    for (const path of ['/sources/旧来源', '/authors/旧作者'])
      expect((await portal.get(encodeURI(path))).status).toBe(200);
    tree.article({ ...options, tags: ['换过的标签'], source: '换过的来源', author: '换过的作者' });
    await portal.revalidate([file]);
    for (const path of [`/tags/${tag}`, `/tags/${tag}/rss.xml`, '/sources/旧来源', '/authors/旧作者']) {
      expect(`${path} ${(await portal.get(encodeURI(path))).status}`).toBe(`${path} 404`);
    }
    for (const path of [
      '/tags/换过的标签',
      '/tags/换过的标签/rss.xml',
      '/sources/换过的来源',
      '/authors/换过的作者',
    ]) {
      expect(missing((await portal.get(encodeURI(path))).text, [title]), path).toEqual([]);
    }
  });

  test('move between sections', async ({ portal, tree }) => {
    const { slug, title, file, url } = await publish(portal, tree, { section: 'notices' });
    await visitAll(portal, ['/culture', '/culture/rss.xml']);
    tree.edit(file, 'section: notices', 'section: culture');
    await portal.revalidate([file]);
    const old = await portal.get(url);
    expect(`${old.status} ${old.headers.location}`).toBe(`308 /culture/${slug}`);
    await expectShown(portal, { section: 'culture' }, title, `/culture/${slug}`);
    for (const path of ['/notices', '/notices/rss.xml'])
      expect(present((await portal.get(path)).text, [title]), path).toEqual([]);
    expect(present((await portal.get('/sitemap-1.xml')).text, [`${url}</loc>`])).toEqual([]);
  });

  test('rename of the file', async ({ portal, tree }) => {
    const { title, file, url, place } = await publish(portal, tree);
    const renamed = file.replace(/story-\d+/, 'renamed-story');
    tree.move(file, renamed);
    const { changed, removed } = await portal.revalidate([file, renamed]);
    expect(changed).toContain('renamed-story');
    expect(removed).toEqual([url.split('/')[2]]);
    expect((await portal.get(url)).status).toBe(404);
    await expectShown(portal, place, title, '/news/renamed-story');
    for (const path of surfacesOf(place))
      expect(present((await portal.get(path)).text, [`${url}"`, `${url}<`]), path).toEqual([]);
  });

  test('move of the file to another folder, and into a folder of its own', async ({ portal, tree }) => {
    const { slug, title, file, url, place } = await publish(portal, tree);
    const moved = `articles/elsewhere/deep/${slug}.mdx`;
    tree.move(file, moved);
    await portal.revalidate([file, moved]);
    await expectShown(portal, place, title, url);
    const folder = `articles/${slug}/index.mdx`;
    tree.move(moved, folder);
    await portal.revalidate();
    await expectShown(portal, place, title, url);
  });

  test('delete', async ({ portal, tree }) => {
    const { slug, title, file, url, place } = await publish(portal, tree);
    const next = await publish(portal, tree);
    tree.remove(file);
    const { changed, removed } = await portal.revalidate([file]);
    expect(removed).toEqual([slug]);
    expect(changed).not.toContain(slug);
    expect((await portal.get(url)).status).toBe(404);
    await expectNowhere(portal, { section: 'news' }, title, url);
    expect((await portal.get(`/tags/${encodeURIComponent(place.tag)}`)).status).toBe(404);
    expect(present((await portal.get(next.url)).text, [title])).toEqual([]);
  });

  test('taking back and publishing again', async ({ portal, tree }) => {
    const { title, file, url, place, options } = await publish(portal, tree);
    tree.article({ ...options, status: 'draft' });
    await portal.revalidate([file]);
    expect((await portal.get(url)).status).toBe(404);
    await expectNowhere(portal, { section: 'news' }, title, url);
    tree.article({ ...options, status: 'withdrawn', withdrawn: { date: '2024-07-01', reason: '内容失实' } });
    await portal.revalidate([file]);
    expect((await portal.get(url)).status).toBe(410);
    await expectNowhere(portal, { section: 'news' }, title, url);
    tree.article(options);
    await portal.revalidate([file]);
    await expectShown(portal, place, title, url);
  });

  test('archiving', async ({ portal, tree }) => {
    const { title, file, url, options } = await publish(portal, tree);
    tree.article({ ...options, status: 'archived' });
    await portal.revalidate([file]);
    expect(missing((await portal.get(url)).text, [title, '本文已归档'])).toEqual([]);
    expect(missing((await portal.get('/news')).text, [title])).toEqual([]);
    for (const path of ['/', '/rss.xml', '/news/atom.xml'])
      expect(present((await portal.get(path)).text, [title]), path).toEqual([]);
    expect((await search(portal, { q: title })).hits.map((hit) => hit.url)).toContain(url);
    expect(missing((await portal.get('/sitemap-1.xml')).text, [`${url}</loc>`])).toEqual([]);
  });

  test('site.yaml', async ({ portal, tree }) => {
    const { url } = await publish(portal, tree);
    const everywhere = [
      '/',
      '/news',
      url,
      '/nothing',
      '/search',
      '/rss.xml',
      '/atom.xml',
      '/feed.json',
      '/opml.xml',
      '/manifest.webmanifest',
    ];
    await visitAll(portal, everywhere);
    tree.site({ name: '改名新闻网', icp: '测ICP备00000002号' });
    await portal.revalidate(['site.yaml']);
    for (const path of everywhere)
      expect(missing((await portal.get(path)).text, ['改名新闻网']), path).toEqual([]);
    expect(missing((await portal.get(url)).text, ['测ICP备00000002号'])).toEqual([]);
    tree.site();
    await portal.revalidate(['site.yaml']);
    for (const path of everywhere)
      expect(missing((await portal.get(path)).text, ['测试新闻网']), path).toEqual([]);
  });

  test('the timezone of the site moves days and times', async ({ portal, tree }) => {
    const { url } = await publish(portal, tree, { date: '2023-12-31T23:30:00+00:00' });
    expect(missing((await portal.get(url)).text, ['2024-01-01 07:30'])).toEqual([]);
    expect(missing((await portal.get('/archive/2024/01/01')).text, [url])).toEqual([]);
    tree.site({ timezone: 'UTC' });
    await portal.revalidate(['site.yaml']);
    expect(missing((await portal.get(url)).text, ['2023-12-31 23:30'])).toEqual([]);
    expect((await portal.get('/archive/2024/01/01')).status).toBe(404);
    expect(missing((await portal.get('/archive/2023/12/31')).text, [url])).toEqual([]);
    tree.site();
    await portal.revalidate(['site.yaml']);
    expect(missing((await portal.get('/archive/2024/01/01')).text, [url])).toEqual([]);
  });

  test('sections.yaml', async ({ portal, tree }) => {
    const { url } = await publish(portal, tree);
    await visitAll(portal, ['/', '/news', url, '/news/rss.xml', '/site-map', '/fresh-section']);
    const renamed = defaultSections.map((section) =>
      section.id === 'news' ? { ...section, name: '要闻总汇' } : section,
    );
    tree.sections([...renamed, { id: 'fresh-section', name: '新辟栏目' }]);
    await portal.revalidate(['sections.yaml']);
    for (const path of ['/', '/news', url, '/news/rss.xml', '/site-map']) {
      expect(missing((await portal.get(path)).text, ['要闻总汇']), path).toEqual([]);
    }
    const fresh = await portal.get('/fresh-section');
    expect(fresh.status).toBe(200);
    expect(missing(fresh.text, ['新辟栏目'])).toEqual([]);
    tree.sections();
    await portal.revalidate(['sections.yaml']);
    expect((await portal.get('/fresh-section')).status).toBe(404);
    expect(missing((await portal.get(url)).text, ['新闻中心'])).toEqual([]);
    expect(present((await portal.get(url)).text, ['要闻总汇'])).toEqual([]);
  });

  test('a section moved below another takes its articles along', async ({ portal, tree }) => {
    const { title, url } = await publish(portal, tree, { section: 'notices' });
    await visitAll(portal, ['/news', url]);
    expect(present((await portal.get('/news')).text, [title])).toEqual([]);
    tree.sections(
      defaultSections.map((section) => (section.id === 'notices' ? { ...section, parent: 'news' } : section)),
    );
    await portal.revalidate(['sections.yaml']);
    expect(missing((await portal.get('/news')).text, [title])).toEqual([]);
    expect((await search(portal, { section: 'news' })).hits.map((hit) => hit.url)).toContain(url);
    tree.sections();
    await portal.revalidate(['sections.yaml']);
    expect(present((await portal.get('/news')).text, [title])).toEqual([]);
    expect((await search(portal, { section: 'news' })).hits.map((hit) => hit.url)).not.toContain(url);
  });

  test('front.yaml', async ({ portal, tree }) => {
    const old = await publish(portal, tree, { date: '2015-01-01 08:00', section: 'culture' });
    for (let n = 0; n < 3; n += 1) await publish(portal, tree);
    const leads = (text: string): boolean => /<h2[^>]*>\s*<a[^>]*>([^<]*)/.exec(text)?.[1] === old.title;
    expect(leads((await portal.get('/')).text)).toBe(false);
    tree.write('front.yaml', { lead: old.slug, blocks: [{ tag: old.tag, title: '自定板块' }] });
    await portal.revalidate(['front.yaml']);
    const { text } = await portal.get('/');
    expect(leads(text)).toBe(true);
    expect(missing(text, ['自定板块'])).toEqual([]);
    tree.write('front.yaml', {});
    await portal.revalidate(['front.yaml']);
    expect(present((await portal.get('/')).text, ['自定板块'])).toEqual([]);
  });

  test('redirects.yaml', async ({ portal, tree }) => {
    expect((await portal.get('/moved-away')).status).toBe(404);
    tree.write('redirects.yaml', { '/moved-away': '/culture', '/vanished': 410 });
    await portal.revalidate(['redirects.yaml']);
    const answer = await portal.get('/moved-away');
    expect(`${answer.status} ${answer.headers.location}`).toBe('308 /culture');
    expect((await portal.get('/vanished')).status).toBe(410);
    tree.remove('redirects.yaml');
    await portal.revalidate(['redirects.yaml']);
    expect((await portal.get('/moved-away')).status).toBe(404);
    expect((await portal.get('/vanished')).status).toBe(404);
  });

  test('topics and pages', async ({ portal, tree }) => {
    const { title, tag } = await publish(portal, tree);
    expect((await portal.get('/topics/fresh-topic')).status).toBe(404);
    await visitAll(portal, ['/', '/topics', '/site-map', '/contact']);
    tree.write('topics/fresh-topic.mdx', `---\ntitle: 新专题\nquery:\n  tag: ${tag}\n---\n\n导语一。\n`);
    tree.write('pages/contact.mdx', '---\ntitle: 联系我们\n---\n\n电话一。\n');
    await portal.revalidate();
    expect(missing((await portal.get('/topics/fresh-topic')).text, ['新专题', '导语一', title])).toEqual([]);
    expect(missing((await portal.get('/topics/fresh-topic/rss.xml')).text, [title])).toEqual([]);
    expect(missing((await portal.get('/topics')).text, ['新专题'])).toEqual([]);
    expect(missing((await portal.get('/contact')).text, ['电话一'])).toEqual([]);
    expect(missing((await portal.get('/')).text, ['联系我们', '新专题'])).toEqual([]);
    tree.edit('pages/contact.mdx', '电话一', '电话二');
    tree.edit('topics/fresh-topic.mdx', '导语一', '导语二');
    await portal.revalidate(['pages/contact.mdx', 'topics/fresh-topic.mdx']);
    expect(missing((await portal.get('/contact')).text, ['电话二'])).toEqual([]);
    expect(missing((await portal.get('/topics/fresh-topic')).text, ['导语二'])).toEqual([]);
    tree.remove('pages/contact.mdx');
    tree.remove('topics/fresh-topic.mdx');
    await portal.revalidate();
    for (const path of ['/contact', '/topics/fresh-topic', '/topics/fresh-topic/rss.xml']) {
      expect(`${path} ${(await portal.get(path)).status}`).toBe(`${path} 404`);
    }
    expect(present((await portal.get('/')).text, ['联系我们', '新专题'])).toEqual([]);
  });

  test('the CSV of a chart and of a table', async ({ portal, tree }) => {
    tree.write('media/data/figures.csv', '年份,数量\n2020,3333\n2021,4444\n');
    const body = [
      '<Chart type="line" src="/media/data/figures.csv" x="年份" y="数量" title="图" />',
      '<DataTable src="/media/data/figures.csv" caption="表" />',
    ].join('\n\n');
    const { url } = await publish(portal, tree, { body });
    expect(missing((await portal.get(url)).text, ['3333'])).toEqual([]);
    tree.write('media/data/figures.csv', '年份,数量\n2020,7777\n2021,4444\n');
    await portal.revalidate(['media/data/figures.csv']);
    for (const path of [url, '/news/rss.xml', '/feed.json']) {
      const { text } = await portal.get(path);
      expect(missing(text, ['7777']), path).toEqual([]);
      expect(present(text, ['3333']), path).toEqual([]);
    }
    tree.remove('media/data/figures.csv');
    await portal.revalidate(['media/data/figures.csv']);
    const { status, text } = await portal.get(url);
    expect(status).toBe(200);
    expect(present(text, ['7777'])).toEqual([]);
  });

  test('a CSV beside the article', async ({ portal, tree }) => {
    const { slug, file, url } = await publish(portal, tree, {
      folder: true,
      body: '<DataTable src="own.csv" caption="表" />',
    });
    expect(file).toContain(slug);
    const csv = file.replace('index.mdx', 'own.csv');
    tree.write(csv, '项,数\n甲,5151\n');
    await portal.revalidate([csv]);
    expect(missing((await portal.get(url)).text, ['5151'])).toEqual([]);
    tree.write(csv, '项,数\n甲,6262\n');
    await portal.revalidate([csv]);
    expect(missing((await portal.get(url)).text, ['6262'])).toEqual([]);
  });

  test('a replaced picture', async ({ portal, tree }) => {
    const picture = (width: number): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="90" viewBox="0 0 ${width} 90"/>`;
    tree.write('media/pictures/gate.svg', picture(120));
    const { url } = await publish(portal, tree, { cover: { src: '/media/pictures/gate.svg', alt: '门' } });
    const before = await portal.get('/media/pictures/gate.svg');
    expect((await portal.get(url)).text).toMatch(/<img[^>]*gate\.svg[^>]*width="120"/);
    tree.write('media/pictures/gate.svg', picture(240));
    await portal.revalidate(['media/pictures/gate.svg']);
    const after = await portal.get('/media/pictures/gate.svg', {
      headers: { 'if-none-match': before.headers.etag ?? '' },
    });
    expect(after.status).toBe(200);
    expect(missing(after.text, ['width="240"'])).toEqual([]);
    expect((await portal.get(url)).text).toMatch(/<img[^>]*gate\.svg[^>]*width="240"/);
  });

  for (const [kind, question] of [
    ['etag', 'if-none-match'],
    ['last-modified', 'if-modified-since'],
  ] as const) {
    test(`a reader who asks by ${question} gets what is new, after an edit and after a deletion`, async ({
      portal,
      tree,
    }) => {
      const { file, url, options } = await publish(portal, tree);
      const paths = ['/news', '/', '/rss.xml', '/news/atom.xml', '/feed.json'];
      const ask = async (asked: readonly string[]): Promise<[string, Record<string, string>][]> => {
        const found: [string, Record<string, string>][] = [];
        for (const path of asked) {
          const value = (await portal.get(path)).headers[kind];
          if (value) found.push([path, { [question]: value }]);
        }
        return found;
      };
      const notModified = async (asked: readonly [string, Record<string, string>][]): Promise<string[]> => {
        const stale: string[] = [];
        for (const [path, headers] of asked) {
          if ((await portal.get(path, { headers })).status === 304) stale.push(path);
        }
        return stale;
      };
      const beforeEdit = await ask([url, ...paths]);
      tree.article({ ...options, title: `${options.title}又改`, body: '新正文。' });
      await portal.revalidate([file]);
      expect.soft(await notModified(beforeEdit)).toEqual([]);
      const beforeDeletion = await ask(paths);
      tree.remove(file);
      await portal.revalidate([file]);
      expect.soft(await notModified(beforeDeletion)).toEqual([]);
    });
  }

  test('many files at once, without naming them', async ({ portal, tree }) => {
    for (let n = 1; n <= 60; n += 1)
      tree.article({ slug: `bulk-${n}`, title: `批量第${n}篇`, section: 'notices', date: '2018-02-03' });
    const first = await portal.revalidate();
    expect(first.changed).toHaveLength(60);
    expect((await portal.get('/notices/page/3')).status).toBe(200);
    for (let n = 1; n <= 60; n += 1) tree.remove(`articles/2024/bulk-${n}.mdx`);
    const second = await portal.revalidate();
    expect(second.removed).toHaveLength(60);
    expect((await portal.get('/archive/2018/02/03')).status).toBe(404);
    expect((await portal.get('/notices/bulk-1')).status).toBe(404);
  });

  test('an edit that keeps size and time of the file', async ({ portal, tree }) => {
    const { title, file, url, place } = await publish(portal, tree);
    const { atime, mtime } = statSync(tree.absolute(file));
    const same = title.replace('消息', '新闻');
    tree.edit(file, title, same);
    utimesSync(tree.absolute(file), atime, mtime);
    await portal.revalidate([file]);
    await expectShown(portal, place, same, url);
  });

  test('nothing else is rendered again', async ({ portal, tree }) => {
    // The figures of the calm article change on disk, and nobody is told: a page rendered again would show them.
    await portal.revalidate(['media/data/calm.csv']);
    const before = await portal.get('/culture/calm');
    expect(missing(before.text, ['1111'])).toEqual([]);
    tree.write('media/data/calm.csv', '年份,数量\n2020,8888\n2021,2222\n');
    const { file, options } = await publish(portal, tree);
    tree.article({ ...options, title: '另一个题目', body: '另一段正文。' });
    await portal.revalidate([file]);
    tree.remove(file);
    await portal.revalidate([file]);
    const after = await portal.get('/culture/calm');
    expect(after.headers['cache-status']).toContain('hit');
    expect(after.headers.etag).toBe(before.headers.etag);
    expect(after.bytes.equals(before.bytes)).toBe(true);
    await portal.revalidate();
    expect(missing((await portal.get('/culture/calm')).text, ['8888'])).toEqual([]);
    tree.write('media/data/calm.csv', '年份,数量\n2020,1111\n2021,2222\n');
  });

  test('a revalidation without changes changes nothing', async ({ portal, tree }) => {
    const { file, url } = await publish(portal, tree);
    await portal.revalidate();
    const before = await portal.get(url);
    for (const paths of [undefined, [], [file], ['articles/nothing.mdx'], ['articles']]) {
      const { changed, removed, problems } = await portal.revalidate(paths);
      expect({ paths, changed, removed, problems }).toEqual({
        paths,
        changed: [],
        removed: [],
        problems: [],
      });
    }
    expect((await portal.get(url)).headers.etag).toBe(before.headers.etag);
  });

  test('a folder named in the paths stands for what it holds', async ({ portal, tree }) => {
    tree.article({ slug: 'in-folder', title: '文件夹里的文章', at: 'bundle' });
    await portal.revalidate(['articles/bundle']);
    expect((await portal.get('/news/in-folder')).status).toBe(200);
    tree.remove('articles/bundle');
    await portal.revalidate(['articles/bundle']);
    expect((await portal.get('/news/in-folder')).status).toBe(404);
  });

  test('readers who come while files change get whole pages, old or new', async ({ portal, tree }) => {
    const { file, url, options } = await publish(portal, tree);
    let busy = true;
    const odd: string[] = [];
    const readers = [url, '/news', '/', '/news/rss.xml'].map(async (path) => {
      while (busy) {
        const { status, text } = await portal.get(path);
        const whole = /<\/html>\s*$|<\/rss>\s*$/.test(text);
        if (status !== 200 || !whole) odd.push(`${path} ${status}`);
      }
    });
    for (let n = 0; n < 15; n += 1) {
      tree.article({ ...options, title: `第${n}稿的题目` });
      await portal.revalidate([file]);
      expect(missing((await portal.get(url)).text, [`第${n}稿的题目`])).toEqual([]);
    }
    busy = false;
    await Promise.all(readers);
    expect(odd).toEqual([]);
    await expectShown(portal, { section: 'news' }, '第14稿的题目', url);
  });
});
