import { expect, type Page } from '@playwright/test';
import { createPreviewToken, newGrant } from '@/lib/preview/token';
import { previewSecret } from './support/portal';
import { type Recorder, recordRequests } from './support/recorder';
import { testWithPortal } from './support/test';
import { svg } from './support/tree';

const article = '/news/links';

/** Addresses that are not fetched ahead: they cost something to serve, or are no pages. */
const excluded = [
  '/search?q=%E6%B1%9F',
  '/media/gauge.svg',
  '/rss.xml',
  '/feed.json',
  '/api/suggest?q=%E6%B1%9F',
];

const shared = testWithPortal((tree) => {
  tree.article({
    slug: 'links',
    title: '许多链接',
    body: [...excluded, '/news/other']
      .map((target, n) => `第 ${n} 处：[去处 ${n}](${target})。`)
      .join('\n\n'),
  });
  tree.article({ slug: 'other', title: '另一篇' });
  tree.article({ slug: 'draft', title: '草稿', status: 'draft', body: '见[另一篇](/news/other)。' });
  tree.write('media/gauge.svg', svg('水尺'));
  return {};
});

const test = shared.extend<{ recorder: Recorder }>({
  recorder: async ({ portal }, use) => {
    const recorder = await recordRequests(portal.url);
    await use(recorder);
    await recorder.close();
  },
  baseURL: async ({ recorder }, use) => use(recorder.url),
});

function prefetched({ requests }: Recorder): string[] {
  return requests.filter(({ purpose }) => purpose !== '').map(({ path }) => path);
}

/** A press of a link begins a prefetch at once, and here nothing else. */
async function keepClicksFromNavigating(page: Page): Promise<void> {
  await page.addInitScript(() => addEventListener('click', (event) => event.preventDefault(), true));
}

const enterPreview = async (): Promise<string> =>
  `/api/preview?token=${await createPreviewToken(newGrant('draft', 1, Date.now()), previewSecret)}`;

test('pages name their rules; search, files, the rules themselves and previews name none', async ({
  portal,
}) => {
  for (const target of ['/', article, '/news', '/nothing'])
    expect((await portal.get(target)).headers['speculation-rules'], target).toBe('"/speculation-rules.json"');
  for (const target of ['/search?q=x', '/rss.xml', '/sitemap.xml', '/api/suggest?q=x', '/reading.css'])
    expect((await portal.get(target)).headers['speculation-rules'], target).toBeUndefined();
  const rules = await portal.get('/speculation-rules.json');
  expect(rules.headers['content-type']).toBe('application/speculationrules+json');
  expect(rules.headers['speculation-rules']).toBeUndefined();

  const entered = await portal.get(await enterPreview());
  const cookie = (entered.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
  const draft = await portal.get('/news/draft', { headers: { cookie } });
  expect([draft.status, draft.headers['speculation-rules']]).toEqual([200, undefined]);
});

test('a link that the reader points at is fetched, marked as a prefetch, and is there at once', async ({
  page,
  recorder,
}) => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(article);
  await page.getByRole('link', { name: '去处 5' }).hover();
  await expect
    .poll(() => recorder.requests.filter(({ path }) => path === '/news/other'))
    .toEqual([{ path: '/news/other', purpose: 'prefetch' }]);
  expect(recorder.requests.map(({ path }) => path)).toContain('/speculation-rules.json');
  await page.getByRole('link', { name: '去处 5' }).click();
  await expect(page).toHaveURL('/news/other');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('另一篇');
  expect(recorder.requests.filter(({ path }) => path === '/news/other')).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test('search, files, feeds and interfaces are not fetched ahead', async ({ page, recorder }) => {
  await keepClicksFromNavigating(page);
  await page.goto(article);
  await expect.poll(() => recorder.requests.map(({ path }) => path)).toContain('/speculation-rules.json');
  for (const n of excluded.keys()) await page.getByRole('link', { name: `去处 ${n}` }).click();
  await page.getByRole('link', { name: `去处 ${excluded.length}` }).click();
  await expect.poll(() => prefetched(recorder)).toContain('/news/other');
  expect(prefetched(recorder)).toEqual(['/news/other']);
});

test('nothing is fetched ahead from a preview', async ({ page, recorder }) => {
  await keepClicksFromNavigating(page);
  await page.goto(await enterPreview());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('草稿');
  await page.getByRole('article').getByRole('link', { name: '另一篇' }).click();
  // Asked for after the press, and so seen after whatever the press began.
  await page.evaluate(() => fetch('/api/health').then((answer) => answer.text()));
  expect(recorder.requests.at(-1)).toEqual({ path: '/api/health', purpose: '' });
  expect(prefetched(recorder)).toEqual([]);
});

test.describe('from page to page', () => {
  const revealed = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'revealed'));

  async function follow(page: Page): Promise<unknown> {
    await page.addInitScript(() =>
      addEventListener('pagereveal', (event) =>
        Reflect.set(window, 'revealed', Reflect.get(event, 'viewTransition') !== null),
      ),
    );
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: '另一篇' }).first().click();
    await expect(page).toHaveURL('/news/other');
    await expect.poll(() => revealed(page)).toBeDefined();
    return revealed(page);
  }

  test('the old page fades into the new one', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await follow(page)).toBe(true);
  });

  test('but not for readers who want less motion', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await follow(page)).toBe(false);
  });
});
