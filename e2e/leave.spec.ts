import { expect } from '@playwright/test';
import { createPreviewToken, newGrant } from '@/lib/preview/token';
import { type Portal, previewSecret } from './support/portal';
import { test as own, testWithPortal } from './support/test';
import { missing, present } from './support/text';
import type { Tree } from './support/tree';

/** The notice before links that leave the institution's sites. */
const other = 'https://www.example.org/a?b=1&c=2#d';
const on = { features: { externalNotice: true }, ownSites: ['example.gov.cn'] };

const leaveTo = (address: string): string => `/leave?to=${encodeURIComponent(address)}`;

function fill(tree: Tree): void {
  tree.site(on);
  tree.article({
    slug: 'links',
    title: '有链接的一篇',
    original: { title: '原题', url: 'https://original.example/原文' },
    source: { name: '某报', url: 'https://source.example/' },
    body: [
      `[外部](${other})、[中文域名](https://中文.example/)、https://bare.example/x。`,
      '[本站](/news/plain)、[本单位](https://a.example.gov.cn/x)、[信箱](mailto:a@example.org)。',
      '<Attachment src="https://files.example/f.pdf" title="附件" />',
    ].join('\n\n'),
  });
  tree.article({ slug: 'plain' });
  tree.article({ slug: 'draft', title: '草稿', status: 'draft', body: '[秘](https://secret.example/)' });
  tree.article({ slug: 'later', date: '2199-01-01', body: '[迟](https://later.example/)' });
  tree.write(
    'topics/special.mdx',
    '---\ntitle: 专题\narticles: [links]\n---\n\n[专](https://topic.example/)\n',
  );
  tree.write('pages/about.mdx', '---\ntitle: 关于\n---\n\n[关](https://page.example/)\n');
}

const test = testWithPortal((tree) => {
  fill(tree);
  return { WATCH: '0' };
});

function expectRefused(answer: { status: number; text: string }, target: string): void {
  expect([answer.status, missing(answer.text, ['不能打开这个链接', '<main'])], target).toEqual([400, []]);
  expect(present(answer.text, ['href="http://example', 'secret.example', 'javascript:']), target).toEqual([]);
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a link leads to the notice, which says where to, and from there on or back', async ({
    page,
    portal,
  }) => {
    await page.goto('/news/links');
    await page.getByRole('link', { name: '外部' }).click();
    expect(page.url()).toBe(portal.url + leaveTo(other));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('您即将离开测试新闻网');
    const main = page.getByRole('main');
    await expect(main.getByText('www.example.org', { exact: true }).first()).toBeVisible();
    await expect(main.locator('dd').last()).toHaveText(other);
    const go = main.getByRole('link', { name: '继续访问' });
    await expect(go).toHaveAttribute('href', other);
    expect(new Set((await go.getAttribute('rel'))?.split(' '))).toEqual(
      new Set(['noopener', 'noreferrer', 'nofollow', 'external']),
    );
    await main.getByRole('link', { name: '返回上一页' }).click();
    await expect(page).toHaveURL('/news/links');
  });

  test('the Traditional edition has it too, and the way back stays there', async ({ page, portal }) => {
    await page.goto('/zh-hant/news/links');
    await page.getByRole('link', { name: '中文域名' }).click();
    expect(page.url()).toBe(`${portal.url}/zh-hant${leaveTo('https://xn--fiq228c.example/')}`);
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 1 })).toHaveText('您即將離開測試新聞網');
    // The host that is looked up, and beside it how it is written.
    await expect(main.locator('dd').first()).toHaveText('xn--fiq228c.example中文.example');
    await expect(main.getByRole('link', { name: '繼續訪問' })).toHaveAttribute(
      'href',
      'https://xn--fiq228c.example/',
    );
    await main.getByRole('link', { name: '返回上一頁' }).click();
    await expect(page).toHaveURL('/zh-hant/news/links');
  });

  test('whoever comes from elsewhere is led to the front page, and a choice of reading aids comes back', async ({
    page,
    portal,
  }) => {
    await page.goto(leaveTo(other));
    await expect(page.getByRole('main').getByRole('link', { name: '回到首页' })).toHaveAttribute('href', '/');
    await page.getByRole('button', { name: '配色：深色' }).click();
    expect(page.url()).toBe(portal.url + leaveTo(other));
  });
});

