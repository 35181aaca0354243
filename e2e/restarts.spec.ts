import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import type { Portal } from './support/portal';
import { search } from './support/surfaces';
import { test } from './support/test';
import { missing, present } from './support/text';
import type { Tree } from './support/tree';

// Several starts in one test; each takes seconds on a busy machine.
test.describe.configure({ timeout: 90_000 });

/** A small newsroom whose content is known exactly, edited at random but the same in every run. */
class Newsroom {
  readonly titles = new Map<string, { title: string; section: string; tag: string }>();
  private steps = 0;

  constructor(
    private readonly tree: Tree,
    private seed: number,
  ) {
    for (let n = 0; n < 24; n += 1) this.save(`piece-${n}`);
  }

  /** One random step: write, delete or rename. */
  step(): void {
    this.steps += 1;
    const slugs = [...this.titles.keys()];
    const slug = slugs[this.random(slugs.length)] ?? 'piece-0';
    const kind = this.random(10);
    if (kind < 6) this.save(slug);
    else if (kind < 8) this.save(`extra-${this.steps}`);
    else if (kind < 9 && slugs.length > 10) {
      this.tree.remove(`articles/2024/${slug}.mdx`);
      this.titles.delete(slug);
    } else {
      const known = this.titles.get(slug);
      const renamed = `renamed-${this.steps}`;
      this.tree.move(`articles/2024/${slug}.mdx`, `articles/2024/${renamed}.mdx`);
      this.titles.delete(slug);
      if (known) this.titles.set(renamed, known);
    }
  }

