import { renameSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Portal } from './support/portal';
import { expectNowhere, expectShown, search, surfacesOf, visitAll } from './support/surfaces';
import { testWithPortal } from './support/test';
import { missing, present } from './support/text';
import { defaultSections, type Tree } from './support/tree';

/** The same kinds of change by saving files alone: the watcher brings them in. */
const test = testWithPortal((tree) => {
  tree.article({ slug: 'calm', title: '不动的文章', section: 'culture', date: '2019-01-01 08:00' });
  return {};
});

let number = 0;

function status(portal: Portal, path: string) {
  return async () => (await portal.get(path)).status;
}

/** Until the address holds this text; what else must follow is asked once, right after. */
async function until(portal: Portal, path: string, text: string): Promise<void> {
  await expect
    .poll(async () => missing((await portal.get(path)).text, [text]), { message: path, intervals: [20] })
    .toEqual([]);
}

async function publish(portal: Portal, tree: Tree, front: Record<string, unknown> = {}) {
  number += 1;
  const slug = `watched-${number}`;
  const tag = `观察${number}`;
  const title = `乙${'甲乙丙丁戊己庚辛壬癸'[number % 10]}号快讯第${number}条`;
  const options = {
    slug,
    title,
    tags: [tag],
    date: `2024-06-02 10:${String(number).padStart(2, '0')}`,
    ...front,
  };
  const file = tree.article(options);
  const url = `/news/${slug}`;
  await expect.poll(status(portal, url), { intervals: [20] }).toBe(200);
  const place = { section: 'news', tag };
  await visitAll(portal, [url, ...surfacesOf(place), '/sitemap-1.xml']);
  return { slug, tag, title, file, url, place, options };
}

test('create', async ({ portal, tree }) => {
  await visitAll(portal, [...surfacesOf({ section: 'news' }), '/sitemap-1.xml', '/tags']);
  const { title, url, place } = await publish(portal, tree);
  await expectShown(portal, place, title, url);
});

test('edit', async ({ portal, tree }) => {
  const { file, title, url, place } = await publish(portal, tree);
  tree.edit(file, title, '存盘后的新题目');
  await until(portal, url, '存盘后的新题目');
  await expectShown(portal, place, '存盘后的新题目', url);
  await expectNowhere(portal, place, title);
});

test('a save by writing beside and renaming, as editors do', async ({ portal, tree }) => {
  const { file, title, url, place } = await publish(portal, tree);
  const beside = `${file.replace(/[^/]+$/, '')}.edit-in-progress~`;
  tree.write(beside, tree.read(file).replace(title, '换名存盘的题目'));
  renameSync(tree.absolute(beside), tree.absolute(file));
  await until(portal, url, '换名存盘的题目');
  await expectShown(portal, place, '换名存盘的题目', url);
});

test('move between sections', async ({ portal, tree }) => {
  const { slug, title, file, url } = await publish(portal, tree);
  tree.edit(file, 'section: news', 'section: notices');
  await expect.poll(status(portal, url), { intervals: [20] }).toBe(308);
  await expectShown(portal, { section: 'notices' }, title, `/notices/${slug}`);
  expect(present((await portal.get('/news')).text, [title])).toEqual([]);
});

test('rename', async ({ portal, tree }) => {
  const { title, file, url, place } = await publish(portal, tree);
  tree.move(file, file.replace(/watched-\d+/, 'watched-renamed'));
  await expect.poll(status(portal, url), { intervals: [20] }).toBe(404);
  await expectShown(portal, place, title, '/news/watched-renamed');
});

test('delete a file, and a folder of files', async ({ portal, tree }) => {
  const { title, file, url } = await publish(portal, tree);
  tree.remove(file);
  await expect.poll(status(portal, url), { intervals: [20] }).toBe(404);
  await expectNowhere(portal, { section: 'news' }, title, url);
  const inFolder = await publish(portal, tree, { at: 'whole/folder' });
  tree.remove('articles/whole');
  await expect.poll(status(portal, inFolder.url), { intervals: [20] }).toBe(404);
  await expectNowhere(portal, { section: 'news' }, inFolder.title, inFolder.url);
});

