import { expect } from '@playwright/test';
import type { Answer, Portal } from './support/portal';
import { testWithPortal } from './support/test';
import { present } from './support/text';
import { png, type Tree } from './support/tree';

/**
 * Unique strings stand in every field of articles that the public must not see.
 * Nothing that can be reached or asked for may hold one of them.
 */
const states = ['draft', 'scheduled', 'expired', 'withdrawn'] as const;
type State = (typeof states)[number];

const names: Record<State, string> = { draft: '草稿', scheduled: '定时', expired: '到期', withdrawn: '撤回' };
const fields = ['题', '引', '副', '摘', '文', '签', '源', '者', '编', '图注', '更正', '原题', '数'] as const;

/** Starts with the same two characters everywhere, so that one query could find them all. */
const marker = (state: State, field: (typeof fields)[number]): string => `机密${names[state]}${field}暗号`;
const slugOf = (state: State): string => `leakslug-${state}`;
const pictureOf = (state: State): string => `leakpicture-${state}.png`;

const markersOf = (state: State): string[] => [
  ...fields.map((field) => marker(state, field)),
  ...fields.map((field) => encodeURIComponent(marker(state, field))),
  slugOf(state),
  `leakpicture-${state}`,
];
const allMarkers = states.flatMap(markersOf);

const hidden: Record<State, Record<string, unknown>> = {
  draft: { status: 'draft' },
  scheduled: { date: '2199-01-01 08:00', updated: undefined, corrections: undefined },
  expired: { expires: '2024-06-01 08:00' },
  withdrawn: {
    status: 'withdrawn',
    withdrawn: { date: '2024-06-01', reason: '因故撤下。', successor: 'leakslug-draft' },
  },
};

function write(tree: Tree, state: State, more: Record<string, unknown>): void {
  const folder = `articles/2024/${slugOf(state)}`;
  tree.article({
    slug: slugOf(state),
    folder: true,
    section: state === 'draft' ? 'culture' : 'news',
    title: marker(state, '题'),
    kicker: marker(state, '引'),
    subtitle: marker(state, '副'),
    summary: marker(state, '摘'),
    date: '2024-05-06 09:30',
    updated: '2024-05-07 09:30',
    tags: [marker(state, '签'), '公用标签'],
    source: marker(state, '源'),
    author: [marker(state, '者'), '公用作者'],
    editor: marker(state, '编'),
    cover: { src: pictureOf(state), alt: marker(state, '图注') },
    original: { title: marker(state, '原题'), url: 'https://example.org/' },
    corrections: [{ date: '2024-05-08', text: marker(state, '更正') }],
    topics: ['shown'],
    aliases: [`/alias/${state}`],
    translationOf: 'visible',
    pinned: true,
    body: `${marker(state, '文')}。\n\n![${marker(state, '图注')}](${pictureOf(state)})\n\n<DataTable src="own.csv" caption="表" />`,
    ...more,
  });
  tree.write(`${folder}/${pictureOf(state)}`, png(800, 450));
  tree.write(`${folder}/own.csv`, `项,值\n${marker(state, '数')},1\n`);
}

const test = testWithPortal((tree) => {
  tree.article({
    slug: 'visible',
    title: '机密之外的公开文章',
    tags: ['公用标签'],
    author: '公用作者',
    date: '2024-05-05 08:00',
    related: states.map(slugOf),
    body: [
      '公开的正文，也提到机密二字。',
      ...states.map((state) => `<Related slug="${slugOf(state)}" />`),
    ].join('\n\n'),
  });
  tree.article({
    slug: 'visible-too',
    title: '另一篇公开文章',
    tags: ['公用标签'],
    date: '2024-05-07 08:00',
    translationOf: 'leakslug-draft',
    lang: 'en',
  });
  tree.write(
    'topics/shown.mdx',
    `---\ntitle: 公开专题\narticles: [${states.map(slugOf).join(', ')}, visible]\n---\n\n导语。\n\n<Related slug="leakslug-draft" />\n`,
  );
  tree.write(
    'topics/leaktopic.mdx',
    '---\ntitle: 机密专题暗号\nstatus: draft\narticles: [visible]\n---\n\n导语。\n',
  );
  tree.write('pages/leakpage.mdx', '---\ntitle: 机密页面暗号\nstatus: draft\n---\n\n机密页文暗号。\n');
  tree.write('pages/about.mdx', '---\ntitle: 关于\n---\n\n关于本站。\n');
  tree.write('front.yaml', {
    lead: slugOf('draft'),
    carousel: states.map(slugOf),
    pinned: states.map(slugOf),
    blocks: [
      { topic: 'shown' },
      { topic: 'leaktopic' },
      { tag: '公用标签' },
      { tag: marker('draft', '签') },
      { section: 'culture' },
    ],
  });
  for (const state of states) write(tree, state, hidden[state]);
  return { WATCH: '0' };
});

