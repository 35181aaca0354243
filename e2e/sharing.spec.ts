import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { createPreviewToken } from '@/lib/preview/token';
import { type Colleague, newColleague, takeSeat } from './support/desk';
import { type Answer, type Portal, previewSecret } from './support/portal';
import { previewLink } from './support/preview';
import { test as own, testWithPortal } from './support/test';
import { missing, present } from './support/text';
import { svg, type Tree } from './support/tree';

const hour = 3_600_000;

const test = testWithPortal((tree) => {
  tree.article({ slug: 'public', title: '公开的文章' });
  for (const slug of ['draft', 'other', 'third', 'fourth']) {
    tree.article({
      slug,
      title: `稿件 ${slug}`,
      status: 'draft',
      folder: true,
      body: `正文 ${slug}。\n\n![图](beside.svg)`,
    });
    tree.write(`articles/2024/${slug}/beside.svg`, svg(slug));
  }
  return {};
});

const people = new Map<string, Promise<Colleague>>();

function colleague(portal: Portal, role: 'author' | 'editor'): Promise<Colleague> {
  const key = `${portal.url} ${role}`;
  const known = people.get(key) ?? newColleague(portal, role);
  people.set(key, known);
  return known;
}

interface Link {
  id: string;
  url: string;
  expires: number;
}

function parsed<T>({ text }: Answer): T {
  const value: T = JSON.parse(text);
  return value;
}

async function share(person: Colleague, slug: string, more: object = {}): Promise<Link> {
  const answer = await person.send('POST', '/desk/api/links', { slug, hours: 24, ...more });
  expect(`${answer.status} ${answer.status === 201 ? '' : answer.text}`).toBe('201 ');
  return parsed<Link>(answer);
}

interface Listed extends Link {
  slug: string;
  title?: string;
  by: { id: string; name: string };
  note: string;
  made: number;
  uses: number;
  used?: number;
}

async function listed(person: Colleague, slug?: string): Promise<Listed[]> {
  const answer = await person.get(`/desk/api/links${slug ? `?slug=${slug}` : ''}`);
  expect(answer.status).toBe(200);
  return parsed<{ links: Listed[] }>(answer).links;
}

const pathOf = (portal: Portal, { url }: Pick<Link, 'url'>): string => {
  expect(url.startsWith(`${portal.url}/api/preview?token=`)).toBe(true);
  return url.slice(portal.url.length);
};

