import path from 'node:path';
import { expect } from '@playwright/test';
import Database from 'libsql';
import { writeFullArticle } from './support/full-body';
import { type Answer, type Portal, type RequestOptions, revalidateSecret } from './support/portal';
import { previewLink } from './support/preview';
import { test, testWithPortal } from './support/test';
import { missing } from './support/text';
import { svg, type Tree } from './support/tree';
import { watchViolations } from './support/violations';

/** The headers of every kind of answer, exactly; and that a browser finds nothing on any page to refuse. */

const activeSvg = svg('图').replace(
  '<rect',
  '<script>document.documentElement.setAttribute("data-ran","")</script><rect onload="document.documentElement.setAttribute(\'data-ran\',\'\')"',
);

function fill(tree: Tree): void {
  tree.article({ slug: 'first', title: '第一篇', source: '测试报', author: ['张三'], tags: ['普法'] });
  writeFullArticle(tree);
  for (let n = 1; n <= 21; n += 1) tree.article({ slug: `notice-${n}`, section: 'notices' });
  tree.article({ slug: 'watched', section: 'media-watch' });
  tree.article({
    slug: 'gone',
    status: 'withdrawn',
    withdrawn: { date: '2024-06-01', reason: '有误', successor: 'first' },
  });
  tree.article({ slug: 'draft', title: '草稿', status: 'draft', folder: true, body: '![图](own.svg)' });
  tree.write('articles/2024/draft/own.svg', svg('草稿的图'));
  tree.article({ slug: 'pictured', folder: true, body: '![图](own.svg)' });
  tree.write('articles/2024/pictured/own.svg', svg('图'));
  tree.write('media/active.svg', activeSvg);
  tree.write('media/page.html', '<title>静</title><script>document.title = "动"</script>');
  tree.write('pages/about.mdx', '---\ntitle: 关于\nstatus: published\n---\n\n文。\n');
  tree.write('redirects.yaml', { '/old': '/news/first', '/away': 'https://other.example/', '/dead': '410' });
}

const shared = testWithPortal((tree) => {
  fill(tree);
  return { WATCH: '0' };
});

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: data:",
  "media-src 'self' https:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
];

const plain = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'strict-origin-when-cross-origin' };
const ownUse = { ...plain, 'cross-origin-resource-policy': 'same-site' };
const page = {
  ...ownUse,
  'content-security-policy': policy.join('; '),
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
};
const previewed = { ...page, 'x-robots-tag': 'noindex' };
const inert = {
  ...plain,
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
};
/** Data that programs on other sites may read; none of it is for search engines to list. */
const openData = { ...plain, 'cross-origin-resource-policy': 'cross-origin' };
const openAnswer = { ...openData, 'x-robots-tag': 'noindex' };
const openDocument = { ...page, ...openData };
/** Icons: other sites may show them. */
const fixed = { ...plain, 'cross-origin-resource-policy': 'cross-origin' };
const bare = {
  ...ownUse,
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; style-src 'sha256-bNu7tBc96dsSQjaTBiM6aqbeyoVjXwoYyUBmI0H3HXE='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-robots-tag': 'noindex',
};

const securityNames = new Set([...Object.keys(previewed), 'strict-transport-security']);

/** Whatever else may stand in an answer. What is not named here comes from the inside and stays there. */
const otherNames = new Set([
  ...['date', 'connection', 'keep-alive', 'content-type', 'content-length', 'transfer-encoding'],
  ...['accept-ranges', 'cache-control', 'cache-status', 'vary', 'etag', 'last-modified', 'location'],
  ...['allow', 'retry-after', 'set-cookie', 'speculation-rules', 'content-range', 'link'],
  ...['access-control-allow-origin', 'access-control-expose-headers'],
]);

