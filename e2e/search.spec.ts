import { expect } from '@playwright/test';
import { test, testWithPortal } from './support/test';
import { missing, present } from './support/text';

interface Highlight {
  field: string;
  text: string;
  ranges: [number, number][];
}

interface SearchAnswer {
  query: string;
  total: number;
  page: number;
  took_ms: number;
  hits: {
    title: string;
    url: string;
    section: string;
    date: string;
    source?: string;
    summary: string;
    highlights: Highlight[];
  }[];
  facets: Record<'section' | 'tag' | 'source' | 'year', { value: string; count: number }[]>;
}

const shared = testWithPortal((tree) => {
  tree.article({
    slug: 'studio',
    title: '党建创新工作室揭牌',
    section: 'media-watch',
    date: '2022-07-08 10:30',
    source: '检察日报',
    tags: ['党建', '创新'],
    author: '张三',
    body: '揭牌仪式上，**指导老师**介绍了评选经过，并公布了获奖名单。',
  });
  tree.article({
    slug: 'charset',
    title: '汉字编码的来历',
    section: 'culture',
    date: '2021-03-04 08:00',
    source: '测试日报',
    tags: ['汉字'],
    body: '从 GB 2312 到 GB18030，再到 Unicode 15.1，收录的汉字越来越多。北京的会议讨论了标准。',
  });
  tree.article({
    slug: 'title-only',
    title: '珊瑚礁调查报告',
    section: 'news',
    date: '2020-01-02 08:00',
    body: '本文讲海洋生态。',
  });
  tree.article({
    slug: 'body-only',
    title: '海洋观察',
    section: 'news',
    date: '2020-01-03 08:00',
    body: '学者提交了珊瑚礁调查。这是一份报告。',
  });
  tree.article({
    slug: 'emoji',
    title: '表情与符号',
    section: 'news',
    date: '2020-01-04 08:00',
    body: '👨‍👩‍👧 一家人，价格是 100% 的 "引号" 与 \\<标签>，𠮷野家，邮箱 a@b.cn。',
  });
  for (let n = 1; n <= 25; n += 1) {
    tree.article({
      slug: `river-${n}`,
      title: `长江水文第${n}期`,
      section: n % 2 ? 'notices' : 'culture',
      date: `2023-05-${String(n).padStart(2, '0')} 08:00`,
      source: n % 5 ? '水文局' : '测试日报',
      tags: ['水文', n % 2 ? '单' : '双'],
      body: `长江干流水位平稳，第${n}期公报。`,
    });
  }
  tree.article({
    slug: 'archived',
    title: '已经归档的水文志',
    section: 'notices',
    date: '2010-05-01',
    tags: ['水文志'],
    status: 'archived',
  });
  return {};
});

const urls = ({ hits }: SearchAnswer): string[] => hits.map(({ url }) => url);
const address = (query: Record<string, string>): string => `/api/search?${new URLSearchParams(query)}`;

