import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { Validator } from '@seriousme/openapi-schema-validator';
import Database from 'libsql';
import { parse } from 'yaml';
import { ApiSchema } from './support/api-schema';
import { writeFullArticle } from './support/full-body';
import type { Portal } from './support/portal';
import { test, testWithPortal } from './support/test';
import { missing, present } from './support/text';

/** The public API: the list of articles, one article as JSON and as Markdown, its description, /llms.txt. */

const origin = 'https://news.example.cn';

interface Listed {
  articles: { slug: string; title: string; topics: string[]; translations: { slug: string }[] }[];
  next: string | null;
}

interface Whole {
  title: string;
  html: string;
  text: string;
  links: { previous?: { slug: string }; next?: { slug: string }; related: { slug: string }[] };
}

const shared = testWithPortal((tree) => {
  writeFullArticle(tree);
  tree.article({
    slug: 'watched',
    title: '监督手记',
    section: 'media-watch',
    date: '2024-05-04 08:00',
    source: '测试报',
    author: ['张三', '李四'],
    tags: ['普法', '手记'],
    related: ['draft', 'gone'],
    body: '第一段。\n\n## 小标题\n\n第二段。\n\n<Related slug="draft" />\n\n<Related slug="full" />',
  });
  tree.article({ slug: 'old', title: '旧文', section: 'culture', date: '2019-01-02', status: 'archived' });
  tree.article({
    slug: 'watched-en',
    title: 'Notes on watching',
    lang: 'en',
    translationOf: 'watched',
    date: '2024-05-04 09:00',
    body: 'Text.',
  });
  const unseen = { title: '密件题目', body: '密件正文。', tags: ['密件', '普法'], topics: ['special'] };
  tree.article({ ...unseen, slug: 'draft', status: 'draft', lang: 'en', translationOf: 'watched' });
  tree.article({ ...unseen, slug: 'scheduled', date: '2199-01-01' });
  tree.article({ ...unseen, slug: 'expired', expires: '2024-06-01' });
  tree.article({
    ...unseen,
    slug: 'gone',
    status: 'withdrawn',
    withdrawn: { date: '2024-06-01', reason: '有误', successor: 'watched' },
  });
  tree.write('topics/secret.mdx', '---\ntitle: 密件专题\nstatus: draft\narticles: [watched]\n---\n');
  return { WATCH: '0', SITE_URL: origin };
});

const list = (portal: Portal, query = ''): Promise<Listed> =>
  portal.json<Listed>(`/api/articles${query && `?${query}`}`);
const slugsIn = ({ articles }: Listed): string[] => articles.map(({ slug }) => slug);

shared('the description is valid OpenAPI 3.1, and every kind of answer is as it says', async ({ portal }) => {
  const answer = await portal.get('/openapi.json');
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  const { valid, errors } = await new Validator().validate(JSON.parse(answer.text));
  expect([valid, errors]).toEqual([true, undefined]);
  const schema = await ApiSchema.of(portal);
  expect(schema.description.servers).toEqual([{ url: origin }]);
  for (const [path, target, status] of [
    ['/api/articles', '/api/articles', 200],
    ['/api/articles', '/api/articles?limit=2', 200],
    ['/api/articles', '/api/articles?tag=nothing', 200],
    ['/api/articles', '/api/articles?limit=0', 400],
    ['/api/articles/{slug}', '/api/articles/full', 200],
    ['/api/articles/{slug}', '/api/articles/watched', 200],
    ['/api/articles/{slug}', '/api/articles/watched-en', 200],
    ['/api/articles/{slug}', '/api/articles/old', 200],
    ['/api/articles/{slug}', '/api/articles/nothing', 404],
    ['/api/articles/{slug}', '/api/articles/draft', 404],
    ['/api/articles/{slug}', '/api/articles/scheduled', 404],
    ['/api/articles/{slug}', '/api/articles/expired', 410],
    ['/api/articles/{slug}', '/api/articles/gone', 410],
    ['/{section}/{slug}.md', '/news/full.md', 200],
    ['/{section}/{slug}.md', '/news/nothing.md', 404],
    ['/{section}/{slug}.md', '/news/gone.md', 410],
    ['/api/search', `/api/search?q=${encodeURIComponent('手记')}`, 200],
    ['/api/search', '/api/search?q=qzxqzx', 200],
    ['/api/search', '/api/search?page=0', 400],
    ['/api/suggest', `/api/suggest?q=${encodeURIComponent('监')}`, 200],
    ['/api/suggest', '/api/suggest?q=', 200],
    ['/api/health', '/api/health', 200],
    ['/api/ready', '/api/ready', 200],
  ] as const) {
    const answer = await portal.get(target);
    expect(answer.status, target).toBe(status);
    schema.expectDescribed(path, answer);
  }
});

