import { expect } from '@playwright/test';
import { everyPage, everyPageTime, fillEveryPage, previewEntrance } from './support/every-page';
import { contentsOf, type Head, languagesOf, linksOf, readHead, valuesIn } from './support/head';
import type { Portal } from './support/portal';
import { testWithPortal } from './support/test';
import { present } from './support/text';

/** What pages say of themselves to machines, read from the documents as they are sent. */
const origin = 'https://news.example.cn';
const hidden = ['机密草稿', '机密定时', '机密撤回', '机密到期'];

const test = testWithPortal((tree) => {
  fillEveryPage(tree);
  const [draft, scheduled, withdrawn, expired] = hidden;
  const common = { section: 'notices', author: '张三', tags: ['党建'], translationOf: 'plain', lang: 'fr' };
  tree.article({ ...common, slug: 'secret-draft', title: draft, status: 'draft' });
  tree.article({ ...common, slug: 'secret-later', title: scheduled, date: '2199-01-01' });
  tree.article({ ...common, slug: 'secret-over', title: expired, expires: '2024-05-07' });
  tree.article({
    ...common,
    slug: 'secret-gone',
    title: withdrawn,
    status: 'withdrawn',
    withdrawn: { date: '2024-06-01', reason: '有误' },
  });
  tree.article({ slug: 'moved', aliases: ['/old/moved.html'], topics: ['party'] });
  return { SITE_URL: origin, WATCH: '0' };
});

async function headAt(portal: Portal, address: string): Promise<Head> {
  portal.clock.set(everyPageTime);
  return readHead((await portal.get(address)).text);
}

/** The absolute address of a page, as Next writes it: an empty path is the front page's (RFC 3986 §6.2.3). */
const addressOf = (path: string): string => (path === '/' ? origin : origin + path);

const notices = ['404', '410', 'before another site', 'unknown other site'];
const isSearch = (name: string): boolean => name.startsWith('search');
/** Properties that may stand several times: ogp.me, arrays. */
const repeatable = new Set(['article:author', 'article:tag']);

/** Types of the structured data of each kind of page, in order; Baidu's has none. */
const types: Record<string, string[]> = {
  front: ['WebSite', 'NewsMediaOrganization'],
  ...Object.fromEntries(
    [
      'section',
      'sub-section',
      'section with pages',
      'section without articles',
      'topic',
      'tag',
      'author',
      'month',
      'day',
    ].map((name) => [name, ['BreadcrumbList', 'CollectionPage']]),
  ),
  ...Object.fromEntries(
    ['topics', 'tags', 'sources', 'archive', 'feeds', 'corrections', 'site map', 'static page'].map(
      (name) => [name, ['BreadcrumbList']],
    ),
  ),
  ...Object.fromEntries(
    Object.keys(everyPage)
      .filter((name) => /article(?! *s)/.test(name) && name !== 'section without articles')
      .map((name) => [name, ['NewsArticle', 'BreadcrumbList', '']]),
  ),
};

/** What may lead to other sites: where a text comes from, and the institution's accounts. */
const foreign = new Set(['isBasedOn', 'sourceOrganization', 'sameAs']);