test('links of articles, topics and pages pass it; those that stay, and those for machines, do not', async ({
  portal,
}) => {
  const html = (await portal.get('/news/links')).text;
  const through = [
    other,
    'https://xn--fiq228c.example/',
    'https://bare.example/x',
    'https://files.example/f.pdf',
    'https://original.example/%E5%8E%9F%E6%96%87',
  ];
  expect(
    missing(
      html,
      through.map((address) => `href="${leaveTo(address)}" `),
    ),
  ).toEqual([]);
  const direct = ['/news/plain', 'https://a.example.gov.cn/x', 'mailto:a@example.org'];
  expect(
    missing(
      html,
      direct.map((address) => `href="${address}"`),
    ),
  ).toEqual([]);
  expect(
    present(
      html,
      through.map((address) => `href="${address.replaceAll('&', '&amp;')}"`),
    ),
  ).toEqual([]);
  expect((await portal.get('/topics/special')).text).toContain(leaveTo('https://topic.example/'));
  expect((await portal.get('/about')).text).toContain(leaveTo('https://page.example/'));
  for (const address of [...through, 'https://topic.example/', 'https://page.example/'])
    expect((await portal.get(leaveTo(address))).status, address).toBe(200);
  // The rest of the page, feeds, search and structured data name what they link to.
  expect(html).toContain('href="https://beian.miit.gov.cn/"');
  expect(html).toContain('"url":"https://original.example/原文"');
  for (const machine of [
    '/rss.xml',
    '/atom.xml',
    '/feed.json',
    '/news/links.md',
    '/api/articles/links',
    '/api/search?q=链接'.replace('链接', '%E9%93%BE%E6%8E%A5'),
  ])
    expect((await portal.get(machine)).text, machine).not.toContain('/leave');
  for (const form of ['/news/links.md', '/api/articles/links'])
    expect((await portal.get(form)).text, form).toContain('https://bare.example/x');
});

test('it is for this reader alone, never moves on by itself, and tells other sites nothing', async ({
  portal,
}) => {
  for (const [target, status] of [
    [leaveTo(other), 200],
    [`/zh-hant${leaveTo(other)}`, 200],
    ['/leave?to=x', 400],
  ] as const) {
    const answer = await portal.get(target, { headers: { referer: `${portal.url}/news/links` } });
    expect(answer.status, target).toBe(status);
    expect(answer.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex',
    });
    for (const name of ['location', 'refresh', 'set-cookie'])
      expect(answer.headers, target).not.toHaveProperty(name);
    expect(answer.text).not.toMatch(/http-equiv/i);
    expect(answer.text).toMatch(/<meta name="robots" content="noindex/);
  }
  expect((await portal.post(leaveTo(other))).status).toBe(405);
  expect((await portal.get(leaveTo(other), { method: 'HEAD' })).status).toBe(200);
});

test('what nothing published links to is refused', async ({ portal }) => {
  const targets = [
    ...['/leave', '/leave?to=', '/leave?to=x', '/leave?to=/news/plain', '/leave?other=x'],
    ...[
      'https://evil.example/',
      'http://www.example.org/a?b=1&c=2#d',
      'https://www.example.org/a?b=1&c=2',
      'https://www.example.org@evil.example/a?b=1&c=2#d',
      'javascript:alert(1)',
      'JavaScript://www.example.org/%0aalert(1)',
      'data:text/html,<script>alert(1)</script>',
      '//evil.example/',
      '\\\\evil.example',
      'https://www.example.org/a?b=1&c=2#d\r\nSet-Cookie: a=b',
      '"><script>alert(1)</script>',
      'https://secret.example/',
      'https://later.example/',
    ].map(leaveTo),
    `${leaveTo(other)}&to=https%3A%2F%2Fevil.example%2F`,
  ];
  for (const target of targets) {
    expectRefused(await portal.get(target), target);
    const traditional = await portal.get(`/zh-hant${target}`);
    expect([traditional.status, missing(traditional.text, ['不能打開這個鏈接'])], target).toEqual([400, []]);
  }
  expect((await portal.get('/leave?to=%')).status).toBe(400);
  expect((await portal.get(`/leave?to=${'a'.repeat(9000)}`)).status).toBe(414);
  expect((await portal.get('/leave/x')).status).toBe(404);
});

async function previewing(slug: string): Promise<Record<string, string>> {
  return {
    cookie: `kaiyuan-preview=${await createPreviewToken(newGrant(slug, 1, Date.now()), previewSecret)}`,
  };
}

test('whoever previews a draft may follow its links, and nobody else', async ({ portal }) => {
  const headers = await previewing('draft');
  expect((await portal.get('/news/draft', { headers })).text).toContain(leaveTo('https://secret.example/'));
  expect((await portal.get(leaveTo('https://secret.example/'), { headers })).status).toBe(200);
  expectRefused(await portal.get(leaveTo('https://secret.example/')), 'without the cookie');
  expectRefused(
    await portal.get(leaveTo('https://secret.example/'), { headers: await previewing('later') }),
    'with another',
  );
});