test('a whole folder moved in and renamed', async ({ portal, tree }) => {
  for (let n = 1; n <= 30; n += 1) {
    tree.article({
      slug: `moved-in-${n}`,
      title: `移入第${n}篇`,
      section: 'notices',
      date: '2017-05-05',
      at: '../outside',
    });
  }
  tree.move('outside', 'articles/inside');
  await expect.poll(status(portal, '/archive/2017/05/05'), { intervals: [20] }).toBe(200);
  await expect
    .poll(async () => (await search(portal, { from: '2017-05-05', to: '2017-05-05' })).total)
    .toBe(30);
  tree.move('articles/inside', 'articles/renamed');
  tree.edit('articles/renamed/moved-in-7.mdx', '移入第7篇', '改名以后第7篇');
  await until(portal, '/notices/moved-in-7', '改名以后第7篇');
  expect((await search(portal, { from: '2017-05-05', to: '2017-05-05' })).total).toBe(30);
  tree.remove('articles/renamed');
  await expect.poll(status(portal, '/archive/2017/05/05'), { intervals: [20] }).toBe(404);
});

test('site.yaml, sections.yaml, front.yaml and redirects.yaml', async ({ portal, tree }) => {
  const { slug, url } = await publish(portal, tree, { date: '2015-01-01 08:00' });
  tree.site({ name: '监看新闻网' });
  await until(portal, '/', '监看新闻网');
  for (const path of ['/news', url, '/rss.xml', '/manifest.webmanifest']) {
    expect(missing((await portal.get(path)).text, ['监看新闻网']), path).toEqual([]);
  }
  tree.site();
  tree.sections(
    defaultSections.map((section) => (section.id === 'news' ? { ...section, name: '新设要闻' } : section)),
  );
  await until(portal, '/news', '新设要闻');
  expect(missing((await portal.get(url)).text, ['新设要闻'])).toEqual([]);
  tree.sections();
  tree.write('front.yaml', { lead: slug, blocks: [{ section: 'news', title: '监看板块' }] });
  await until(portal, '/', '监看板块');
  tree.write('redirects.yaml', { '/watched-move': url });
  await expect.poll(status(portal, '/watched-move'), { intervals: [20] }).toBe(308);
});

test('the CSV of a chart, and a picture beside an article', async ({ portal, tree }) => {
  const { slug, url } = await publish(portal, tree, {
    folder: true,
    body: '<Chart type="pie" src="parts.csv" title="构成" />\n\n![图](draw.svg)',
  });
  const folder = `articles/2024/${slug}`;
  tree.write(`${folder}/parts.csv`, '项,数\n甲,4141\n乙,5\n');
  await until(portal, url, '4141');
  tree.write(`${folder}/parts.csv`, '项,数\n甲,9191\n乙,5\n');
  await until(portal, url, '9191');
  tree.write(`${folder}/draw.svg`, '<svg xmlns="http://www.w3.org/2000/svg" width="77" height="33"/>');
  await until(portal, url, 'width="77"');
});

test('a burst of saves ends at the last one', async ({ portal, tree }) => {
  const { file, url, place, options } = await publish(portal, tree);
  for (let n = 1; n <= 25; n += 1) tree.article({ ...options, title: `连续存盘第${n}次` });
  await until(portal, url, '连续存盘第25次');
  await expectShown(portal, place, '连续存盘第25次', url);
  tree.remove(file);
  tree.article({ ...options, title: '删了又写' });
  await until(portal, url, '删了又写');
});

test('a file half written is not published half', async ({ portal, tree }) => {
  const { file, url, title } = await publish(portal, tree);
  const whole = tree.read(file);
  tree.write(file, whole.slice(0, whole.indexOf('section:') + 3));
  const other = await publish(portal, tree);
  expect(missing((await portal.get(url)).text, [title])).toEqual([]);
  tree.write(file, whole.replace(title, '写完整的题目'));
  await until(portal, url, '写完整的题目');
  expect((await portal.get(other.url)).status).toBe(200);
});