for (const [name, address] of Object.entries(everyPage)) {
  const isIndexed = !notices.includes(name) && !isSearch(name);

  test(`the head of: ${name}`, async ({ portal }) => {
    const head = await headAt(portal, address);
    expect(head.titles).toEqual([expect.stringMatching(/\S/)]);
    const names = head.metas
      .map(({ name: own, property, media = '' }) =>
        `${(own ?? property ?? '').toLowerCase()} ${media}`.trim(),
      )
      .filter((one) => one !== '' && !repeatable.has(one));
    expect(names.filter((one, index) => names.indexOf(one) !== index)).toEqual([]);
    const isNotice = notices.includes(name);
    const canonical = addressOf(isSearch(name) ? '/search' : address);
    expect(linksOf(head, 'canonical')).toEqual(isNotice ? [] : [canonical]);
    const robots = contentsOf(head, 'robots');
    if (isIndexed) expect(robots.join()).not.toContain('noindex');
    else expect(robots).toEqual(['noindex, follow']);
    expect(present(JSON.stringify(head), hidden)).toEqual([]);
    if (isNotice) return;
    expect(contentsOf(head, 'description')).toEqual([expect.stringMatching(/\S/)]);
    expect(contentsOf(head, 'og:url')).toEqual([canonical]);
    const type = types[name]?.includes('NewsArticle') ? 'article' : name === 'author' ? 'profile' : 'website';
    expect(contentsOf(head, 'og:type')).toEqual([type]);
    for (const property of ['og:title', 'og:description', 'og:site_name', 'og:locale', 'og:image:alt'])
      expect(contentsOf(head, property), property).toEqual([expect.stringMatching(/\S/)]);
    const [picture = ''] = contentsOf(head, 'og:image');
    expect(picture.startsWith(`${origin}/api/og/`)).toBe(true);
    expect(contentsOf(head, 'twitter:card')).toEqual(['summary_large_image']);
  });

  test(`the structured data of: ${name}`, async ({ portal }) => {
    const { jsonLd } = await headAt(portal, address);
    expect(jsonLd.map((node) => node['@type'] ?? '')).toEqual(types[name] ?? []);
    for (const { path, value } of jsonLd.flatMap((node) => valuesIn(node))) {
      const key = path.at(-1) ?? '';
      const place = path.join('.');
      if (key === '@id' || key === 'item') expect(value, place).toMatch(/^https:\/\/news\.example\.cn\//);
      if (key === 'url' || key === 'contentUrl' || key === 'urlTemplate') {
        const own = path.some((part) => foreign.has(part))
          ? /^https?:\/\/[^/]+\//
          : /^https:\/\/news\.example\.cn\//;
        expect(value, place).toMatch(own);
      }
      if (/^date(?:Published|Modified)$/.test(key))
        expect(value, place).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
    }
    for (const list of jsonLd.map(
      (node) => node.itemListElement ?? Reflect.get(Object(node.mainEntity), 'itemListElement'),
    )) {
      const positions = valuesIn(list).filter(({ path }) => path.at(-1) === 'position');
      const [first] = positions;
      expect(positions.map(({ value }) => value)).toEqual(
        positions.map((_, index) => Number(first?.value) + index),
      );
    }
  });
}

test('every version of a page names all of them, in both editions', async ({ portal }) => {
  const kinds = [
    'front',
    'section with pages',
    'tag',
    'article',
    'article in English',
    'traditional article',
    'topic',
  ];
  for (const kind of kinds) {
    const address = everyPage[kind] ?? '';
    const versions = languagesOf(await headAt(portal, address));
    expect(Object.values(versions), kind).toContain(addressOf(address));
    for (const version of Object.values(versions)) {
      const other = await headAt(portal, version.slice(origin.length) || '/');
      expect(languagesOf(other), version).toEqual(versions);
      expect(linksOf(other, 'canonical'), version).toEqual([version]);
    }
  }
  expect(languagesOf(await headAt(portal, everyPage.article ?? ''))).toEqual({
    'zh-Hans': `${origin}/media-watch/plain`,
    'zh-Hant': `${origin}/zh-hant/media-watch/plain`,
    en: `${origin}/news/english`,
    'x-default': `${origin}/media-watch/plain`,
  });
});

test('other addresses of a page lead to its canonical one, or name it', async ({ portal }) => {
  portal.clock.set(everyPageTime);
  for (const [old, target] of [
    ['/old/moved.html', '/news/moved'],
    ['/culture/moved', '/news/moved'],
    ['/notices/page/1', '/notices'],
    ['/notices/', '/notices'],
  ] as const) {
    const { status, headers } = await portal.get(old);
    expect([status, headers.location], old).toEqual([308, target]);
  }
  for (const [address, canonical] of [
    ['/news/moved?utm_source=x', '/news/moved'],
    ['/notices/page/2?x', '/notices/page/2'],
    ['/search?q=x&section=news&page=2', '/search'],
  ] as const)
    expect(linksOf(await headAt(portal, address), 'canonical'), address).toEqual([origin + canonical]);
});

/** 国办发〔2017〕47号, annex: which tags stand on which page, in their exact case. */
const siteTags = ['SiteName', 'SiteDomain', 'SiteIDCode'];
const columnTags = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];
const articleTags = [
  'ArticleTitle',
  'PubDate',
  'ContentSource',
  'Keywords',
  'Author',
  'Description',
  'Image',
  'Url',
];
const norm = [...siteTags, ...columnTags, ...articleTags];

