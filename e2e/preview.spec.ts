import { expect } from '@playwright/test';
import type { Answer, Portal } from './support/portal';
import { previewLink } from './support/preview';
import { testWithPortal } from './support/test';
import { missing, present } from './support/text';
import { svg, type Tree } from './support/tree';

const test = testWithPortal((tree) => {
  tree.article({ slug: 'public', title: '公开的文章' });
  tree.article({
    slug: 'draft-a',
    title: '草稿甲',
    status: 'draft',
    folder: true,
    body: '草稿甲的正文。\n\n![图](beside.svg)',
  });
  tree.write('articles/2024/draft-a/beside.svg', svg('草稿甲的图'));
  tree.article({
    slug: 'draft-b',
    title: '草稿乙',
    status: 'draft',
    folder: true,
    body: '草稿乙的正文。\n\n![图](beside.svg)',
  });
  tree.write('articles/2024/draft-b/beside.svg', svg('草稿乙的图'));
  tree.article({ slug: 'scheduled', title: '定时稿', date: '2199-03-04 05:06' });
  tree.article({ slug: 'expired', title: '到期稿', date: '2020-01-01', expires: '2020-02-01' });
  tree.article({
    slug: 'withdrawn',
    title: '撤回稿',
    status: 'withdrawn',
    withdrawn: { date: '2024-06-01', reason: '有误' },
  });
  tree.write(
    'articles/2024/faulty.mdx',
    '---\ntitle: 有错的稿\nsection: news\ndate: 2024-05-06\ntagz: [一]\n---\n\n有错稿的正文。\n',
  );
  return {};
});

const links = new Map<string, Promise<string>>();

/** The same link for the same article, since a start of the script takes a second. */
function linkTo(portal: Portal, tree: Tree, slug: string): Promise<string> {
  const key = `${portal.url} ${slug}`;
  const link = links.get(key) ?? previewLink(portal, tree, [slug]);
  links.set(key, link);
  return link;
}

/** The path and query of a link that leads to this portal. */
function pathOf(portal: Portal, link: string): string {
  expect(link.startsWith(`${portal.url}/api/preview?token=`), link).toBe(true);
  return link.slice(portal.url.length);
}

function cookiesOf({ headers }: Answer): string[] {
  return headers['set-cookie'] ?? [];
}

interface Session {
  location: string;
  cookie: string;
  set: string[];
}

async function enter(portal: Portal, tree: Tree, slug: string): Promise<Session> {
  const answer = await portal.get(pathOf(portal, await linkTo(portal, tree, slug)));
  expect(answer.status).toBe(307);
  const set = cookiesOf(answer);
  const cookie = set.map((line) => line.split(';')[0]).join('; ');
  return { location: answer.headers.location ?? '', cookie, set };
}

const withCookie = (cookie: string) => ({ headers: { cookie } });