const caching = {
  page: 'public, max-age=0, s-maxage=1, stale-while-revalidate=5, stale-if-error=300',
  notice: 'public, max-age=0, must-revalidate',
  none: 'no-store',
  personal: 'private, no-store',
  forever: 'public, max-age=31536000, immutable',
  media: 'public, max-age=3600, stale-while-revalidate=86400',
  brief: 'public, max-age=60, must-revalidate',
  fixed: 'public, max-age=0',
};

interface Case {
  target: string;
  status?: number;
  security: Record<string, string>;
  cache: string | undefined;
  vary?: string | undefined;
  options?: RequestOptions;
}

const tag = encodeURIComponent('普法');
const archive = ['/archive', '/archive/2024', '/archive/2024/05', '/archive/2024/05/06'];
const names = [`/sources/${encodeURIComponent('测试报')}`, `/authors/${encodeURIComponent('张三')}`];

/** Every kind of page that a reader may see. */
const readerPages = [
  ...['/', '/news', '/media-watch', '/quiet', '/notices/page/2', '/news/first', '/news/full'],
  ...['/topics', '/topics/special', '/tags', `/tags/${tag}`, '/sources', '/authors', ...names, ...archive],
  ...['/feeds', '/site-map', '/corrections', '/about'],
];
const searchPages = ['/search', `/search?q=${encodeURIComponent('第一')}`, '/search?page=x'];
const noticePages: [target: string, status: number][] = [
  ['/nothing', 404],
  ['/media/nothing.png', 404],
  ['/api/nothing', 404],
  ['/news/draft', 404],
  ['/news/gone', 410],
  ['/dead', 410],
];
/** Browsers that open them get another type (docs/contract.md). */
const xmlFeeds = ['/rss.xml', '/atom.xml', '/news/rss.xml', `/tags/${tag}/atom.xml`];
const sitemaps = ['/sitemap.xml', '/news-sitemap.xml', '/.well-known/security.txt'];

const cases: Case[] = [
  ...readerPages.map((target) => ({ target, security: page, cache: caching.page })),
  ...xmlFeeds.map((target) => {
    return { target, security: page, cache: caching.page, vary: 'Accept-Encoding, Sec-Fetch-Dest' };
  }),
  ...[
    '/feed.json',
    '/opml.xml',
    '/sitemap-1.xml',
    '/opensearch.xml',
    '/manifest.webmanifest',
    '/robots.txt',
  ].map((target) => {
    return { target, security: page, cache: caching.page };
  }),
  // Too short to be compressed.
  ...sitemaps.map((target) => ({ target, security: page, cache: caching.page, vary: undefined })),
  ...searchPages.map((target) => ({ target, security: page, cache: caching.notice })),
  ...noticePages.map(([target, status]) => ({ target, status, security: page, cache: caching.notice })),
  ...['/news/', '/old', '/away', '/culture/first', '/news/page/1'].map((target) => {
    return { target, status: 308, security: plain, cache: caching.notice, vary: undefined };
  }),
  { target: '/%', status: 400, security: plain, cache: caching.none, vary: undefined },
  {
    target: '/',
    options: { method: 'DELETE' },
    status: 405,
    security: plain,
    cache: caching.none,
    vary: undefined,
  },
  { target: '/media/active.svg', security: inert, cache: caching.media },
  { target: '/media/page.html', security: inert, cache: caching.media },
  { target: '/media/full/photo.png', security: inert, cache: caching.media, vary: undefined },
  { target: '/media/full/table.csv', security: inert, cache: caching.media },
  { target: '/media/articles/pictured/own.svg', security: inert, cache: caching.brief },
  { target: '/reading.css', security: ownUse, cache: caching.personal, vary: 'Cookie' },
  { target: '/api/search?q=x', security: openAnswer, cache: caching.none },
  { target: '/api/search?page=x', status: 400, security: openAnswer, cache: caching.none },
  { target: '/api/suggest?q=x', security: openAnswer, cache: caching.none },
  ...['/api/articles', '/api/articles/full'].map((target) => {
    return { target, security: { ...openDocument, ...openAnswer }, cache: caching.page };
  }),
  ...['/news/full.md', '/openapi.json', '/llms.txt'].map((target) => {
    return { target, security: openDocument, cache: caching.page };
  }),
  ...(
    [
      ['/api/articles?limit=x', 400],
      ['/api/articles/draft', 404],
      ['/api/articles/gone', 410],
    ] as const
  ).map(([target, status]) => {
    const security = { ...openDocument, ...openAnswer };
    return { target, status, security, cache: caching.notice, vary: undefined };
  }),
  { target: '/api/health', security: ownUse, cache: caching.none },
  { target: '/api/ready', security: ownUse, cache: caching.none },
  { target: '/api/preview?token=x', status: 401, security: bare, cache: caching.none },
  {
    target: '/api/revalidate',
    options: { method: 'POST' },
    status: 401,
    security: ownUse,
    cache: caching.none,
  },
  { target: '/metrics', security: plain, cache: caching.none, vary: undefined },
  ...['/favicon.svg', '/favicon.ico'].map((target) => ({ target, security: fixed, cache: caching.fixed })),
  { target: '/icon-192.png', security: fixed, cache: caching.fixed, vary: undefined },
  { target: '/speculation-rules.json', security: ownUse, cache: 'public, max-age=3600' },
];