shared('too many questions are answered as described, too', async ({ tree, launch }) => {
  const portal = await launch({ tree, env: { RATE_LIMIT: '1', WATCH: '0' } });
  const schema = await ApiSchema.of(portal);
  const combined = '/api/articles?section=news&tag=x';
  for (const [path, target, most] of [
    ['/api/articles', combined, 120],
    ['/api/search', '/api/search?q=x', 60],
    ['/api/suggest', '/api/suggest?q=x', 300],
  ] as const) {
    const answers = await Promise.all(Array.from({ length: most + 1 }, () => portal.get(target)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused, target).toHaveLength(1);
    for (const answer of refused) {
      expect(answer.headers['retry-after']).toMatch(/^\d+$/);
      schema.expectDescribed(path, answer);
    }
  }
  expect((await portal.get('/api/articles?section=news')).status).toBe(200);
});

shared('an article in the list has all that its card has, and where else it stands', async ({ portal }) => {
  const { articles } = await portal.json<{ articles: object[] }>('/api/articles?topic=special&limit=1');
  expect(articles).toEqual([
    {
      id: 'tag:bm00000001.kaiyuan.example,2024-05-06:full-companion',
      url: `${origin}/news/full-companion`,
      slug: 'full-companion',
      title: '同伴',
      section: 'news',
      date: '2024-05-06T09:30:00+08:00',
      authors: [],
      summary: '正文。',
      tags: ['普法'],
      topics: ['special'],
      lang: 'zh-Hans',
      translations: [],
      status: 'published',
      corrections: [],
      links: {
        html: `${origin}/news/full-companion`,
        markdown: `${origin}/news/full-companion.md`,
        api: `${origin}/api/articles/full-companion`,
      },
    },
  ]);
  const full = await portal.json<object>('/api/articles/full');
  expect(full).toMatchObject({
    id: 'tag:bm00000001.kaiyuan.example,2024-05-06:full',
    kicker: '引题',
    subtitle: '副题',
    updated: '2024-05-07T08:00:00+08:00',
    source: { name: '测试报', url: 'https://other.example/' },
    authors: ['张三'],
    editor: '王五',
    cover: {
      url: `${origin}/media/full/photo.png`,
      width: 900,
      height: 600,
      alt: '照片',
      caption: '说明',
      credit: '某摄',
    },
    corrections: [{ date: '2024-05-08T00:00:00+08:00', text: '更正一处。' }],
    aiGenerated: 'assisted',
    topics: ['special'],
  });
  const [feed] = (await portal.json<{ items: { id: string }[] }>('/feed.json')).items.filter(({ id }) =>
    id.endsWith(':full'),
  );
  expect(feed?.id).toBe(Reflect.get(full, 'id'));
});

const tag = encodeURIComponent('普法');

for (const [query, found] of [
  ['', ['full-companion', 'full', 'watched-en', 'watched', 'old']],
  ['section=news', ['full-companion', 'full', 'watched-en', 'watched']],
  ['section=media-watch', ['watched']],
  [`tag=${tag}`, ['full-companion', 'full', 'watched']],
  [`source=${encodeURIComponent('测试报')}`, ['full', 'watched']],
  [`author=${encodeURIComponent('李四')}`, ['watched']],
  ['topic=special', ['full-companion', 'full']],
  ['from=2024-05-06', ['full-companion', 'full']],
  ['to=2024-05-04', ['watched-en', 'watched', 'old']],
  ['from=2024-05-04%2008:30&to=2024-05-05', ['watched-en']],
  ['from=2024-05-04T00:00:00Z&to=2024-05-04T00:30:00Z', ['watched']],
  [`section=media-watch&tag=${tag}&author=${encodeURIComponent('张三')}&topic=special`, []],
  [`tag=${tag}&source=${encodeURIComponent('测试报')}&to=2024-05-05`, ['watched']],
  ['section=%20news%20&limit=1&unknown=1&tag=', ['full-companion']],
  ['section=nothing', []],
  ['section=quiet', []],
  ['topic=secret', []],
  ['tag=%27%20OR%20%271%27=%271', []],
  [`tag=${encodeURIComponent('密件')}`, []],
] as const) {
  shared(`the list with “${decodeURIComponent(query)}”`, async ({ portal }) => {
    expect(slugsIn(await list(portal, query))).toEqual(found);
  });
}

shared('whatever is no address of the API says so in JSON', async ({ portal }) => {
  for (const [target, status, param] of [
    ['/api/articles?limit=0', 400, 'limit'],
    ['/api/articles?limit=101', 400, 'limit'],
    ['/api/articles?limit=999999999999999999', 400, 'limit'],
    ['/api/articles?limit=1%20OR%201=1', 400, 'limit'],
    ['/api/articles?cursor=x', 400, 'cursor'],
    ['/api/articles?cursor=..%2F..', 400, 'cursor'],
    [`/api/articles?cursor=${'A'.repeat(4000)}`, 400, 'cursor'],
    ['/api/articles?from=2024-13-01', 400, 'from'],
    ['/api/articles?to=tomorrow', 400, 'to'],
    ['/api/articles?tag=%00', 400, 'tag'],
    ['/api/articles?section=a%00b', 400, 'section'],
    ['/api/articles?tag=%zz', 400, undefined],
    ['/api/articles/%00', 400, undefined],
    ['/api/articles/%', 400, undefined],
    ['/api/articles/', 404, undefined],
    ['/api/articles/nothing', 404, undefined],
    ['/api/articles/full/', 404, undefined],
    ['/api/articles/full/more', 404, undefined],
    ['/api/articles/..%2F..%2Fetc', 404, undefined],
    ["/api/articles/full'--", 404, undefined],
  ] as const) {
    const answer = await portal.get(target);
    expect(answer.headers['content-type'], target).toBe('application/json; charset=utf-8');
    const { error } = JSON.parse(answer.text);
    expect([target, answer.status, error.param]).toEqual([target, status, param]);
    expect(error.code, target).toMatch(/^[a-z-]+$/);
    expect(error.message, target).toMatch(/[\u4e00-\u9fff]/);
  }
  for (const target of ['/api/articles', '/api/articles/full', '/news/full.md', '/openapi.json', '/llms.txt'])
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await portal.get(target, { method });
      expect([target, method, status, headers.allow]).toEqual([target, method, 405, 'GET, HEAD']);
    }
  for (const one of ['/api/articles', '/api/articles/full', '/news/full.md', '/openapi.json', '/llms.txt'])
    expect((await portal.get(`/zh-hant${one}`)).status, one).toBe(404);
});