const always = ['机密专题暗号', '机密页面暗号', '机密页文暗号', 'leaktopic', 'leakpage'];

const feeds = ['rss.xml', 'atom.xml', 'feed.json'];
const seeds = [
  '/',
  ...feeds.map((file) => `/${file}`),
  '/opml.xml',
  '/sitemap.xml',
  '/sitemap-1.xml',
  '/news-sitemap.xml',
  '/robots.txt',
  '/opensearch.xml',
  '/manifest.webmanifest',
  '/site-map',
  '/feeds',
  '/corrections',
  '/tags',
  '/topics',
  '/sources',
  '/authors',
  '/archive',
  '/search',
  '/search?tag=%E5%85%AC%E7%94%A8%E6%A0%87%E7%AD%BE',
  '/api/search?tag=%E5%85%AC%E7%94%A8%E6%A0%87%E7%AD%BE&limit=50',
  '/api/articles',
  '/api/articles?limit=1',
  '/llms.txt',
  '/openapi.json',
  '/archive/2024/05/06',
  '/archive/2199',
  '/news',
  '/culture',
  '/nothing',
  '/robots.txt',
];

/** Addresses of this site in any kind of answer. */
function linksIn(origin: string, { text, headers }: Answer): string[] {
  const html = [...text.matchAll(/(?:href|src|action|content|poster|xmlUrl|htmlUrl|url)="([^"]+)"/g)];
  const xml = [...text.matchAll(/<(?:loc|link|url|image:loc|guid|id)[^>]*>([^<]+)</g)];
  const json = [
    ...text.matchAll(/"(?:url|id|image|feed_url|home_page_url|@id|html|markdown|api|next)":\s*"([^"]+)"/g),
  ];
  const markdown = [...text.matchAll(/\]\((\S+)\)/g)];
  const found = [...html, ...xml, ...json, ...markdown].map(([, link = '']) =>
    link.replaceAll('&amp;', '&').replaceAll('&#x27;', "'"),
  );
  return [...found, headers.location ?? '']
    .filter((link) => link.startsWith('/') || link.startsWith(origin))
    .map((link) => (link.startsWith(origin) ? link.slice(origin.length) : link).replace(/#.*$/, ''))
    .filter((link) => /^\/(?![/\\])/.test(link) && !link.startsWith('/_next/static/'));
}

interface Crawl {
  visited: Set<string>;
  /** Address and the markers that it held. */
  leaks: string[];
}

/** Feeds name what was withdrawn by its id, so that readers can drop it; an item would show its title and address too. */
function withoutTombstones(text: string): string {
  return text.replace(/(?:<at:deleted-entry ref=|"id": )"tag:[\w.]+,[\d-]+:leakslug-withdrawn"/g, '');
}

async function crawl(portal: Portal, markers: readonly string[]): Promise<Crawl> {
  const visited = new Set<string>();
  const leaks: string[] = [];
  const waiting = [...seeds];
  for (let path = waiting.shift(); path !== undefined && visited.size < 1500; path = waiting.shift()) {
    if (visited.has(path)) continue;
    visited.add(path);
    const answer = await portal.get(path);
    expect(answer.status, path).toBeLessThan(500);
    const held = present(`${withoutTombstones(answer.text)} ${JSON.stringify(answer.headers)}`, markers);
    if (held.length > 0) leaks.push(`${path}: ${held.slice(0, 3).join(', ')}`);
    waiting.push(...linksIn(portal.url, answer));
    if (/^\/(?:[^/.?]+|(?:tags|topics|sources|authors)\/[^/?]+)$/.test(path) && answer.status === 200) {
      waiting.push(...feeds.map((file) => `${path}/${file}`));
    }
  }
  return { visited, leaks };
}

/** What the search, the suggestions and the hidden addresses themselves answer. */
async function probe(portal: Portal): Promise<string[]> {
  const leaks: string[] = [];
  const check = async (path: string, asked: string, headers: Record<string, string> = {}): Promise<void> => {
    const answer = await portal.get(path, { headers });
    // What was asked may be repeated; nothing else may be said.
    const others = [...allMarkers, ...always].filter(
      (text) => !asked.includes(text) && !encodeURIComponent(asked).includes(text),
    );
    const held = present(`${answer.text} ${JSON.stringify(answer.headers)}`, others);
    if (held.length > 0) leaks.push(`${path}: ${held.slice(0, 3).join(', ')}`);
    if (path.startsWith('/api/search')) {
      const { hits }: { hits: { url: string }[] } = JSON.parse(answer.text);
      if (hits.some(({ url }) => url.includes('leakslug'))) leaks.push(`${path}: a hit`);
    }
  };
  const questions = [
    '机密',
    '暗号',
    '机',
    '机密草稿',
    '撤回题',
    '定时文暗',
    'leakslug',
    'leakpicture',
    ...states.flatMap((state) => fields.map((field) => marker(state, field))),
  ];
  for (const question of questions) {
    const q = encodeURIComponent(question);
    for (const path of [
      `/api/search?limit=50&q=${q}`,
      `/api/suggest?q=${q}`,
      `/api/search?tag=${q}`,
      `/api/search?source=${q}`,
      ...['section', 'tag', 'source', 'author', 'topic'].map((name) => `/api/articles?${name}=${q}`),
    ])
      await check(path, question);
  }
  for (const question of questions.slice(0, 12)) {
    await check(`/search?q=${encodeURIComponent(question)}`, question);
    await check(`/search?tag=${encodeURIComponent(question)}`, question);
  }
  for (const state of states) {
    const slug = slugOf(state);
    const places = [
      `/news/${slug}`,
      `/culture/${slug}`,
      `/nothing/${slug}`,
      `/alias/${state}`,
      `/news/${slug}.md`,
      `/culture/${slug}.md`,
      `/api/articles/${slug}`,
      `/media/articles/${slug}/${pictureOf(state)}`,
      `/media/articles/${slug}/own.csv`,
    ];
    const lists = (['签', '源', '者'] as const).flatMap((field, index) => {
      const base = `/${['tags', 'sources', 'authors'][index]}/${encodeURIComponent(marker(state, field))}`;
      return [base, `${base}/rss.xml`, `${base}/feed.json`];
    });
    for (const path of [...places, ...lists]) {
      const answer = await portal.get(path);
      if (answer.status === 200 || answer.status === 308) leaks.push(`${path}: ${answer.status}`);
      await check(path, `${slug} ${path} ${decodeURIComponent(path)}`, {});
      await check(path, `${slug} ${path} ${decodeURIComponent(path)}`, {
        rsc: '1',
        'next-router-prefetch': '1',
      });
    }
  }
  return leaks;
}

const optimised = (state: State): string =>
  `/_next/image?url=${encodeURIComponent(`/media/articles/${slugOf(state)}/${pictureOf(state)}`)}&w=640&q=75`;

test('nothing of a draft, scheduled, expired or withdrawn article is anywhere, before or after it was public', async ({
  portal,
  tree,
}) => {
  test.setTimeout(120_000);

  await test.step('hidden from the beginning', async () => {
    const { visited, leaks } = await crawl(portal, [...allMarkers, ...always]);
    expect(leaks).toEqual([]);
    expect(visited.size).toBeGreaterThan(40);
    expect([...visited]).toEqual(
      expect.arrayContaining([
        ...['/news/visible', '/news/visible-too', '/topics/shown', '/about'],
        ...['/news/visible.md', '/api/articles/visible', '/api/articles/visible-too'],
      ]),
    );
    expect(await probe(portal)).toEqual([]);
  });

  await test.step('counters count what is visible', async () => {
    const { total, facets } = await portal.json<{
      total: number;
      facets: Record<string, { value: string; count: number }[]>;
    }>(`/api/search?tag=${encodeURIComponent('公用标签')}`);
    expect(total).toBe(2);
    expect(facets.section).toEqual([{ value: 'news', count: 2 }]);
    expect(facets.year).toEqual([{ value: '2024', count: 2 }]);
    expect((await portal.get('/archive/2024/05/06')).status).toBe(404);
    expect((await portal.get('/')).text).not.toContain('href="/culture"');
  });

  await test.step('public for a while: the crawler finds every one of them', async () => {
    const open = { status: undefined, withdrawn: undefined, expires: undefined };
    for (const state of states) write(tree, state, open);
    await portal.revalidate();
    const { leaks, visited } = await crawl(portal, allMarkers);
    const found = leaks.join('\n');
    for (const state of states) {
      expect(visited.has(`/${state === 'draft' ? 'culture' : 'news'}/${slugOf(state)}`)).toBe(true);
      expect(found).toContain(slugOf(state));
      await portal.get(optimised(state));
    }
    expect(leaks.length).toBeGreaterThan(30);
  });

  await test.step('hidden again: pages that were kept are gone', async () => {
    for (const state of states) write(tree, state, hidden[state]);
    await portal.revalidate();
    const { leaks } = await crawl(portal, [...allMarkers, ...always]);
    expect(leaks).toEqual([]);
    expect(await probe(portal)).toEqual([]);
  });

  await test.step('pictures made from their pictures are gone too', async () => {
    for (const state of states) {
      const { status } = await portal.get(optimised(state));
      expect.soft(status, state).toBeGreaterThanOrEqual(400);
    }
  });

  await test.step('after a restart', async () => {
    await portal.restart();
    expect((await crawl(portal, [...allMarkers, ...always])).leaks).toEqual([]);
    for (const state of states) {
      const { status } = await portal.get(optimised(state));
      expect.soft(status, state).toBeGreaterThanOrEqual(400);
    }
  });
});