test('the link enters by 307 to a path of this site, with cookies for it alone', async ({ portal, tree }) => {
  const { location, set } = await enter(portal, tree, 'draft-a');
  expect(location).toBe('/news/draft-a');
  expect(set.length).toBeGreaterThan(0);
  for (const line of set) {
    expect(line).toMatch(/; *HttpOnly/i);
    expect(line).toMatch(/; *Path=\//i);
    expect(line).toMatch(/; *SameSite=(?:Lax|Strict|None)/i);
    expect(line).not.toMatch(/; *Domain=/i);
  }
});

test('entering is never kept by a cache', async ({ portal, tree }) => {
  const answer = await portal.get(pathOf(portal, await linkTo(portal, tree, 'draft-a')));
  expect(answer.headers['cache-control']).toContain('no-store');
});

test('the draft is shown with a banner, its status, noindex and no-store', async ({ portal, tree }) => {
  const { location, cookie } = await enter(portal, tree, 'draft-a');
  const { status, text, headers } = await portal.get(location, withCookie(cookie));
  expect(status).toBe(200);
  expect(
    missing(text, [
      '草稿甲',
      '草稿甲的正文',
      '预览',
      '草稿',
      '退出预览',
      'action="/api/preview/exit"',
      '测ICP备00000001号',
    ]),
  ).toEqual([]);
  expect(headers['cache-control']).toMatch(/private|no-store/);
  expect(headers['cache-control']).toContain('no-store');
  expect(
    `${headers['x-robots-tag'] ?? ''} ${/<meta name="robots" content="[^"]*"/.exec(text)?.[0] ?? ''}`,
  ).toContain('noindex');
});

test('the banner tells when a scheduled article is due, and the state of the others', async ({
  portal,
  tree,
}) => {
  const cases: [string, string[]][] = [
    ['scheduled', ['定时稿', '定时发布', '2199-03-04 05:06']],
    ['expired', ['到期稿', '已到期']],
    ['withdrawn', ['撤回稿', '已撤回']],
    ['public', ['公开的文章', '已发布']],
  ];
  for (const [slug, texts] of cases) {
    const { location, cookie } = await enter(portal, tree, slug);
    expect(location).toBe(`/news/${slug}`);
    const { status, text } = await portal.get(location, withCookie(cookie));
    expect(`${slug} ${status}`).toBe(`${slug} 200`);
    expect(missing(text, ['退出预览', ...texts]), slug).toEqual([]);
  }
});

test('the problems of a file are listed with their place', async ({ portal, tree }) => {
  const { location, cookie } = await enter(portal, tree, 'faulty');
  const { status, text } = await portal.get(location, withCookie(cookie));
  expect(status).toBe(200);
  expect(missing(text, ['tagz', 'articles/2024/faulty.mdx', '有错稿的正文'])).toEqual([]);
  expect(text.replace(/<!-- -->/g, '')).toMatch(/第\s*5\s*行/);
});

test('the newest file on disk is shown, on every request', async ({ portal, tree }) => {
  const file = tree.article({ slug: 'edited', title: '第一稿', status: 'draft' });
  await portal.revalidate([file]);
  const { location, cookie } = await enter(portal, tree, 'edited');
  for (const title of ['第二稿', '第三稿', '第四稿']) {
    tree.article({ slug: 'edited', title, status: 'draft' });
    expect(missing((await portal.get(location, withCookie(cookie))).text, [title])).toEqual([]);
  }
  tree.remove(file);
  await portal.revalidate([file]);
  expect((await portal.get(location, withCookie(cookie))).status).toBe(404);
});

test('the token alone decides: browsers drop the framework’s cookie on plain http', async ({
  portal,
  tree,
}) => {
  const { location, set } = await enter(portal, tree, 'draft-a');
  const own = set
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => pair.startsWith('kaiyuan-preview='));
  expect(own.length).toBe(1);
  expect(set.find((line) => line.startsWith('kaiyuan-preview='))).not.toMatch(/; *Secure/i);
  expect(missing((await portal.get(location, withCookie(own.join()))).text, ['草稿甲的正文'])).toEqual([]);
});

test('a token for A never shows B', async ({ portal, tree }) => {
  const { cookie } = await enter(portal, tree, 'draft-a');
  for (const [address, status] of [
    ['/news/draft-b', 404],
    ['/culture/draft-b', 404],
    ['/news/scheduled', 404],
    ['/news/expired', 410],
    ['/news/withdrawn', 410],
    ['/news/draft-b/draft-a', 404],
    ['/zh-hans/preview/draft-b', 404],
    ['/zh-hans/preview/draft-a', 404],
    ['/zh-hans/article/draft-b', 404],
    ['/media/articles/draft-b/beside.svg', 404],
  ] as const) {
    const answer = await portal.get(address, withCookie(cookie));
    expect(`${address} ${answer.status}`).toBe(`${address} ${status}`);
    expect(present(answer.text, ['草稿乙', '定时稿', '到期稿', '撤回稿'])).toEqual([]);
  }
  const normal = await portal.get('/news/public', withCookie(cookie));
  expect(present(normal.text, ['退出预览', '草稿甲'])).toEqual([]);
});