/** Opens a link as an outsider; gives the cookies that it sets. */
async function open(portal: Portal, link: Pick<Link, 'url'>): Promise<string> {
  const answer = await portal.get(pathOf(portal, link));
  expect(answer.status).toBe(307);
  return (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
}

const withCookie = (cookie: string) => ({ headers: { cookie } });

test('a link is made, listed with who, when, for whom and how often, and taken back', async ({ portal }) => {
  const editor = await colleague(portal, 'editor');
  const before = portal.clock.now();
  const link = await share(editor, 'draft', { hours: 2.5, note: ' 给法务 ' });
  expect(Object.keys(link).sort()).toEqual(['expires', 'id', 'url']);
  expect(Math.abs(link.expires - before - 2.5 * hour)).toBeLessThan(60_000);
  await open(portal, link);
  await open(portal, link);
  const [found] = (await listed(editor, 'draft')).filter(({ id }) => id === link.id);
  expect(found).toMatchObject({
    ...link,
    slug: 'draft',
    title: '稿件 draft',
    note: '给法务',
    uses: 2,
    by: { name: 'editor' },
  });
  expect((found?.used ?? 0) >= before - 1000).toBe(true);
  expect((await listed(editor, 'public')).length).toBe(0);
  expect((await editor.send('DELETE', `/desk/api/links/${link.id}`)).status).toBe(204);
  expect((await listed(editor)).map(({ id }) => id)).not.toContain(link.id);
  expect((await editor.send('DELETE', `/desk/api/links/${link.id}`)).status).toBe(404);
});

test('a revoked link is 401 at once, and so is every preview that it began', async ({ portal }) => {
  const editor = await colleague(portal, 'editor');
  const [link, other] = [await share(editor, 'other'), await share(editor, 'other')];
  const [cookie, otherCookie] = [await open(portal, link), await open(portal, other)];
  expect((await portal.get('/news/other', withCookie(cookie))).status).toBe(200);
  expect((await portal.get('/media/articles/other/beside.svg', withCookie(cookie))).status).toBe(200);
  await editor.send('DELETE', `/desk/api/links/${link.id}`);
  const again = await portal.get(pathOf(portal, link));
  expect(again.status).toBe(401);
  expect(again.headers['set-cookie']).toBeUndefined();
  const seen = await portal.get('/news/other', withCookie(cookie));
  expect(seen.status).toBe(401);
  expect(seen.headers['cache-control']).toContain('no-store');
  expect(missing(seen.text, ['预览链接已被收回', '请向编辑部索取新的预览链接'])).toEqual([]);
  expect(present(seen.text, ['稿件', '正文'])).toEqual([]);
  expect((await portal.get('/media/articles/other/beside.svg', withCookie(cookie))).status).toBe(404);
  expect((await portal.get('/', withCookie(cookie))).status).toBe(200);
  expect((await portal.get('/news/other')).status).toBe(404);
  expect((await portal.get('/news/other', withCookie(otherCookie))).status).toBe(200);
});

test('whoever held a link to what is public now is a reader like all others', async ({ portal, tree }) => {
  const editor = await colleague(portal, 'editor');
  const link = await share(editor, 'public');
  const cookie = await open(portal, link);
  expect((await portal.get('/news/public', withCookie(cookie))).text).toContain('退出预览');
  await editor.send('DELETE', `/desk/api/links/${link.id}`);
  const reader = await portal.get('/news/public', withCookie(cookie));
  expect(reader.status).toBe(200);
  expect(reader.text).toBe((await portal.get('/news/public')).text);
  expect(tree.read('articles/2024/public.mdx')).not.toBe('');
});

test('all links of an article end together, also those of the command and those that stand in no record', async ({
  portal,
  tree,
}) => {
  const editor = await colleague(portal, 'editor');
  const made = await share(editor, 'third');
  const printed = { url: await previewLink(portal, tree, ['third', '--hours', '3']) };
  const now = Math.floor(portal.clock.now() / 1000) * 1000;
  const old = { slug: 'third', issued: now - hour, expires: now + hour };
  const unrecorded = {
    url: `${portal.url}/api/preview?token=${await createPreviewToken(old, previewSecret)}`,
  };
  const cookies = [await open(portal, made), await open(portal, printed), await open(portal, unrecorded)];
  const links = await listed(editor, 'third');
  expect(links.length).toBe(2);
  expect(links.find(({ by }) => by.id === 'cli')).toMatchObject({ uses: 1, url: printed.url });
  expect((await editor.send('DELETE', '/desk/api/links')).status).toBe(400);
  expect((await editor.send('DELETE', '/desk/api/links?slug=third')).status).toBe(204);
  expect(await listed(editor, 'third')).toEqual([]);
  for (const cookie of cookies)
    expect((await portal.get('/news/third', withCookie(cookie))).status).toBe(401);
  for (const link of [made, printed, unrecorded])
    expect((await portal.get(pathOf(portal, link))).status).toBe(401);
  const fresh = await open(portal, await share(editor, 'third'));
  expect((await portal.get('/news/third', withCookie(fresh))).status).toBe(200);
});

test('authors share their own drafts, and know of no others', async ({ portal }) => {
  const [author, editor] = [await colleague(portal, 'author'), await colleague(portal, 'editor')];
  await author.send('POST', '/desk/api/manuscripts', { slug: 'my-own', title: '我的稿', section: 'news' });
  const mine = await share(author, 'my-own');
  expect((await portal.get('/news/my-own', withCookie(await open(portal, mine)))).status).toBe(200);
  const theirs = await share(editor, 'fourth');
  for (const slug of ['fourth', 'public', 'no-such-article']) {
    const answer = await author.send('POST', '/desk/api/links', { slug, hours: 1 });
    expect(`${slug} ${answer.status}`).toBe(`${slug} 404`);
  }
  expect((await author.send('DELETE', `/desk/api/links/${theirs.id}`)).status).toBe(404);
  expect((await author.send('DELETE', '/desk/api/links?slug=fourth')).status).toBe(404);
  expect((await listed(author)).map(({ slug }) => slug)).toEqual(['my-own']);
  expect((await author.get('/desk/preview/my-own')).status).toBe(200);
  expect((await author.get('/desk/api/media/articles/fourth/beside.svg')).status).toBe(404);
  for (const path of ['/desk/preview/fourth', '/desk/preview/no-such-article']) {
    const { status, text } = await author.get(path);
    expect(`${path} ${status}`).toBe(`${path} 307`);
    expect(present(text, ['稿件'])).toEqual([]);
  }
  expect((await author.send('DELETE', `/desk/api/links/${mine.id}`)).status).toBe(204);
});

test('what does not fit is refused, and nothing is made', async ({ portal }) => {
  const editor = await colleague(portal, 'editor');
  const count = (await listed(editor)).length;
  for (const order of [
    { slug: 'draft' },
    { slug: 'draft', hours: 0 },
    { slug: 'draft', hours: -1 },
    { slug: 'draft', hours: 8761 },
    { slug: 'draft', hours: '24' },
    { slug: 'draft', hours: 1, note: '长'.repeat(201) },
    { slug: 'draft', hours: 1, more: true },
    { hours: 1 },
  ]) {
    const { status, text } = await editor.send('POST', '/desk/api/links', order);
    expect(`${JSON.stringify(order).slice(0, 60)} ${status}`).toBe(
      `${JSON.stringify(order).slice(0, 60)} 422`,
    );
    expect(text).toMatch(/^\{"error":\{"code":"\w+","message":"/);
  }
  expect((await listed(editor)).length).toBe(count);
  expect((await editor.send('PUT', '/desk/api/links', {})).status).toBe(405);
});

test('nobody gets anything without a session', async ({ portal }) => {
  const editor = await colleague(portal, 'editor');
  const { id } = await share(editor, 'fourth');
  const asked: [method: string, path: string][] = [
    ['GET', '/desk/api/links'],
    ['GET', '/desk/api/links?slug=fourth'],
    ['POST', '/desk/api/links'],
    ['DELETE', '/desk/api/links?slug=fourth'],
    ['DELETE', `/desk/api/links/${id}`],
    ['GET', '/desk/api/media/articles/fourth/beside.svg'],
    ['GET', '/desk/links'],
    ['GET', '/desk/links?slug=fourth'],
    ['GET', '/desk/preview/fourth'],
    ['GET', '/desk/articles/fourth/compare'],
  ];
  for (const [method, path] of asked) {
    for (const cookie of [
      '',
      'kaiyuan-desk.session_token=forged.forged',
      `kaiyuan-preview=${await createPreviewToken({ slug: 'fourth', issued: 0, expires: Date.now() + hour }, previewSecret)}`,
    ]) {
      const headers = { cookie, 'sec-fetch-site': 'same-origin' };
      const answer = await portal.get(path, { method, headers });
      expect(`${method} ${path} ${answer.status}`).toBe(
        `${method} ${path} ${path.startsWith('/desk/api/') ? 401 : 303}`,
      );
      expect(present(answer.text, ['稿件 fourth', '正文 fourth', '<svg'])).toEqual([]);
    }
  }
  expect((await listed(editor, 'fourth')).map((link) => link.id)).toContain(id);
});

test('whoever is signed in sees the file without a link, and no longer than that', async ({
  portal,
  tree,
}) => {
  const editor = await newColleague(portal, 'editor', 'visitor');
  const { status, text, headers } = await editor.get('/desk/preview/draft');
  expect(status).toBe(200);
  expect(
    missing(text, [
      '稿件 draft',
      '正文 draft',
      '草稿',
      '回到稿件',
      '/desk/api/media/articles/draft/beside.svg',
    ]),
  ).toEqual([]);
  expect(present(text, ['退出预览'])).toEqual([]);
  expect(headers['cache-control']).toBe('private, no-store');
  expect(headers['set-cookie']).toBeUndefined();
  const picture = await editor.get('/desk/api/media/articles/draft/beside.svg');
  expect(picture.status).toBe(200);
  expect(picture.headers['cache-control']).toBe('private, no-store');
  expect((await editor.get('/desk/api/media/articles/draft/index.mdx')).status).toBe(404);
  expect((await editor.get('/desk/api/media/articles/draft/..%2f..%2f..%2fsite.yaml')).status).toBe(404);
  tree.edit('articles/2024/draft/index.mdx', '正文 draft', '刚改过的正文');
  expect((await editor.get('/desk/preview/draft')).text).toContain('刚改过的正文');
  tree.edit('articles/2024/draft/index.mdx', '刚改过的正文', '正文 draft');
  await editor.send('POST', '/desk/api/auth/sign-out');
  expect((await editor.get('/desk/preview/draft')).status).toBe(303);
  expect((await editor.get('/desk/api/media/articles/draft/beside.svg')).status).toBe(401);
});

test('in browsers: an editor shares, an outsider reads, the editor takes it back', async ({
  portal,
  page,
  context,
  browser,
}) => {
  await takeSeat(context, portal, await colleague(portal, 'editor'));
  await page.goto(`${portal.url}/desk/links?slug=other`);
  await page.getByLabel('给谁、做什么').fill('受访者王女士');
  await page.getByRole('button', { name: '生成链接' }).click();
  const address = await page.getByLabel('链接已生成').inputValue();
  const outside = await browser.newContext();
  const outsider = await outside.newPage();
  await outsider.goto(address);
  await expect(outsider).toHaveURL(`${portal.url}/news/other`);
  await expect(outsider.getByRole('heading', { level: 1 })).toHaveText('稿件 other');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`)).toEqual([]);
  }
  await page.getByRole('button', { name: '收回给“受访者王女士”的链接' }).click();
  await expect(page.getByRole('status').filter({ hasText: '链接已收回' })).toBeVisible();
  await expect(page.getByText('受访者王女士')).toHaveCount(0);
  const response = await outsider.reload();
  expect(response?.status()).toBe(401);
  await expect(outsider.getByRole('heading')).toHaveText('预览链接已被收回');
  await outside.close();
});

own(
  'without a secret the reason is given; without a desk links work as ever, and none is begun',
  async ({ newTree, launch }) => {
    // Two starts of a portal, and one of the command.
    own.setTimeout(90_000);
    const tree: Tree = newTree();
    tree.article({ slug: 'draft', title: '稿件', status: 'draft' });
    const portal = await launch({ tree });
    const link = { url: await previewLink(portal, tree, ['draft']) };
    expect((await portal.get('/news/draft', withCookie(await open(portal, link)))).status).toBe(200);
    expect(existsSync(portal.deskDir)).toBe(false);
    const editor = await newColleague(portal, 'editor');
    const { id } = await share(editor, 'draft');
    await portal.restart({ PREVIEW_SECRET: '' });
    for (const [method, path, body] of [
      ['GET', '/desk/api/links', undefined],
      ['POST', '/desk/api/links', { slug: 'draft', hours: 1 }],
      ['DELETE', '/desk/api/links?slug=draft', undefined],
      ['DELETE', `/desk/api/links/${id}`, undefined],
    ] as const) {
      const { status, text } = await editor.send(method, path, body);
      expect(`${method} ${status}`).toBe(`${method} 503`);
      expect(text).toContain('PREVIEW_SECRET');
    }
    expect((await editor.get('/desk/links')).text).toContain('PREVIEW_SECRET');
    expect((await editor.get('/desk/preview/draft')).status).toBe(200);
  },
);