function securityOf({ headers }: Answer): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => securityNames.has(name)));
}

function unknownNames({ headers }: Answer): string[] {
  return Object.keys(headers).filter((name) => !securityNames.has(name) && !otherNames.has(name));
}

/** What an answer says of itself, in the form of `expected`. */
function told(target: string, answer: Answer): object {
  const { status, headers } = answer;
  const { vary, 'cache-control': cache, 'set-cookie': cookie } = headers;
  return { target, status, security: securityOf(answer), cache, vary, cookie, unknown: unknownNames(answer) };
}

function expected({ target, status = 200, security, cache, ...rest }: Case): object {
  const vary = 'vary' in rest ? rest.vary : 'Accept-Encoding';
  return { target, status, security, cache, vary, cookie: undefined, unknown: [] };
}

async function addressOn(portal: Portal, target: string, pattern: RegExp): Promise<string> {
  const [found] = pattern.exec((await portal.get(target)).text) ?? [];
  if (found === undefined) throw new Error(`${target} has nothing like ${pattern}`);
  return found.replaceAll('&amp;', '&');
}

shared('every kind of answer has exactly its headers', async ({ portal }) => {
  shared.setTimeout(60_000);
  for (const one of cases) {
    const answer = await portal.get(one.target, one.options);
    expect.soft(told(one.target, answer), one.target).toEqual(expected(one));
  }
});

shared('so have a repeated question, its 304, HEAD and a page from memory', async ({ portal }) => {
  const kept = ['/', '/news/first', '/rss.xml', '/reading.css', '/media/active.svg'];
  for (const target of [...kept, '/api/articles', '/api/articles/full', '/news/full.md']) {
    const first = await portal.get(target);
    const { etag = '' } = first.headers;
    expect(etag, target).not.toBe('');
    const again = await portal.get(target, { headers: { 'if-none-match': etag } });
    const head = await portal.get(target, { method: 'HEAD' });
    expect([again.status, head.status], target).toEqual([304, 200]);
    for (const answer of [again, head]) {
      expect(securityOf(answer), target).toEqual(securityOf(first));
      expect(answer.headers['cache-control'], target).toBe(first.headers['cache-control']);
      expect(unknownNames(answer), target).toEqual([]);
    }
    for (const answer of [again, head].filter(
      () => !target.startsWith('/media/') && target !== '/reading.css',
    ))
      expect(answer.headers.vary, target).toBe(first.headers.vary);
  }
});