test('with the cookie every other page is the public one', async ({ portal, tree }) => {
  const { cookie } = await enter(portal, tree, 'draft-a');
  for (const address of [
    '/',
    '/news',
    '/rss.xml',
    '/sitemap-1.xml',
    '/search?q=%E8%8D%89%E7%A8%BF',
    '/api/search?q=%E8%8D%89%E7%A8%BF',
    '/api/suggest?q=%E8%8D%89%E7%A8%BF',
  ]) {
    const { status, text } = await portal.get(address, withCookie(cookie));
    expect(`${address} ${status}`).toBe(`${address} 200`);
    expect(present(text, ['草稿甲', '草稿乙']), address).toEqual([]);
  }
});

test('preview leaves nothing behind for others', async ({ portal, tree }) => {
  const { location, cookie } = await enter(portal, tree, 'draft-a');
  expect((await portal.get(location, withCookie(cookie))).status).toBe(200);
  const stranger = await portal.get(location);
  expect(stranger.status).toBe(404);
  expect(present(stranger.text, ['草稿甲'])).toEqual([]);
  const editor = await enter(portal, tree, 'public');
  expect(missing((await portal.get('/news/public', withCookie(editor.cookie))).text, ['退出预览'])).toEqual(
    [],
  );
  expect(present((await portal.get('/news/public')).text, ['退出预览'])).toEqual([]);
});

test('pictures beside a draft only in its preview', async ({ portal, tree }) => {
  const { location, cookie } = await enter(portal, tree, 'draft-a');
  const { text } = await portal.get(location, withCookie(cookie));
  const picture = /<img[^>]* src="([^"]*beside\.svg)"/.exec(text)?.[1] ?? '';
  expect(picture).not.toBe('');
  const seen = await portal.get(picture, withCookie(cookie));
  expect(seen.status).toBe(200);
  expect(seen.headers['cache-control']).toMatch(/private|no-store/);
  expect((await portal.get(picture)).status).toBe(404);
});

test('wrong, foreign, changed and expired tokens are 401 with a plain page and no cookie', async ({
  portal,
  tree,
}) => {
  const good = new URL(await linkTo(portal, tree, 'draft-a')).searchParams.get('token') ?? '';
  const [head = '', payload = '', signature = ''] = good.split('.');
  const other = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'draft-b' }),
  ).toString('base64url');
  const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
  const foreign = new URL(
    await previewLink(portal, tree, ['draft-a'], 'another-secret-of-32-characters-000'),
  ).searchParams.get('token');
  const tokens = [
    '',
    'x',
    'a.b.c',
    foreign,
    `${head}.${other}.${signature}`,
    `${none}.${payload}.`,
    `${head}.${payload}.`,
    `${good}x`,
    good.slice(0, -4),
  ];
  for (const token of tokens) {
    const answer = await portal.get(`/api/preview?token=${token}`);
    expect(`${token} ${answer.status}`).toBe(`${token} 401`);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(cookiesOf(answer)).toEqual([]);
    expect(present(answer.text, ['草稿'])).toEqual([]);
  }
  expect((await portal.get('/api/preview')).status).toBe(401);
});

test('a token and its cookie end together', async ({ portal, tree }) => {
  const link = pathOf(portal, await previewLink(portal, tree, ['draft-a', '--hours', '0.5']));
  const entered = await portal.get(link);
  expect(entered.status).toBe(307);
  const cookie = cookiesOf(entered)
    .map((line) => line.split(';')[0])
    .join('; ');
  try {
    portal.clock.advance(29 * 60_000);
    expect((await portal.get('/news/draft-a', withCookie(cookie))).status).toBe(200);
    portal.clock.advance(2 * 60_000);
    expect((await portal.get(link)).status).toBe(401);
    expect((await portal.get('/news/draft-a', withCookie(cookie))).status).toBe(404);
    expect((await portal.get('/media/articles/draft-a/beside.svg', withCookie(cookie))).status).toBe(404);
  } finally {
    portal.clock.advance(-31 * 60_000);
  }
});

