import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { type Colleague, newColleague, takeSeat } from './support/desk';
import type { Answer, Portal } from './support/portal';
import { testWithPortal } from './support/test';
import { mainOf, missing, present } from './support/text';
import { png } from './support/tree';

const day = 24 * 3_600_000;

/** A day of the site, from today. */
function dayFromNow(days: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * day).toISOString().slice(0, 10);
}

const tomorrow = `${dayFromNow(1)}T08:00`;
const later = `${dayFromNow(5)}T08:00`;

const test = testWithPortal((tree) => {
  tree.article({ slug: 'now', title: '今天的头条', tags: ['共用'], pinned: true });
  tree.article({
    slug: 'lead',
    title: '明早的头条',
    date: `${dayFromNow(1)} 08:00`,
    folder: true,
    tags: ['共用', '新签'],
    topics: ['topic'],
    cover: { src: '封面.png', alt: '图' },
    body: '定时稿的正文。\n\n![图](封面.png)\n\n[别的网站](https://elsewhere.example/a?b=1&c=2)',
  });
  tree.write('articles/2024/lead/封面.png', png(1200, 800));
  tree.article({ slug: 'latest', title: '五天后的稿', date: `${dayFromNow(5)} 07:00`, section: 'culture' });
  tree.article({
    slug: 'ending',
    title: '今晚到期的稿',
    expires: `${dayFromNow(1)} 00:00`,
    section: 'notices',
  });
  tree.article({
    slug: 'draft',
    title: '草稿的题目',
    status: 'draft',
    date: '2024-05-06',
    section: 'culture',
  });
  tree.article({ slug: 'english', title: 'An English story', lang: 'en', date: `${dayFromNow(1)} 08:00` });
  tree.write('topics/topic.mdx', '---\ntitle: 专题甲\n---\n\n导语。\n');
  tree.write('front.yaml', {
    lead: 'lead',
    blocks: [{ section: 'news' }, { section: 'culture' }, { section: 'notices' }],
  });
  tree.site({ features: { externalNotice: true } });
  return { WATCH: '0' };
});

const people = new Map<string, Promise<Colleague>>();

function colleague(portal: Portal, role: 'author' | 'editor' | 'chief'): Promise<Colleague> {
  const key = `${portal.url} ${role}`;
  const known = people.get(key) ?? newColleague(portal, role);
  people.set(key, known);
  return known;
}

const at = (moment: string, path = ''): string => `/desk/future/${moment}${path}`;

test('the front page of tomorrow has the scheduled lead, the public one has not', async ({ portal }) => {
  const editor = await colleague(portal, 'editor');
  const { status, text, headers } = await editor.get(at(tomorrow));
  expect(status).toBe(200);
  expect(
    missing(text, [
      '明早的头条',
      '今天的头条',
      tomorrow.replace('T', ' '),
      '未来版面',
      `data-day="${dayFromNow(1)}"`,
    ]),
  ).toEqual([]);
  expect(present(text, ['草稿的题目', '今晚到期的稿', '五天后的稿', '通知公告'])).toEqual([]);
  expect(headers['cache-control']).toBe('private, no-store');
  expect(headers['x-robots-tag']).toBe('noindex');
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
  expect(text.match(/<script\b(?![^>]*ld\+json)/g)).toBeNull();
  const later_ = await editor.get(at(later));
  expect(missing(later_.text, ['明早的头条', '五天后的稿'])).toEqual([]);
  const open = await portal.get('/');
  expect(missing(open.text, ['今天的头条', '今晚到期的稿'])).toEqual([]);
  expect(present(open.text, ['明早的头条', '五天后的稿', 'desk'])).toEqual([]);
});

test('pages have the status, language and lists of that moment', async ({ portal }) => {
  const editor = await colleague(portal, 'editor');
  const cases: [path: string, status: number, held: string[]][] = [
    ['/news', 200, ['明早的头条']],
    ['/news/lead', 200, ['定时稿的正文']],
    [`/tags/${encodeURIComponent('新签')}`, 200, ['明早的头条']],
    [`/tags/${encodeURIComponent('共用')}`, 200, ['明早的头条', '今天的头条']],
    ['/topics/topic', 200, ['专题甲', '明早的头条']],
    [`/archive/${dayFromNow(1).replaceAll('-', '/')}`, 200, ['明早的头条']],
    [`/search?q=${encodeURIComponent('明早')}`, 200, ['/news/lead"']],
    ['/notices/ending', 410, []],
    ['/culture/draft', 404, []],
    ['/culture/latest', 404, []],
    ['/archive/2024/05/05', 404, []],
  ];
  for (const [path, status, held] of cases) {
    const answer = await editor.get(at(tomorrow, path));
    expect(`${path} ${answer.status}`).toBe(`${path} ${status}`);
    expect(missing(mainOf(answer.text), held), path).toEqual([]);
    expect(present(answer.text, ['草稿的题目', '五天后的稿']), path).toEqual([]);
  }
  expect((await editor.get(at(tomorrow, '/news/english'))).text).toContain('<html lang="en"');
  const moved = await editor.get(at(tomorrow, '/culture/lead'));
  expect(`${moved.status} ${moved.headers.location}`).toBe(`307 ${at(tomorrow, '/news/lead')}`);
});