  random(below: number): number {
    this.seed = (this.seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((this.seed / 2_147_483_648) * below);
  }

  private save(slug: string): void {
    const section = ['news', 'notices', 'culture'][this.random(3)] ?? 'news';
    const tag = ['春', '夏', '秋', '冬'][this.random(4)] ?? '春';
    const title = `${slug} 第 ${this.random(1_000_000)} 版`;
    this.tree.article({ slug, section, title, tags: [tag], body: `正文 ${title}。` });
    this.titles.set(slug, { section, title, tag });
  }
}

interface Hits {
  hits: { title: string; url: string }[];
  total: number;
}

/** Every list, feed, sitemap, search answer and article page is what the content says. */
async function expectContent(portal: Portal, { titles }: Newsroom, gone: readonly string[]): Promise<void> {
  const wanted = [...titles].map(([slug, { section, title }]) => `/${section}/${slug} ${title}`).sort();
  const listed: string[] = [];
  for (const section of ['news', 'notices', 'culture']) {
    for (let page = 1; page < 4; page += 1) {
      const { hits } = await portal.json<Hits>(`/api/search?section=${section}&limit=50&page=${page}`);
      listed.push(...hits.map(({ url, title }) => `${url} ${title}`));
    }
  }
  expect(listed.sort()).toEqual(wanted);
  const sitemap = (await portal.get('/sitemap-1.xml')).text;
  for (const [slug, { section, title, tag }] of titles) {
    const { status, text } = await portal.get(`/${section}/${slug}`);
    expect(`${slug} ${status}`).toBe(`${slug} 200`);
    expect(missing(text, [title, `/tags/${encodeURIComponent(tag)}`])).toEqual([]);
    expect(missing(sitemap, [`/${section}/${slug}</loc>`])).toEqual([]);
  }
  for (const slug of gone) {
    if (titles.has(slug)) continue;
    expect(`${slug} ${(await portal.get(`/news/${slug}`)).status}`).toBe(`${slug} 404`);
    expect(present(sitemap, [`/${slug}</loc>`])).toEqual([]);
  }
}

test('killed at random moments while files change, the site is what the content says', async ({
  newTree,
  launch,
}) => {
  const tree = newTree();
  const room = new Newsroom(tree, 20_261_123);
  const portal = await launch({ tree });
  const ever = new Set(room.titles.keys());
  for (let round = 0; round < 4; round += 1) {
    const ended = wait(20 + room.random(250)).then(() => portal.kill());
    for (let n = 0; n < 12; n += 1) {
      room.step();
      await wait(room.random(20));
      // Readers come while it happens; the last of them find nobody.
      await portal.get('/news').catch(() => undefined);
    }
    await ended;
    room.step();
    for (const slug of room.titles.keys()) ever.add(slug);
    await portal.start();
    await expectContent(portal, room, [...ever]);
  }
});

test('killed while the first index is being built, it is whole after the next start', async ({
  newTree,
  launch,
}) => {
  const tree = newTree();
  const portal = await launch({ tree });
  await portal.kill();
  const room = new Newsroom(tree, 7);
  for (let n = 0; n < 400; n += 1)
    tree.article({
      slug: `mass-${n}`,
      title: `大量 ${n}`,
      at: 'mass',
      section: 'notices',
      date: '2016-01-01',
    });
  for (const delay of [400, 500, 600]) {
    const starting = portal.start().catch(() => undefined);
    await wait(delay);
    await portal.kill();
    await starting;
  }
  await portal.start();
  expect((await search(portal, { from: '2016-01-01', to: '2016-01-01' })).total).toBe(400);
  for (const [slug, { section }] of room.titles)
    expect((await portal.get(`/${section}/${slug}`)).status).toBe(200);
});

test('what changed while it was stopped is there after the start', async ({ newTree, launch }) => {
  const tree = newTree();
  const kept = tree.article({ slug: 'kept', title: '留下的文章', tags: ['旧'] });
  const lost = tree.article({ slug: 'lost', title: '要删的文章' });
  tree.write('media/data/n.csv', '项,数\n甲,1212\n');
  tree.article({
    slug: 'chart',
    title: '有表的文章',
    body: '<DataTable src="/media/data/n.csv" caption="表" />',
  });
  const portal = await launch({ tree });
  for (const path of ['/', '/news', '/news/kept', '/news/lost', '/news/chart', '/rss.xml']) {
    expect((await portal.get(path)).status).toBe(200);
  }
  await portal.stop();
  tree.edit(kept, '留下的文章', '停机时改的题目');
  tree.remove(lost);
  tree.article({ slug: 'added', title: '停机时写的文章', section: 'culture' });
  tree.site({ name: '停机改名网' });
  tree.write('media/data/n.csv', '项,数\n甲,3434\n');
  tree.write('redirects.yaml', { '/while-away': '/news/kept' });
  await portal.start();
  expect(missing((await portal.get('/')).text, ['停机时改的题目', '停机时写的文章', '停机改名网'])).toEqual(
    [],
  );
  expect(present((await portal.get('/')).text, ['要删的文章', '留下的文章'])).toEqual([]);
  expect(missing((await portal.get('/news/kept')).text, ['停机时改的题目'])).toEqual([]);
  expect(missing((await portal.get('/news/chart')).text, ['3434'])).toEqual([]);
  expect((await portal.get('/news/lost')).status).toBe(404);
  expect((await portal.get('/culture/added')).status).toBe(200);
  expect((await portal.get('/while-away')).status).toBe(308);
  expect(missing((await portal.get('/rss.xml')).text, ['停机时改的题目', '停机改名网'])).toEqual([]);
  expect((await search(portal, { q: '要删的文章' })).hits.map(({ url }) => url)).not.toContain('/news/lost');
});

test('a restart without changes shows the same pages', async ({ newTree, launch }) => {
  const tree = newTree();
  for (let n = 0; n < 5; n += 1) tree.article({ slug: `same-${n}`, title: `相同第${n}篇`, tags: ['同'] });
  const portal = await launch({ tree });
  const texts = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const path of ['/', '/news', '/news/same-3', '/rss.xml', '/feed.json', '/sitemap-1.xml']) {
      found.push((await portal.get(path)).text.replace(/<script[\s\S]*?<\/script>/g, ''));
    }
    return found;
  };
  const before = await texts();
  await portal.restart();
  expect(await texts()).toEqual(before);
});