test('no parameter of the link leads elsewhere', async ({ portal, tree }) => {
  const link = pathOf(portal, await linkTo(portal, tree, 'draft-a'));
  const targets = [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/%2f%2fevil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
  ];
  for (const name of ['redirect', 'slug', 'path', 'to', 'next', 'url', 'returnTo']) {
    for (const target of targets) {
      const { status, headers } = await portal.get(`${link}&${name}=${encodeURIComponent(target)}`);
      expect(`${status} ${headers.location}`).toBe('307 /news/draft-a');
    }
  }
  for (const headers of [
    { host: 'evil.example' },
    { 'x-forwarded-host': 'evil.example' },
    { referer: 'https://evil.example/' },
  ] as Record<string, string>[]) {
    expect((await portal.get(link, { headers })).headers.location).toBe('/news/draft-a');
  }
});

test('leaving takes the cookies away and redirects inside the site', async ({ portal, tree }) => {
  const { cookie } = await enter(portal, tree, 'draft-a');
  for (const headers of [{}, { referer: 'https://evil.example/x' }, { host: 'evil.example' }] as Record<
    string,
    string
  >[]) {
    const answer = await portal.post('/api/preview/exit', '', { cookie, ...headers });
    expect([302, 303]).toContain(answer.status);
    expect(answer.headers.location).toMatch(/^\/(?![/\\])/);
    const cleared = cookiesOf(answer);
    expect(cleared.length).toBeGreaterThan(0);
    for (const line of cleared) expect(line).toMatch(/Expires=Thu, 01 Jan 1970|Max-Age=0/i);
  }
  // Without the token no other cookie of the preview shows anything.
  const kept = await enter(portal, tree, 'draft-a');
  for (const half of kept.cookie.split('; ')) {
    if (half.includes('.')) continue;
    expect((await portal.get('/news/draft-a', withCookie(half))).status, half.split('=')[0]).toBe(404);
  }
});

test('preview-link takes slugs, files and fractions of hours, and refuses what it does not know', async ({
  portal,
  tree,
}) => {
  // Ten commands, each a process of its own.
  test.setTimeout(120_000);
  for (const given of [
    'draft-a',
    'articles/2024/draft-a/index.mdx',
    tree.absolute('articles/2024/draft-a/index.mdx'),
    'articles/2024/draft-a',
  ]) {
    const answer = await portal.get(pathOf(portal, await previewLink(portal, tree, [given])));
    expect(`${given} ${answer.status} ${answer.headers.location}`).toBe(`${given} 307 /news/draft-a`);
  }
  for (const args of [
    ['no-such-article'],
    [],
    ['draft-a', '--hours', 'many'],
    ['draft-a', '--hours', '-1'],
    ['draft-a', '--hours', '8761'],
  ]) {
    await expect(previewLink(portal, tree, args)).rejects.toThrow();
  }
  await expect(previewLink(portal, tree, ['draft-a'], '')).rejects.toThrow(/PREVIEW_SECRET/);
});

test('a link works for a file that the index has never seen published', async ({ portal, tree }) => {
  const file = tree.article({ slug: 'just-written', title: '刚写的稿', status: 'draft' });
  await portal.revalidate([file]);
  const { location, cookie } = await enter(portal, tree, 'just-written');
  expect(missing((await portal.get(location, withCookie(cookie))).text, ['刚写的稿'])).toEqual([]);
});

test('in a browser: link, banner, exit button', async ({ portal, tree, page }) => {
  await page.goto(await linkTo(portal, tree, 'draft-a'));
  await expect(page).toHaveURL(`${portal.url}/news/draft-a`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('草稿甲');
  expect(
    await page
      .locator('img[src*="beside.svg"]')
      .evaluate((image) => image instanceof HTMLImageElement && image.complete),
  ).toBe(true);
  await page.getByRole('button', { name: '退出预览' }).click();
  await expect(page).toHaveURL(`${portal.url}/`);
  const response = await page.goto(`${portal.url}/news/draft-a`);
  expect(response?.status()).toBe(404);
});