test('links stay at the moment, and those that cannot say so', async ({ portal }) => {
  const editor = await colleague(portal, 'editor');
  const { text } = await editor.get(at(tomorrow, '/news/lead'));
  const links = [...text.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/g)].map(
    ([, href = '', inside = '']) => {
      return { href: href.replaceAll('&amp;', '&'), inside };
    },
  );
  const own = links.filter(({ href }) => href.startsWith('/'));
  expect(own.length).toBeGreaterThan(15);
  for (const { href, inside } of own) {
    const stays = href === at(tomorrow) || href.startsWith(at(tomorrow, '/'));
    const isDesk = href === '/desk' || href === '/desk/future';
    expect(stays || isDesk || inside.includes('（现在）'), `${href} ${inside}`).toBe(true);
  }
  expect(links.map(({ href }) => href)).toContain('https://elsewhere.example/a?b=1&c=2');
  expect(text).toContain(`action="${at(tomorrow, '/search')}"`);
  for (const { href } of own.filter((link) => link.href.startsWith(at(tomorrow)))) {
    expect(`${href} ${(await editor.get(href)).status}`).toBe(`${href} 200`);
  }
});

test('what cannot be looked at leads to where a moment is chosen', async ({ portal }) => {
  const editor = await colleague(portal, 'editor');
  for (const [path, location] of [
    ['/desk/future/2020-01-01T08:00', '/desk/future?at=2020-01-01T08%3A00'],
    ['/desk/future/tomorrow/news', '/desk/future?at=tomorrow'],
    [at(tomorrow, '/rss.xml'), at(tomorrow)],
    [at(tomorrow, '/api/articles'), at(tomorrow)],
    [`/desk/future?at=${tomorrow}`, at(tomorrow)],
  ] as const) {
    const { status, headers } = await editor.get(path);
    expect(`${path} ${status} ${headers.location}`).toBe(`${path} 307 ${location}`);
  }
  expect((await editor.get('/desk/future?at=2020-01-01T08:00')).text).toContain('这个时刻已经过去');
  expect((await editor.get('/desk/future')).text).toContain(`href="${at(tomorrow)}"`);
});

test('only editors look ahead', async ({ portal }) => {
  const author = await colleague(portal, 'author');
  for (const path of ['', '/news/lead', '/nothing', '/rss.xml']) {
    const { status, headers, text } = await author.get(at(tomorrow, path));
    expect(`${path} ${status} ${headers.location}`).toBe(`${path} 307 /desk/future`);
    expect(present(text, ['明早'])).toEqual([]);
  }
  const chooser = await author.get('/desk/future');
  expect(chooser.status).toBe(403);
  expect(present(chooser.text, ['明早的头条'])).toEqual([]);
  expect((await author.get(`/desk/api/media/articles/lead/${encodeURIComponent('封面.png')}`)).status).toBe(
    404,
  );
  expect((await (await colleague(portal, 'chief')).get(at(tomorrow))).status).toBe(200);
  for (const path of ['/desk/future', at(tomorrow), at(tomorrow, '/news/lead')]) {
    const { status, headers, text } = await portal.get(path);
    expect(`${path} ${status}`).toBe(`${path} 303`);
    expect(headers.location).toMatch(/^\/desk\/sign-in/);
    expect(present(text, ['明早'])).toEqual([]);
  }
});

const publicPaths = [
  '/',
  '/news',
  '/culture',
  '/notices',
  '/news/now',
  '/news/lead',
  '/notices/ending',
  '/topics',
  '/topics/topic',
  '/tags',
  `/tags/${encodeURIComponent('共用')}`,
  `/tags/${encodeURIComponent('新签')}`,
  '/archive',
  '/site-map',
  '/rss.xml',
  '/sitemap-1.xml',
  '/api/articles',
  `/api/search?q=${encodeURIComponent('明早')}`,
  `/api/suggest?q=${encodeURIComponent('明早')}`,
  '/zh-hant',
];

const futurePaths = [
  '',
  '/news',
  '/culture',
  '/news/lead',
  '/culture/latest',
  '/topics/topic',
  '/tags',
  `/tags/${encodeURIComponent('新签')}`,
  '/archive',
  '/site-map',
  `/search?q=${encodeURIComponent('明早')}`,
];

/** What a reader gets, without what counts time. */
function whole({ status, text, headers }: Answer): unknown {
  const { date, age, 'cache-status': cached, 'content-length': length, ...rest } = headers;
  return { status, rest, text: text.replace(/"took_ms":[\d.]+/, '') };
}