test('reading on while articles come and go: none twice, none missed', async ({ newTree, launch }) => {
  const tree = newTree();
  const date = (n: number): string => `2024-03-01 ${String(8 + Math.floor(n / 4)).padStart(2, '0')}:00`;
  const write = (n: number, more: object = {}): string =>
    tree.article({ slug: `n-${n}`, date: date(n), tags: n % 2 ? ['单'] : [], ...more });
  for (let n = 0; n < 40; n += 1) write(n);
  const portal = await launch({ tree, env: { WATCH: '0' } });
  const withdrawn = { status: 'withdrawn', withdrawn: { date: '2024-05-01', reason: '有误' } };
  const changes: (() => string[])[] = [
    // What was read, what stands at the cursor, and what would come next go.
    () => [write(39, { status: 'draft' }), write(35, { status: 'draft' }), write(33, { status: 'draft' })],
    () => [tree.article({ slug: 'newest', date: '2024-04-01 08:00', tags: ['单'] })],
    () => [tree.article({ slug: 'backdated', date: '2024-03-01 09:30', tags: ['单'] })],
    () => [write(13, { expires: '2024-03-02' })],
    () => [write(7, withdrawn)],
  ];
  const seen: string[] = [];
  let next: string | null = `/api/articles?limit=3&tag=${encodeURIComponent('单')}`;
  while (next !== null) {
    const page: Listed = await portal.json<Listed>(next.replace(portal.url, ''));
    seen.push(...slugsIn(page));
    next = page.next;
    const change = changes.shift();
    if (change) await portal.revalidate(change());
  }
  expect(changes).toEqual([]);
  const order = Array.from({ length: 40 }, (_, n) => n)
    .sort((a, b) => date(b).localeCompare(date(a)) || `n-${b}`.localeCompare(`n-${a}`))
    .map((n) => `n-${n}`)
    .filter((slug) => Number(slug.slice(2)) % 2 === 1);
  expect(seen.filter((slug) => slug !== 'backdated')).toEqual(
    order.filter((slug) => !['n-33', 'n-13', 'n-7'].includes(slug)),
  );
  expect(seen).toContain('backdated');
  expect(new Set(seen).size).toBe(seen.length);
});