shared('files with their version in the name are kept for ever', async ({ portal }) => {
  const picture = await addressOn(portal, '/news/full', /\/media\/full\/photo\.png\?v=[^" ]*w=[^" ]*/);
  const script = await addressOn(portal, '/', /\/assets\/enhance-[^"]+\.js/);
  const style = await addressOn(portal, '/', /\/_next\/static\/[^"]+\.css/);
  for (const one of [
    { target: picture, security: inert, cache: caching.forever, vary: undefined },
    { target: picture.replace(/&w=.*/, ''), security: inert, cache: caching.forever, vary: undefined },
    { target: script, security: ownUse, cache: caching.forever },
    { target: style, security: ownUse, cache: caching.forever },
  ]) {
    expect.soft(told(one.target, await portal.get(one.target)), one.target).toEqual(expected(one));
  }
});

shared('preview and reading aids: what sets cookies, and what is shown by them', async ({ portal, tree }) => {
  const link = (await previewLink(portal, tree, ['draft'])).slice(portal.url.length);
  const entered = await portal.get(link);
  const { location = '' } = entered.headers;
  expect([entered.status, location, unknownNames(entered)]).toEqual([307, '/news/draft', []]);
  expect(entered.headers['x-content-type-options']).toBe('nosniff');
  expect(entered.headers['cache-control']).toBe(caching.none);
  const cookie = (entered.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
  const options = { headers: { cookie } };
  for (const one of [
    { target: location, security: previewed, cache: caching.personal },
    { target: '/media/articles/draft/own.svg', security: inert, cache: caching.personal },
    { target: '/news/first', security: page, cache: caching.page },
  ]) {
    expect.soft(told(one.target, await portal.get(one.target, options)), one.target).toEqual(expected(one));
  }
  const left = await portal.post('/api/preview/exit', '', { cookie });
  const chosen = await portal.post('/api/reading', 'size=large', {
    'content-type': 'application/x-www-form-urlencoded',
  });
  for (const answer of [left, chosen]) {
    const { status, headers } = answer;
    expect([status, headers['cache-control'], unknownNames(answer)]).toEqual([303, caching.none, []]);
    expect(securityOf(answer)).toEqual(plain);
  }
});

shared('documents hold no script or style of their own', async ({ portal }) => {
  for (const target of [...readerPages, ...searchPages, ...noticePages.map(([one]) => one)]) {
    const { text } = await portal.get(target);
    const tags = [...text.matchAll(/<script(?![^>]*type="application\/ld\+json")[^>]*>/g)].map(
      ([all]) => all,
    );
    for (const one of tags) expect(one, target).toMatch(/ src="\/assets\//);
    expect(text.match(/<style[\s>]|<[^>]+ (?:on[a-z]+|style)="|javascript:/g), target).toBeNull();
  }
});

shared('a browser refuses nothing on any page', async ({ portal, tree, page: tab, context }) => {
  shared.setTimeout(120_000);
  const refused = await watchViolations(context);
  const link = await previewLink(portal, tree, ['draft']);
  const entering = link.replace('127.0.0.1', 'localhost');
  const shown = [...readerPages, ...searchPages, ...noticePages.map(([target]) => target)];
  // Not the sitemaps: the view of bare XML that Chromium has brings a style of its own.
  for (const target of [
    ...shown,
    ...xmlFeeds,
    '/feed.json',
    '/opml.xml',
    '/robots.txt',
    '/favicon.svg',
    '/api/search?q=x',
    '/api/preview?token=x',
  ]) {
    await tab.goto(target).catch((error: unknown) => {
      // What the browser takes as a file to keep is no page to look at.
      if (!String(error).includes('Download is starting')) throw error;
    });
  }
  await tab.goto(entering);
  expect(refused).toEqual([]);
  // The test sees refusals where there are any.
  await tab.goto('/');
  await tab.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "ran"';
    document.head.append(script);
  });
  await expect.poll(() => refused.length).toBeGreaterThan(0);
  expect(await tab.title()).not.toBe('ran');
});

shared('uploaded files run nothing', async ({ page: tab }) => {
  await tab.goto('/media/page.html');
  await expect(tab).toHaveTitle('静');
  await tab.goto('/media/active.svg');
  await expect(tab.locator('svg')).toBeAttached();
  await expect(tab.locator('svg')).not.toHaveAttribute('data-ran');
  // The same file without its policy would run.
  await tab.route('**/media/active.svg', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { 'content-type': 'image/svg+xml' } });
  });
  await tab.goto('/media/active.svg');
  await expect(tab.locator('svg')).toHaveAttribute('data-ran');
});

test('a page that cannot be rendered, with nothing to fall back on', async ({ newTree, launch }) => {
  test.setTimeout(60_000);
  const tree = newTree();
  tree.article({ slug: 'damaged', date: '2001-02-03', tags: ['旧'] });
  for (let n = 1; n <= 31; n += 1) tree.article({ slug: `newer-${n}` });
  const portal = await launch({ tree, env: { WATCH: '0' } });
  const index = new Database(path.join(portal.dataDir, 'index.sqlite'));
  index.exec("UPDATE article SET data = 'null' WHERE slug = 'damaged'");
  index.close();
  const answer = await portal.get('/archive/2001/02/03');
  expect(missing(answer.text, ['<main', '测ICP备00000001号'])).toEqual([]);
  expect(told('trouble', answer)).toEqual(
    expected({ target: 'trouble', status: 500, security: page, cache: caching.notice }),
  );
});

test('HSTS on everything exactly when SITE_URL is https; 429; metrics by secret', async ({
  newTree,
  launch,
}) => {
  test.setTimeout(90_000);
  const tree = newTree();
  fill(tree);
  const secret = 'metrics-secret-of-the-tests-0123456789';
  const env = { SITE_URL: 'https://news.example.cn', METRICS_SECRET: secret, RATE_LIMIT: '1', WATCH: '0' };
  const portal = await launch({ tree, env });
  const style = await addressOn(portal, '/', /\/_next\/static\/[^"]+\.css/);
  const script = await addressOn(portal, '/', /\/assets\/enhance-[^"]+\.js/);
  const hsts = { 'strict-transport-security': 'max-age=31536000' };
  const secured = { ...hsts, 'content-security-policy': [...policy, 'upgrade-insecure-requests'].join('; ') };
  const secure = (security: Record<string, string>): Record<string, string> =>
    security['content-security-policy'] === page['content-security-policy']
      ? { ...security, ...secured }
      : { ...security, ...hsts };
  for (const one of [
    ...cases,
    { target: style, security: ownUse, cache: caching.forever },
    { target: script, security: ownUse, cache: caching.forever },
  ]) {
    const answer = await portal.get(one.target, 'options' in one ? one.options : {});
    expect
      .soft(told(one.target, answer), one.target)
      .toEqual(expected({ ...one, security: secure(one.security) }));
  }
  const many = await Promise.all(Array.from({ length: 70 }, () => portal.get('/api/search?q=x')));
  const refused = many.find(({ status }) => status === 429);
  if (!refused) throw new Error('nothing was refused');
  expect(refused.headers['retry-after']).toMatch(/^\d+$/);
  expect(told('429', refused)).toEqual(
    expected({
      target: '429',
      status: 429,
      security: secure(openData),
      cache: caching.none,
      vary: undefined,
    }),
  );
  const ask = (authorization: string) =>
    portal.get('/metrics', { headers: { 'x-forwarded-for': '203.0.113.1', authorization } });
  expect((await ask(`Bearer ${secret}`)).status).toBe(200);
  const stranger = await ask(`Bearer ${revalidateSecret}`);
  expect(told('/metrics', stranger)).toEqual(
    expected({
      target: '/metrics',
      status: 401,
      security: secure(plain),
      cache: caching.none,
      vary: undefined,
    }),
  );
});