test('the tags of institutional sites stand where the norm wants them', async ({ portal }) => {
  for (const [kind, wanted] of [
    ['front', [...siteTags, ...columnTags]],
    ['section', [...siteTags, ...columnTags]],
    ['topic', [...siteTags, ...columnTags]],
    ['article', norm],
    ['static page', siteTags],
    ['search', siteTags],
    ['404', siteTags],
    ['before another site', siteTags],
  ] as const) {
    const { metas } = await headAt(portal, everyPage[kind] ?? '');
    const found = metas.flatMap(({ name = '' }) => (norm.includes(name) ? [name] : []));
    expect(found.sort(), kind).toEqual([...wanted].sort());
  }
  const article = await headAt(portal, everyPage.article ?? '');
  expect(contentsOf(article, 'PubDate')).toEqual(['2024-05-06 09:30']);
  expect(contentsOf(article, 'SiteDomain')).toEqual(['news.example.cn']);
  expect(contentsOf(article, 'Url')).toEqual([`${origin}/media-watch/plain`]);
});

test('what an article says of its times, its origin and its making', async ({ portal }) => {
  const head = await headAt(portal, everyPage['article with notices'] ?? '');
  const [article, , baidu] = head.jsonLd;
  expect(baidu).toMatchObject({
    '@context': 'https://ziyuan.baidu.com/contexts/cambrian.jsonld',
    pubDate: '2022-07-08T10:30:00',
    upDate: '2022-07-12T00:00:00',
  });
  for (const [property, value] of [
    ['article:published_time', '2022-07-08T10:30:00+08:00'],
    ['article:modified_time', '2022-07-12T00:00:00+08:00'],
    ['bytedance:published_time', '2022-07-08T10:30:00+08:00'],
    ['bytedance:updated_time', '2022-07-12T00:00:00+08:00'],
    ['article:section', '文化'],
    ['article:tag', '党建'],
    ['article:author', `${origin}/authors/${encodeURIComponent('张三')}`],
  ] as const)
    expect(contentsOf(head, property), property).toEqual([value]);
  expect(article).toMatchObject({
    datePublished: '2022-07-08T10:30:00+08:00',
    dateModified: '2022-07-12T00:00:00+08:00',
    // Where the text comes from is named as it is: machines need no notice.
    isBasedOn: { name: '原来的题目', url: 'https://www.example.org/original' },
    correction: [{ '@type': 'CorrectionComment' }, { '@type': 'CorrectionComment' }],
    digitalSourceType: 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource',
  });
  expect(JSON.parse(contentsOf(head, 'AIGC')[0] ?? '')).toMatchObject({ Label: '1' });
});

test('the institution is what site.yaml says', async ({ portal, tree }) => {
  tree.site({ features: { externalNotice: true }, organizationType: 'GovernmentOrganization' });
  await portal.revalidate(['site.yaml']);
  const front = await headAt(portal, '/');
  expect(front.jsonLd[1]).toMatchObject({
    '@type': 'GovernmentOrganization',
    '@id': `${origin}/#organization`,
  });
  const { jsonLd } = await headAt(portal, everyPage.article ?? '');
  expect(jsonLd[0]).toMatchObject({ publisher: { '@type': 'GovernmentOrganization' } });
  tree.site({ features: { externalNotice: true } });
  await portal.revalidate(['site.yaml']);
});

test('a preview says nothing to machines', async ({ portal }) => {
  portal.clock.set(everyPageTime);
  const { headers } = await portal.get(await previewEntrance());
  const cookie = (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
  const head = readHead((await portal.get(headers.location ?? '', { headers: { cookie } })).text);
  expect(contentsOf(head, 'robots')).toEqual(['noindex, follow']);
  expect([head.jsonLd, linksOf(head, 'canonical'), contentsOf(head, 'og:title')]).toEqual([[], [], []]);
});