own(
  'links are good as long as something published holds them: over edits, restarts and instances',
  async ({ newTree, launch }) => {
    own.setTimeout(120_000);
    const tree = newTree();
    fill(tree);
    const env = { WATCH: '0' };
    const portal = await launch({ tree, env });
    const twin = await launch({ tree, env });
    const status = async (asked: Portal, address: string): Promise<number> =>
      (await asked.get(leaveTo(address))).status;
    expect([await status(portal, other), await status(twin, other)]).toEqual([200, 200]);
    await portal.restart();
    expect(await status(portal, other)).toBe(200);

    tree.edit('articles/2024/links.mdx', other, 'https://www.example.org/new');
    await portal.revalidate();
    expect((await portal.get('/news/links')).text).toContain(leaveTo('https://www.example.org/new'));
    expect([await status(portal, 'https://www.example.org/new'), await status(portal, other)]).toEqual([
      200, 400,
    ]);

    portal.clock.set('2199-01-02T00:00:00+08:00');
    expect(await status(portal, 'https://later.example/')).toBe(200);
    tree.edit(
      'articles/2024/links.mdx',
      'title:',
      'status: withdrawn\nwithdrawn: {date: 2024-06-01, reason: 有误}\ntitle:',
    );
    await portal.revalidate();
    expect(await status(portal, 'https://www.example.org/new')).toBe(400);

    tree.edit('site.yaml', 'example.gov.cn', 'example.com');
    tree.article({ slug: 'other', body: '[甲](https://a.example.gov.cn/x)与[乙](https://a.example.com/)' });
    await portal.revalidate();
    const moved = (await portal.get('/news/other')).text;
    expect(missing(moved, [leaveTo('https://a.example.gov.cn/x'), 'href="https://a.example.com/"'])).toEqual(
      [],
    );
  },
);

own('without the switch links lead there directly, and the address is none', async ({ newTree, launch }) => {
  const tree = newTree();
  fill(tree);
  tree.site({ ownSites: ['example.gov.cn'] });
  const portal = await launch({ tree, env: { WATCH: '0' } });
  const html = (await portal.get('/news/links')).text;
  expect(html).toContain(`<a href="${other.replaceAll('&', '&amp;')}" rel="external noopener">`);
  expect(html).toContain('<a href="https://original.example/原文" rel="external noopener">');
  expect(html).toContain('<a href="https://a.example.gov.cn/x">');
  expect(html).not.toContain('/leave');
  for (const target of ['/leave', leaveTo(other), `/zh-hant${leaveTo(other)}`])
    expect((await portal.get(target)).status, target).toBe(404);
  tree.site(on);
  await portal.revalidate(['site.yaml']);
  expect((await portal.get('/news/links')).text).toContain(leaveTo(other));
  expect((await portal.get(leaveTo(other))).status).toBe(200);
});

own('in print a link says where it leads', async ({ newTree, launch, page }) => {
  const tree = newTree();
  fill(tree);
  const portal = await launch({ tree, env: { WATCH: '0' } });
  await page.goto(`${portal.url}/news/links`);
  await page.emulateMedia({ media: 'print' });
  const said = (name: string) =>
    page.getByRole('link', { name }).evaluate((link) => getComputedStyle(link, '::after').content);
  expect(await said('外部')).toContain(other);
  expect(await said('https://bare.example/x')).toBe('none');
  expect(await said('本站')).toBe('none');
});

own('crawlers are let in on a public host, and nowhere else unless told so', async ({ newTree, launch }) => {
  own.setTimeout(120_000);
  const tree = newTree();
  fill(tree);
  const portal = await launch({ tree, env: { WATCH: '0', INDEXING: '' } });
  const asked = async (): Promise<[string | undefined, unknown]> => [
    (await portal.get('/robots.txt')).text.split('\n')[1],
    (await portal.get('/news/links')).headers['x-robots-tag'],
  ];
  expect(await asked()).toEqual(['Disallow: /', 'noindex']);
  await portal.restart({ SITE_URL: 'https://news.example.cn' });
  expect(await asked()).toEqual(['Allow: /api/og/', undefined]);
  expect((await portal.get('/.well-known/security.txt')).text).toMatch(
    /^Contact: mailto:editor@example\.org\nExpires: \d{4}-\d\d-\d\dT00:00:00Z\nPreferred-Languages: zh, en\nCanonical: https:\/\/news\.example\.cn\/\.well-known\/security\.txt\n$/,
  );
  await portal.restart({ INDEXING: '0' });
  expect(await asked()).toEqual(['Disallow: /', 'noindex']);
});