shared.describe('/api/search', () => {
  shared('has the promised shape', async ({ portal }) => {
    const answer = await portal.get(address({ q: '工作室揭牌' }));
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    const body: SearchAnswer = JSON.parse(answer.text);
    expect(body).toMatchObject({
      query: '工作室揭牌',
      total: 1,
      page: 1,
      pageSize: expect.any(Number),
      took_ms: expect.any(Number),
    });
    expect(body.hits[0]).toEqual({
      title: '党建创新工作室揭牌',
      url: '/media-watch/studio',
      section: 'media-watch',
      date: '2022-07-08T10:30:00+08:00',
      source: '检察日报',
      summary: expect.stringContaining('指导老师'),
      highlights: expect.any(Array),
    });
    expect(Object.keys(body.facets).sort()).toEqual(['section', 'source', 'tag', 'year']);
    expect(body.facets.section).toEqual(expect.arrayContaining([{ value: 'media-watch', count: 1 }]));
    expect(body.facets.source).toEqual([{ value: '检察日报', count: 1 }]);
    expect(body.facets.year).toEqual([{ value: '2022', count: 1 }]);
  });

  shared('highlights are ranges of the text that was asked for', async ({ portal }) => {
    const { hits } = await portal.json<SearchAnswer>(address({ q: '珊瑚礁' }));
    expect(hits.length).toBeGreaterThanOrEqual(2);
    for (const { highlights } of hits) {
      expect(highlights.length).toBeGreaterThan(0);
      for (const { field, text, ranges } of highlights) {
        expect(['title', 'body']).toContain(field);
        for (const [start, end] of ranges) expect('珊瑚礁').toContain(text.slice(start, end));
        expect(ranges.some(([start, end]) => text.slice(start, end) === '珊瑚礁')).toBe(true);
      }
    }
  });

  shared('finds Chinese inside words, in titles first', async ({ portal }) => {
    expect(urls(await portal.json(address({ q: '珊瑚礁调查报告' }))).slice(0, 2)).toEqual([
      '/news/title-only',
      '/news/body-only',
    ]);
    for (const q of ['建创', '指导老师', '揭牌仪式', '新工作']) {
      expect(urls(await portal.json(address({ q }))), q).toContain('/media-watch/studio');
    }
    expect(urls(await portal.json(address({ q: 'gb18030' })))).toContain('/culture/charset');
    expect(urls(await portal.json(address({ q: 'Unicode' })))).toContain('/culture/charset');
  });

  shared('Traditional, full-width and upper-case spellings are the same question', async ({ portal }) => {
    for (const [plain, other] of [
      ['汉字编码', '漢字編碼'],
      ['党建创新', '黨建創新'],
      ['长江水文', '長江水文'],
      ['GB18030', 'ＧＢ１８０３０'],
      ['unicode', 'UNICODE'],
      ['unicode 15.1', 'Ｕｎｉｃｏｄｅ　１５．１'],
    ]) {
      const first = await portal.json<SearchAnswer>(address({ q: plain ?? '', limit: '50' }));
      const second = await portal.json<SearchAnswer>(address({ q: other ?? '', limit: '50' }));
      expect(first.total, plain).toBeGreaterThan(0);
      expect({ total: second.total, urls: urls(second) }, other).toEqual({
        total: first.total,
        urls: urls(first),
      });
    }
  });

  shared('one character is a question', async ({ portal }) => {
    expect(urls(await portal.json(address({ q: '揭' })))).toEqual(['/media-watch/studio']);
    expect((await portal.json<SearchAnswer>(address({ q: '礁' }))).total).toBe(2);
  });

  shared('filters narrow, alone and together', async ({ portal }) => {
    const total = async (query: Record<string, string>): Promise<number> =>
      (await portal.json<SearchAnswer>(address(query))).total;
    expect(await total({ q: '水文', tag: '水文' })).toBe(25);
    expect(await total({ q: '水文', tag: '单' })).toBe(13);
    expect(await total({ q: '水文', section: 'culture' })).toBe(12);
    expect(await total({ q: '水文', source: '测试日报' })).toBe(5);
    expect(await total({ q: '水文', section: 'culture', source: '测试日报', tag: '双' })).toBe(2);
    // A section holds what its sub-sections hold.
    expect(await total({ q: '揭牌', section: 'news' })).toBe(1);
    expect(await total({ q: '水文', section: 'news' })).toBe(0);
  });

  shared('from and to include their days, in the site’s timezone', async ({ portal }) => {
    const found = async (from: string, to: string): Promise<SearchAnswer> =>
      portal.json(address({ q: '水文', from, to, limit: '50' }));
    expect((await found('2023-05-03', '2023-05-05')).total).toBe(3);
    expect((await found('2023-05-25', '2023-05-25')).total).toBe(1);
    expect((await found('2023-05-26', '')).total).toBe(0);
    expect((await found('', '2023-05-01')).total).toBe(2);
    expect((await found('2023-05-05', '2023-05-03')).total).toBe(0);
  });

  shared('sorting by date and paging', async ({ portal }) => {
    const query = { q: '长江水文', tag: '水文', sort: 'date', limit: '10' };
    const pages = [];
    for (const page of ['1', '2', '3', '4'])
      pages.push(await portal.json<SearchAnswer>(address({ ...query, page })));
    expect(pages.map(({ total, page, hits }) => [total, page, hits.length])).toEqual([
      [25, 1, 10],
      [25, 2, 10],
      [25, 3, 5],
      [25, 4, 0],
    ]);
    const all = pages.flatMap(urls);
    expect(new Set(all).size).toBe(25);
    expect(all[0]).toBe('/notices/river-25');
    const dates = pages.flatMap(({ hits }) => hits.map(({ date }) => date));
    expect(dates).toEqual([...dates].sort().reverse());
    expect(urls(await portal.json(address({ ...query, page: '90000' })))).toEqual([]);
    expect((await portal.json<SearchAnswer>(address({ ...query, limit: '50' }))).hits).toHaveLength(25);
  });

  shared(
    'empty with a filter lists everything that matches, newest first; without one, nothing',
    async ({ portal }) => {
      const listed = await portal.json<SearchAnswer>(address({ q: '', tag: '水文', limit: '50' }));
      expect(listed.total).toBe(25);
      expect(listed.hits.map(({ date }) => date)).toEqual(
        [...listed.hits.map(({ date }) => date)].sort().reverse(),
      );
      expect((await portal.json<SearchAnswer>(address({ from: '2023-05-10', to: '2023-05-11' }))).total).toBe(
        2,
      );
      for (const query of [{}, { q: '' }, { q: '   ' }] as Record<string, string>[]) {
        expect(await portal.json<SearchAnswer>(address(query))).toMatchObject({ total: 0, hits: [] });
      }
    },
  );

  shared('an unknown section, tag or source is 200 without hits', async ({ portal }) => {
    for (const query of [{ section: 'nowhere' }, { tag: '没有这个' }, { source: '没有这家' }] as Record<
      string,
      string
    >[]) {
      for (const q of ['', '水文'])
        expect(await portal.json<SearchAnswer>(address({ q, ...query }))).toMatchObject({
          total: 0,
          hits: [],
        });
    }
  });

  shared('a malformed parameter is 400 and named', async ({ portal }) => {
    const wrong: [string, string][] = [
      ['page', '0'],
      ['page', '-1'],
      ['page', 'x'],
      ['page', '1.5'],
      ['limit', '0'],
      ['limit', '51'],
      ['limit', 'all'],
      ['sort', 'best'],
      ['from', '2023-13-01'],
      ['from', '2023-02-30'],
      ['from', 'yesterday'],
      ['to', '20230501'],
      ['to', '2023-5-1'],
    ];
    for (const [param, value] of wrong) {
      const { status, text } = await portal.get(address({ q: '水文', [param]: value }));
      expect(`${param}=${value} ${status}`).toBe(`${param}=${value} 400`);
      expect(JSON.parse(text)).toEqual({
        error: { code: expect.any(String), message: expect.any(String), param },
      });
    }
    for (const query of ['unknown=1', 'utm_source=x', 'page=', 'limit=', 'sort=', 'from=&to=']) {
      expect(`${query} ${(await portal.get(`/api/search?q=x&${query}`)).status}`).toBe(`${query} 200`);
    }
  });

  shared('archived articles are found', async ({ portal }) => {
    expect(urls(await portal.json(address({ q: '水文志' })))).toContain('/notices/archived');
  });
});

