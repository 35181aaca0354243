import { expect } from '@playwright/test';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { Portal } from './support/portal';
import { test, testWithPortal } from './support/test';
import { missing, present } from './support/text';
import { svg, type Tree } from './support/tree';

const origin = 'https://news.example.cn';

const everything = `<Lead>

导语里的话。

</Lead>

普通段落，**加粗**、[站内链接](/news/reprint)、脚注。[^one]

## 小标题

<Callout type="warning" title="提示框标题">

提示框里的话。

</Callout>

<FactBox title="资料框标题">

- 资料第一条

</FactBox>

<PullQuote cite="引语出处">

引语里的话。

</PullQuote>

![普通图片的替代文字](beside.svg "普通图片的说明")

<Figure src="/media/pictures/gate.svg" alt="插图替代" caption="插图说明" credit="插图作者" />

<Gallery caption="图集总说明">

<Figure src="/media/pictures/one.svg" alt="图集替代" caption="图集第一幅" credit="图集作者" />

</Gallery>

<Video src="/media/video/clip.webm" poster="/media/pictures/gate.svg" captions="/media/captions/clip.vtt" caption="视频说明" credit="视频作者" />

<Audio src="/media/audio/sound.mp3" title="声音标题" credit="声音作者" />

<Timeline>

<Event date="2020年1月" title="年表事件">

年表里的话。

</Event>

</Timeline>

<QA>

<Q who="记者">

问题里的话。

</Q>

<A who="院长">

回答里的话。

</A>

</QA>

<LiveUpdate time="2024-05-06 09:20" title="滚动标题">

滚动里的话。

</LiveUpdate>

<DataTable caption="表格说明" source="表格来源">

\`\`\`csv
甲列,乙列
表格单元,4321
\`\`\`

</DataTable>

<Chart type="bar" src="own.csv" x="年份" y="数量" title="图表标题" unit="件" source="图表来源" />

<Attachment src="/media/attachments/form.txt" title="附件标题" />

<Related slug="reprint" />

生僻字<Ruby rt="dǐ">邸</Ruby>报，公式 a < b && c > d。

[^one]: 脚注里的话。
`;

const shown = [
  '导语里的话',
  '加粗',
  '小标题',
  '提示框标题',
  '提示框里的话',
  '资料框标题',
  '资料第一条',
  '引语里的话',
  '引语出处',
  '普通图片的替代文字',
  '普通图片的说明',
  '插图替代',
  '插图说明',
  '插图作者',
  '图集总说明',
  '图集第一幅',
  '图集作者',
  '视频说明',
  '视频作者',
  '声音标题',
  '声音作者',
  '2020年1月',
  '年表事件',
  '年表里的话',
  '记者',
  '问题里的话',
  '院长',
  '回答里的话',
  '滚动标题',
  '滚动里的话',
  '表格说明',
  '表格来源',
  '表格单元',
  '4321',
  '图表标题',
  '图表来源',
  '6789',
  '附件标题',
  '转载的文章',
  '邸',
  'dǐ',
  '脚注里的话',
];

const addresses = [
  `${origin}/media/articles/all-components/beside.svg`,
  `${origin}/media/pictures/gate.svg`,
  `${origin}/media/pictures/one.svg`,
  `${origin}/media/video/clip.webm`,
  `${origin}/media/audio/sound.mp3`,
  `${origin}/media/attachments/form.txt`,
  `${origin}/media-watch/reprint`,
];

function fill(tree: Tree): void {
  tree.article({
    slug: 'all-components',
    title: '全部 <组件> & "引号"',
    kicker: '引题',
    folder: true,
    section: 'news',
    date: '2024-05-06 09:30',
    updated: '2024-05-07 10:00',
    author: ['张三', '李四'],
    source: '测试日报',
    tags: ['组件', '标签二'],
    summary: '摘要里有 <尖括号> & 与号。',
    body: everything,
    cover: { src: '/media/pictures/gate.svg', alt: '封面' },
    corrections: [{ date: '2024-05-08 08:00', text: '更正了一个数字。' }],
  });
  tree.write('articles/2024/all-components/beside.svg', svg('旁'));
  tree.write('articles/2024/all-components/own.csv', '年份,数量\n2020,6789\n2021,12\n');
  for (const name of ['gate', 'one']) tree.write(`media/pictures/${name}.svg`, svg(name));
  for (const file of ['video/clip.webm', 'audio/sound.mp3', 'attachments/form.txt'])
    tree.write(`media/${file}`, '文件');
  tree.write('media/captions/clip.vtt', 'WEBVTT\n');
  tree.article({
    slug: 'reprint',
    title: '转载的文章',
    section: 'media-watch',
    date: '2024-05-04 08:00',
    source: { name: '检察日报', url: 'https://www.example.org/' },
    original: { title: '原来的题目', author: '原作者', url: 'https://www.example.org/a?b=1&c=2' },
  });
  tree.article({ slug: 'archived', title: '归档的文章', status: 'archived', date: '2024-05-05 08:00' });
  tree.article({ slug: 'day-only', title: '只有日期的文章', date: '2024-05-03' });
  tree.article({
    slug: 'english',
    title: 'An English Article',
    lang: 'en',
    date: '2024-05-02 08:00',
    body: 'English text.',
  });
  for (let n = 1; n <= 25; n += 1)
    tree.article({
      slug: `many-${n}`,
      title: `通知第${n}号`,
      section: 'notices',
      date: `2023-01-${String(n).padStart(2, '0')} 08:00`,
    });
  tree.article({
    slug: 'only-archived',
    title: '只有归档的栏目',
    section: 'culture',
    status: 'archived',
    date: '2020-01-01',
  });
}

const shared = testWithPortal((tree) => {
  fill(tree);
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
async function read(portal: Portal, base = ''): Promise<Record<'rss' | 'atom' | 'json', Item[]>> {
  const text = async (file: string): Promise<string> => {
    const answer = await portal.get(`${base}/${file}`);
    expect(answer.status, `${base}/${file}`).toBe(200);
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