shared('the next page stands in the body and in the Link header', async ({ portal }) => {
  const { headers, text } = await portal.get('/api/articles?limit=2&section=news');
  const { next }: Listed = JSON.parse(text);
  expect(next).toMatch(/^https:\/\/news\.example\.cn\/api\/articles\?section=news&limit=2&cursor=[\w-]+$/);
  expect(headers.link).toBe(`<${next}>; rel="next"`);
  const last = await portal.get(new URL(next ?? '').pathname + new URL(next ?? '').search);
  expect(JSON.parse(last.text)).toMatchObject({ articles: [{}, {}], next: null });
  expect(last.headers.link).toBeUndefined();
});

shared('a whole article is static, safe and complete', async ({ portal }) => {
  const article = await portal.json<Whole & { outline: object[] }>('/api/articles/full');
  expect(missing(article.html, ['导语一段', `src="${origin}/media/full/photo.png"`, '<table>'])).toEqual([]);
  expect(article.html).not.toMatch(/<script|<style|<iframe| class=| on\w+=|(?:href|src)="(?!https?:)/);
  expect(article.text).toContain('导语一段');
  expect(present(article.text, ['<p>', '<table>', 'href=', '**'])).toEqual([]);
  const watched = await portal.json<object>('/api/articles/watched');
  expect(watched).toMatchObject({
    outline: [
      { level: 2, text: '小标题', url: `${origin}/media-watch/watched#h-${encodeURIComponent('小标题')}` },
    ],
    translations: [{ slug: 'watched-en', lang: 'en', url: `${origin}/news/watched-en` }],
    links: { section: `${origin}/media-watch` },
  });
  const { links } = await portal.json<Whole>('/api/articles/full');
  expect([links.previous?.slug, links.next?.slug]).toEqual(['watched-en', 'full-companion']);
});

shared('what is gone leaves its notice, and nothing unseen shows anywhere', async ({ portal }) => {
  const gone = JSON.parse((await portal.get('/api/articles/gone')).text);
  expect(gone).toMatchObject({
    error: { code: 'gone' },
    notice: {
      date: '2024-06-01T00:00:00+08:00',
      reason: '有误',
      successor: { title: '监督手记', url: `${origin}/media-watch/watched` },
    },
  });
  expect(JSON.parse((await portal.get('/api/articles/expired')).text).notice).toEqual({
    date: '2024-06-01T00:00:00+08:00',
  });
  const unseen = ['draft', 'scheduled', 'expired', 'gone'];
  const forms = unseen.flatMap((slug) => [
    `/api/articles/${slug}`,
    `/news/${slug}.md`,
    `/culture/${slug}.md`,
  ]);
  const around = ['watched', 'watched-en', 'full', 'full-companion'].flatMap((slug) => [
    `/api/articles/${slug}`,
    `${slug === 'watched' ? '/media-watch' : '/news'}/${slug}.md`,
  ]);
  for (const target of ['/api/articles?limit=100', '/openapi.json', '/llms.txt', ...forms, ...around]) {
    const { status, text } = await portal.get(target);
    expect(present(text, ['密件']), target).toEqual([]);
    if (forms.includes(target))
      expect([target, status]).toEqual([target, /draft|scheduled/.test(target) ? 404 : 410]);
    // What refers to it names no address of it either.
    else expect(text, target).not.toMatch(/news\/(?:draft|scheduled|expired|gone)\b|"(?:draft|secret)"/);
  }
});

shared('answers are cheap to ask for again', async ({ portal }) => {
  for (const target of [
    '/api/articles',
    '/api/articles/full',
    '/news/full.md',
    '/openapi.json',
    '/llms.txt',
  ]) {
    const first = await portal.get(target);
    const { etag = '', 'last-modified': modified, 'cache-control': cache } = first.headers;
    expect(etag, target).toMatch(/^"[\w-]+"$/);
    expect(cache, target).toBe('public, max-age=0, s-maxage=1, stale-while-revalidate=5, stale-if-error=300');
    const again = await portal.get(target, { headers: { 'if-none-match': etag } });
    expect([target, again.status, again.text, again.headers['cache-status']]).toEqual([
      target,
      304,
      '',
      'kaiyuan; hit',
    ]);
    if (/articles|\.md/.test(target)) {
      expect(Date.parse(modified ?? ''), target).toBe(Date.parse('2024-05-08T00:00:00+08:00'));
      const since = await portal.get(target, { headers: { 'if-modified-since': modified ?? '' } });
      expect(since.status, target).toBe(304);
    }
    const head = await portal.get(target, { method: 'HEAD' });
    expect([target, head.status, head.text, head.headers.etag, head.headers['content-length']]).toEqual([
      target,
      200,
      '',
      etag,
      String(first.bytes.length),
    ]);
    for (const [coding, open] of [
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
    ] as const) {
      const packed = await portal.get(target, { headers: { 'accept-encoding': coding } });
      expect(packed.headers['content-encoding'], target).toBe(coding);
      expect(open(packed.bytes).toString('utf8'), target).toBe(first.text);
    }
  }
});

shared('programs on other sites may read what is public, and nothing else', async ({ portal }) => {
  const open = [
    ...['/api/articles', '/api/articles/full', '/api/articles/nothing', '/api/articles/gone'],
    ...[
      '/api/articles?limit=x',
      '/news/full.md',
      '/api/search?q=x',
      '/api/search?page=x',
      '/api/suggest?q=x',
    ],
    ...['/openapi.json', '/llms.txt'],
  ];
  const kept = [
    '/',
    '/news/full',
    '/api/health',
    '/api/preview?token=x',
    '/metrics',
    '/reading.css',
    '/api/nothing',
  ];
  const headers = { origin: 'https://other.example', cookie: 'a=b' };
  for (const target of open) {
    const answer = await portal.get(target, { headers });
    expect(answer.headers['access-control-allow-origin'], target).toBe('*');
    expect(answer.headers['access-control-allow-credentials'], target).toBeUndefined();
    expect(answer.headers['set-cookie'], target).toBeUndefined();
  }
  for (const target of kept) {
    const answer = await portal.get(target, { headers });
    expect(answer.headers['access-control-allow-origin'], target).toBeUndefined();
  }
  for (const target of ['/api/revalidate', '/api/reading', '/api/preview/exit']) {
    const answer = await portal.post(target, '', headers);
    expect(answer.headers['access-control-allow-origin'], target).toBeUndefined();
  }
});

shared('an article as Markdown: found from its page, canonical there', async ({ portal, page }) => {
  await page.goto('/news/full');
  const link = page.locator('head link[rel="alternate"][type="text/markdown"]');
  await expect(link).toHaveAttribute('href', `${origin}/news/full.md`);
  const { status, headers, text } = await portal.get('/news/full.md');
  expect([status, headers['content-type'], headers.link]).toEqual([
    200,
    'text/markdown; charset=utf-8',
    `<${origin}/news/full>; rel="canonical"`,
  ]);
  const [, front = '', body = ''] = /^---\n(.*?)\n---\n\n(.*)$/s.exec(text) ?? [];
  expect(parse(front)).toMatchObject({
    title: '什么都有的一篇',
    url: `${origin}/news/full`,
    section: 'news',
  });
  expect(missing(body, ['# 什么都有的一篇', '导语一段。', '| 项目 | 数量 |', '- [x] 已办'])).toEqual([]);
  const moved = await portal.get('/culture/full.md');
  expect([moved.status, moved.headers.location]).toEqual([308, '/news/full.md']);
  const slash = await portal.get('/news/full.md/');
  expect([slash.status, slash.headers.location]).toEqual([308, '/news/full.md']);
  for (const target of ['/news.md', '/news/.md', '/news/full.md.md', '/news/full.MD', '/about.md'])
    expect((await portal.get(target)).status, target).toBe(404);
});

test('whatever is saved is there with the next request', async ({ newTree, launch }) => {
  const tree = newTree();
  tree.article({ slug: 'one', title: '第一稿', date: '2024-05-06', section: 'news' });
  tree.article({ slug: 'two', title: '另一篇', date: '2024-05-05', section: 'news' });
  const portal = await launch({ tree, env: { WATCH: '0' } });
  const forms = ['/api/articles', '/api/articles?section=news', '/api/articles/one', '/news/one.md'];
  const visit = async (): Promise<void> => {
    for (const target of [...forms, '/api/articles/two', '/llms.txt']) await portal.get(target);
  };
  const expectAll = async (text: string): Promise<void> => {
    for (const target of forms) expect((await portal.get(target)).text, target).toContain(text);
  };
  await visit();
  const before = await portal.get('/api/articles');
  const file = tree.article({ slug: 'one', title: '第二稿', date: '2024-05-06', section: 'news' });
  await portal.revalidate([file]);
  await expectAll('第二稿');
  expect((await portal.json<Whole>('/api/articles/two')).links.next).toMatchObject({ title: '第二稿' });
  const since = before.headers['last-modified'] ?? '';
  expect((await portal.get('/api/articles', { headers: { 'if-modified-since': since } })).status).toBe(200);

  await visit();
  await portal.revalidate([
    tree.article({ slug: 'one', title: '第三稿', date: '2024-05-06', section: 'culture' }),
  ]);
  expect(slugsIn(await list(portal, 'section=news'))).toEqual(['two']);
  expect((await portal.get('/news/one.md')).headers.location).toBe('/culture/one.md');
  expect((await portal.get('/culture/one.md')).text).toContain('第三稿');
  expect((await portal.get('/llms.txt')).text).toContain('/culture)');

  await visit();
  tree.remove('articles/2024/one.mdx');
  await portal.revalidate();
  expect(slugsIn(await list(portal))).toEqual(['two']);
  expect([
    (await portal.get('/api/articles/one')).status,
    (await portal.get('/culture/one.md')).status,
  ]).toEqual([404, 404]);
  expect((await portal.get('/llms.txt')).text).not.toContain('/culture)');

  tree.site({ name: '改了名的站', description: '新的说明。', features: { traditional: false } });
  await portal.revalidate();
  const { text } = await portal.get('/llms.txt');
  expect(missing(text, ['# 改了名的站', '> 新的说明。'])).toEqual([]);
  expect(text).not.toContain('zh-hant');
  expect((await portal.get('/openapi.json')).text).toContain('改了名的站');
});

test('what cannot be made is an error in JSON, and the rest goes on', async ({ newTree, launch }) => {
  const tree = newTree();
  tree.article({ slug: 'damaged', date: '2001-02-03' });
  for (let n = 1; n <= 31; n += 1) tree.article({ slug: `newer-${n}` });
  const portal = await launch({ tree, env: { WATCH: '0' } });
  const index = new Database(path.join(portal.dataDir, 'index.sqlite'));
  index.exec("UPDATE feed_body SET tree = '{' WHERE id = (SELECT id FROM article WHERE slug = 'damaged')");
  index.close();
  const answer = await portal.get('/api/articles/damaged');
  expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([500, 'failed']);
  expect((await portal.get('/news/damaged')).status).toBe(200);
  expect(slugsIn(await list(portal, 'to=2001-02-03'))).toEqual(['damaged']);
});

test('an article comes and goes by the clock', async ({ newTree, launch }) => {
  const tree = newTree();
  const portal = await launch({ tree, env: { WATCH: '0' } });
  portal.clock.set('2031-05-06T09:00:00+08:00');
  tree.article({ slug: 'timed', title: '定时稿', date: '2031-05-06 09:30', expires: '2031-05-06 10:00' });
  await portal.revalidate();
  const states = async (): Promise<unknown[]> => [
    slugsIn(await list(portal)),
    (await portal.get('/api/articles/timed')).status,
    (await portal.get('/news/timed.md')).status,
  ];
  expect(await states()).toEqual([[], 404, 404]);
  portal.clock.set('2031-05-06T09:30:00.010+08:00');
  expect(await states()).toEqual([['timed'], 200, 200]);
  portal.clock.set('2031-05-06T10:00:00.010+08:00');
  expect(await states()).toEqual([[], 410, 410]);
});

shared('robots may read articles as data, and search engines list pages only', async ({ portal }) => {
  const { text } = await portal.get('/robots.txt');
  expect(missing(text, ['Allow: /api/articles\n', 'Disallow: /api/\n'])).toEqual([]);
  for (const target of ['/api/articles', '/api/articles/full', '/api/articles/nothing'])
    expect((await portal.get(target)).headers['x-robots-tag'], target).toBe('noindex');
  expect((await portal.get('/news/full.md')).headers['x-robots-tag']).toBeUndefined();
});

shared('/llms.txt names what is there, in the form of llmstxt.org', async ({ portal }) => {
  const { status, headers, text } = await portal.get('/llms.txt');
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  const blocks = text.trim().split('\n\n');
  expect(blocks.slice(0, 2)).toEqual(['# 测试新闻网', '> 端到端测试用的站点。']);
  expect(
    missing(text, [
      `- [新闻中心](${origin}/news): 要闻与动态。`,
      `- [媒体播报](${origin}/media-watch)`,
      `- [专题](${origin}/topics/special)`,
      `(${origin}/api/articles)`,
      `(${origin}/openapi.json)`,
      `(${origin}/feed.json)`,
      `(${origin}/zh-hant)`,
      `(${origin}/sitemap.xml)`,
      `\`${origin}/{section}/{slug}.md\``,
      '\n## Optional\n',
    ]),
  ).toEqual([]);
  expect(present(text, ['空栏目', '密件'])).toEqual([]);
  const links = [...text.matchAll(/\]\((\S+)\)/g)].map(([, link = '']) => link);
  for (const link of links) {
    expect(link.startsWith(`${origin}/`), link).toBe(true);
    expect((await portal.get(link.slice(origin.length))).status, link).toBe(200);
  }
});