const hostile = [
  '"',
  '""',
  "'",
  "' OR 1=1 --",
  '"; DROP TABLE article; --',
  'a AND b',
  'NOT',
  'NEAR(长江 水文)',
  'NEAR/3',
  'title:水文',
  '{title body}:水文',
  'meta : "x"',
  '水文*',
  '*',
  '^水文',
  '-水文',
  '+水文',
  '(水文',
  ')',
  '((((((',
  '\\',
  '%',
  '100%',
  '_',
  '水文 OR OR',
  '👨‍👩‍👧',
  '😀'.repeat(50),
  '𠮷',
  '𠮷野家',
  '\u200b',
  '\u202e水文',
  'e\u0301'.repeat(40),
  '<script>alert(1)</script>',
  '#{7*7}',
  '../../etc/passwd',
  'あいう',
  '한국어',
  'ﷺ',
  'ſ İ ı ß',
  '水'.repeat(500),
  '长江水文'.repeat(200),
  'abc '.repeat(200),
  'a'.repeat(5000),
  '\t\n\r',
  '0',
  'null',
  'constructor',
  '__proto__',
];

shared('hostile questions are answered, never with 5xx', async ({ portal }) => {
  shared.setTimeout(60_000);
  for (const question of hostile) {
    const q = encodeURIComponent(question);
    const filters = q.length < 3000 ? [`/api/search?tag=${q}&section=${q}&source=${q}`] : [];
    for (const path of [`/api/search?q=${q}`, `/search?q=${q}`, `/api/suggest?q=${q}`, ...filters]) {
      const { status, text } = await portal.get(path);
      expect(`${path.slice(0, 80)} ${status}`).toBe(`${path.slice(0, 80)} 200`);
      if (path.startsWith('/search')) expect(present(text, ['<script>alert(1)</script>']), path).toEqual([]);
    }
  }
  for (const query of ['q=a&q=b', 'q[]=a', 'q[a]=b', 'section=news&section=culture', 'page=1&page=2']) {
    expect((await portal.get(`/api/search?${query}`)).status).toBeLessThan(500);
    expect((await portal.get(`/search?${query}`)).status).toBeLessThan(500);
  }
});

shared.describe('/api/suggest', () => {
  shared('completes sections, topics, tags and titles, ten at most', async ({ portal, tree }) => {
    const suggest = async (q: string) =>
      portal.json<{ query: string; suggestions: { type: string; text: string; url: string }[] }>(
        `/api/suggest?q=${encodeURIComponent(q)}`,
      );
    const { query, suggestions } = await suggest('水文');
    expect(query).toBe('水文');
    expect(suggestions.length).toBeGreaterThan(0);
    expect((await suggest('长江')).suggestions.length).toBe(10);
    expect(suggestions).toContainEqual({
      type: 'tag',
      text: '水文',
      url: `/tags/${encodeURIComponent('水文')}`,
    });
    expect((await suggest('党建创')).suggestions).toContainEqual({
      type: 'article',
      text: '党建创新工作室揭牌',
      url: '/media-watch/studio',
    });
    expect((await suggest('媒体')).suggestions).toContainEqual({
      type: 'section',
      text: '媒体播报',
      url: '/media-watch',
    });
    expect((await suggest('')).suggestions).toEqual([]);
    tree.write('topics/water.mdx', '---\ntitle: 水利专题\n---\n\n导语。\n');
    await portal.revalidate();
    expect((await suggest('水利')).suggestions).toContainEqual({
      type: 'topic',
      text: '水利专题',
      url: '/topics/water',
    });
    expect((await suggest('黨建創')).suggestions.map(({ url }) => url)).toContain('/media-watch/studio');
  });
});