async function readPublic(portal: Portal): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const path of publicPaths) answers.set(path, await portal.get(path));
  return answers;
}

async function documentsKept(portal: Portal): Promise<string | undefined> {
  return /^kaiyuan_cache_documents (\d+)/m.exec((await portal.get('/metrics')).text)?.[1];
}

test('looking ahead leaves every public page as it was, and is kept nowhere', async ({ portal }) => {
  const editor = await colleague(portal, 'editor');
  await readPublic(portal);
  const before = await readPublic(portal);
  const kept = await documentsKept(portal);
  expect(Number(kept)).toBeGreaterThan(5);
  for (const moment of [tomorrow, later]) {
    for (const path of futurePaths) await editor.get(at(moment, path));
  }
  expect(await documentsKept(portal)).toBe(kept);
  for (const [path, answer] of await readPublic(portal)) {
    const was = before.get(path);
    expect(whole(answer), path).toEqual(was && whole(was));
    // Not even rendered again.
    expect(answer.headers['cache-status'], path).toBe(was?.headers['cache-status']);
  }
});

test('requests of readers and looks at several moments do not mix, however they come', async ({ portal }) => {
  const editor = await colleague(portal, 'editor');
  const before = await readPublic(portal);
  const ask = async (turn: number): Promise<string[]> => {
    const path = futurePaths[turn % futurePaths.length] ?? '';
    const [near, far, open] = await Promise.all([
      editor.get(at(tomorrow, '')),
      editor.get(at(later, path)),
      portal.get(publicPaths[turn % publicPaths.length] ?? '/'),
    ]);
    const was = before.get(publicPaths[turn % publicPaths.length] ?? '/');
    return [
      ...(near.text.includes('明早的头条') && !near.text.includes('五天后的稿') ? [] : ['tomorrow']),
      ...(far.status < 500 && far.text.includes(`这是 ${later.replace('T', ' ')}`) ? [] : [`later ${path}`]),
      ...(JSON.stringify(whole(open)) === JSON.stringify(was && whole(was)) ? [] : [`public ${turn}`]),
    ];
  };
  const wrong = await Promise.all(Array.from({ length: 24 }, (_, turn) => ask(turn)));
  expect(wrong.flat()).toEqual([]);
});

test('a change is in a look ahead on the next request', async ({ portal, tree }) => {
  const editor = await colleague(portal, 'editor');
  expect((await editor.get(at(tomorrow))).text).not.toContain('刚刚排定的稿');
  const file = tree.article({ slug: 'fresh', title: '刚刚排定的稿', date: `${dayFromNow(1)} 07:30` });
  await portal.revalidate([file]);
  expect((await editor.get(at(tomorrow))).text).toContain('刚刚排定的稿');
  tree.site({ name: '改了名的网站', features: { externalNotice: true } });
  await portal.revalidate(['site.yaml']);
  expect((await editor.get(at(tomorrow))).text).toContain('改了名的网站');
  tree.site({ features: { externalNotice: true } });
  tree.remove(file);
  await portal.revalidate();
  expect((await editor.get(at(tomorrow))).text).not.toContain('刚刚排定的稿');
});

test('in a browser: choose a moment, read on, come back', async ({ portal, page, context }) => {
  await takeSeat(context, portal, await colleague(portal, 'editor'));
  await page.goto(`${portal.url}/desk/future`);
  await page.getByLabel('时刻', { exact: true }).fill(tomorrow);
  await page.getByRole('button', { name: '查看' }).click();
  await expect(page).toHaveURL(portal.url + at(tomorrow));
  const lead = page.locator('.front-lead');
  await expect(lead.getByRole('link', { name: '明早的头条' })).toBeVisible();
  await expect
    .poll(() =>
      lead.locator('img').evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth),
    )
    .toBe(1200);
  await lead.getByRole('link', { name: '明早的头条' }).click();
  await expect(page).toHaveURL(portal.url + at(tomorrow, '/news/lead'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('明早的头条');
  await page.getByRole('searchbox').fill('今天');
  await page.getByRole('button', { name: '搜索' }).click();
  await expect(page).toHaveURL(new RegExp(`${at(tomorrow, '/search')}\\?q=`));
  await page.getByRole('button', { name: '换一个时刻' }).click();
  await expect(page).toHaveURL(`${portal.url}/desk/future`);
  await page.getByRole('link', { name: later.slice(0, 10) }).click();
  await expect(page.locator('.preview')).toContainText(later.slice(0, 10));
});

test('nothing that axe objects to', async ({ portal, page, context }) => {
  await takeSeat(context, portal, await colleague(portal, 'editor'));
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of ['/desk/future?at=2020-01-01T08:00', at(tomorrow), at(tomorrow, '/news/lead')]) {
      await page.goto(portal.url + path);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.target}`)).toEqual([]);
    }
  }
});