shared.describe('the results page without JavaScript', () => {
  shared.use({ javaScriptEnabled: false });

  shared('form, filters, pages and links', async ({ page, portal }) => {
    await page.goto('/');
    await page.getByRole('searchbox').first().fill('长江水文');
    await page.getByRole('searchbox').first().press('Enter');
    await expect(page).toHaveURL(/\/search\?q=/);
    const main = page.getByRole('main');
    const hits = main.locator('a[href^="/notices/river-"], a[href^="/culture/river-"]');
    await expect(hits).toHaveCount(10);
    await expect(main.locator('input[name="q"]')).toHaveValue('长江水文');
    await expect(main.getByText('长江水文').first()).toBeVisible();
    expect(await main.locator('mark').count()).toBeGreaterThan(0);

    await main.getByRole('link', { name: '下一页' }).click();
    await expect(page).toHaveURL(/page=2/);
    await expect(hits).toHaveCount(10);

    await page.goto('/search?q=%E9%95%BF%E6%B1%9F');
    const filters = main.getByText('筛选');
    if (!(await main.locator('select[name="section"]').isVisible())) await filters.click();
    await main.locator('select[name="section"]').selectOption('culture');
    await main.locator('input[name="from"]').fill('2023-05-10');
    await main.locator('input[name="to"]').fill('2023-05-13');
    await main.getByRole('button', { name: '搜索' }).click();
    await expect(hits).toHaveCount(2);
    await expect(main.locator('select[name="section"]')).toHaveValue('culture');
    await expect(main.locator('input[name="from"]')).toHaveValue('2023-05-10');
    await hits.first().click();
    await expect(page).toHaveURL(`${portal.url}/culture/river-12`);
  });

  shared('nothing found, nothing asked, malformed', async ({ page, portal }) => {
    await page.goto(`/search?q=${encodeURIComponent('鼋鼍')}`);
    await expect(page.getByRole('main')).toContainText('没有找到');
    await page.goto('/search');
    expect(await page.getByRole('main').locator('article').count()).toBe(0);
    const { status, text } = await portal.get('/search?q=x&page=zero&from=never');
    expect(status).toBeLessThan(500);
    expect(missing(text, ['测ICP备00000001号', '<main'])).toEqual([]);
    expect((await portal.get('/search?q=x')).text).toMatch(/<meta name="robots" content="noindex/);
  });
});

test('too many questions are 429 with Retry-After, per client', async ({ newTree, launch }) => {
  test.setTimeout(60_000);
  const tree = newTree();
  tree.article({ slug: 'first', title: '第一篇' });
  const portal = await launch({ tree, env: { RATE_LIMIT: '1' } });
  const ask = (path: string, headers: Record<string, string> = {}) => portal.get(path, { headers });
  for (let n = 0; n < 60; n += 1) expect((await ask('/api/search?q=x')).status).toBe(200);
  for (const headers of [{}, { 'x-forwarded-for': '203.0.113.9' }] as Record<string, string>[]) {
    const refused = await ask('/api/search?q=x', headers);
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.headers['cache-control']).toContain('no-store');
  }
  for (const path of ['/', '/news/first', '/rss.xml', '/api/ready', '/api/suggest?q=x'])
    expect((await ask(path)).status, path).toBe(200);
  const answers = await Promise.all(Array.from({ length: 320 }, () => ask('/api/suggest?q=x')));
  expect(answers.filter(({ status }) => status === 200).length).toBeLessThan(300);
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(20);
});

test('behind a trusted proxy the client is the last forwarded address', async ({ newTree, launch }) => {
  test.setTimeout(60_000);
  const portal = await launch({ tree: newTree(), env: { RATE_LIMIT: '1', TRUST_PROXY: '1' } });
  const from = (client: string) => portal.get('/api/search?q=x', { headers: { 'x-forwarded-for': client } });
  for (let n = 0; n < 60; n += 1) expect((await from(`198.51.100.${n}, 203.0.113.1`)).status).toBe(200);
  expect((await from('198.51.100.200, 203.0.113.1')).status).toBe(429);
  expect((await from('203.0.113.1, 203.0.113.2')).status).toBe(200);
});
