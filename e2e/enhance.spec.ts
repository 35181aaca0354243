import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { testWithPortal } from './support/test';
import { png, svg } from './support/tree';

const article = '/news/river';

const shared = testWithPortal((tree) => {
  const paragraphs = Array.from({ length: 12 }, (_, n) => `第${n}段的第一句。第二句在这里！第三句也在？`);
  tree.article({
    slug: 'river',
    folder: true,
    title: '长江水文年报发布',
    date: '2024-05-06 09:30',
    tags: ['长江'],
    cover: { src: 'river.png', alt: '江面', caption: '江面全景。' },
    body: [
      ...paragraphs,
      '![码头](harbour.svg "码头一角。")',
      '<Figure src="/media/gauge.svg" alt="水尺" caption="水尺近景。" credit="王五摄" />',
      '**加粗的[链接](/news/older)在句中。**后面还有一句。',
    ].join('\n\n'),
  });
  tree.write('articles/2024/river/river.png', png(1200, 675));
  tree.write('articles/2024/river/harbour.svg', svg('码头'));
  tree.write('media/gauge.svg', svg('水尺'));
  tree.article({ slug: 'older', title: '长江航运旧闻', date: '2024-05-01 08:00', tags: ['长江'] });
  return {};
});

/** Errors on the console, among them every refusal by the content security policy. */
function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  return errors;
}

/** Marks the document, so that a test can tell whether it is still the same. */
async function markDocument(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => document.documentElement.setAttribute('data-same', ''));
  return () => page.evaluate(() => document.documentElement.hasAttribute('data-same'));
}

const rootStyle = (page: Page): Promise<{ size: string; scheme: string; paper: string }> =>
  page.evaluate(() => {
    const { fontSize, colorScheme, backgroundColor } = getComputedStyle(document.documentElement);
    return { size: fontSize, scheme: colorScheme, paper: backgroundColor };
  });

const copyButton = { name: '复制链接', exact: true };

shared.describe('the browser bundle', () => {
  shared('is one small file that never changes', async ({ portal }) => {
    const { text } = await portal.get(article);
    const addresses = [...text.matchAll(/<script[^>]*src="([^"]*)"/g)].map(([, src]) => src ?? '');
    expect(addresses).toHaveLength(1);
    const [address = ''] = addresses;
    expect(address).toMatch(/^\/assets\/enhance-[A-Z0-9]{8}\.js$/);
    const plain = await portal.get(address);
    const brotli = await portal.get(address, { headers: { 'accept-encoding': 'br' } });
    expect(plain.status).toBe(200);
    expect(plain.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotli.bytes.length).toBeLessThanOrEqual(6 * 1024);
    expect(brotli.bytes.length).toBeLessThanOrEqual(brotliCompressSync(plain.bytes).length);
    const built = path.resolve(import.meta.dirname, '../.next', address.slice(1));
    expect(plain.bytes.equals(readFileSync(built))).toBe(true);
  });

  shared('has no neighbours', async ({ portal }) => {
    for (const target of [
      '/assets/manifest.json',
      '/assets/enhance-AAAAAAAA.js',
      '/assets/enhance-.js',
      '/assets/..%2fBUILD_ID',
      '/assets',
    ])
      expect((await portal.get(target)).status, target).toBe(404);
  });

  shared('gives no errors on any kind of page', async ({ page }) => {
    const errors = watchErrors(page);
    for (const address of [
      '/',
      article,
      '/news',
      '/search?q=%E9%95%BF%E6%B1%9F',
      '/tags',
      '/feeds',
      '/archive',
    ])
      await page.goto(address, { waitUntil: 'networkidle' });
    expect(errors).toEqual([]);
  });

  shared('moves nothing', async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Reflect.set(window, 'shifts', shifts);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(Number(Reflect.get(entry, 'value')));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    // The page is painted long before the script comes.
    await page.route('**/assets/*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const address of [article, '/', '/search']) {
        await page.goto(address);
        const marked = page.locator('.choice button[aria-pressed="true"]').first();
        await expect(marked, address).toBeAttached();
        await page.waitForTimeout(100);
        expect(await page.evaluate(() => Reflect.get(window, 'shifts')), `${address} ${width}`).toEqual([]);
      }
    }
  });
});

shared.describe('reading aids at once', () => {
  shared('text size without a new page, kept on the next', async ({ page }) => {
    await page.goto(article);
    const same = await markDocument(page);
    const sizes = page.getByRole('main').getByRole('form', { name: '字号' });
    const button = (name: string) => sizes.getByRole('button', { name, exact: true });
    await expect(button('字号：标准')).toHaveAttribute('aria-pressed', 'true');
    const before = await rootStyle(page);
    await button('字号：特大').click();
    const after = await rootStyle(page);
    expect(Number.parseFloat(after.size)).toBeGreaterThan(Number.parseFloat(before.size) * 1.3);
    await expect(button('字号：特大')).toHaveAttribute('aria-pressed', 'true');
    await expect(button('字号：标准')).toHaveAttribute('aria-pressed', 'false');
    const colours = await sizes
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).color));
    expect(new Set(colours.slice(0, 2)).size, 'only the chosen one looks chosen').toBe(1);
    expect(colours[2]).not.toBe(colours[0]);
    expect(await same()).toBe(true);
    await page.goto('/');
    expect((await rootStyle(page)).size).toBe(after.size);
    await expect(page.getByRole('button', { name: '字号：特大' })).toHaveAttribute('aria-pressed', 'true');
  });

  shared('theme without a new page, back to that of the system, and by keyboard', async ({ page }) => {
    await page.goto('/');
    const same = await markDocument(page);
    const before = await rootStyle(page);
    const dark = page.getByRole('button', { name: '配色：深色' });
    await dark.focus();
    await page.keyboard.press('Enter');
    const after = await rootStyle(page);
    expect(after.scheme).toBe('dark');
    expect(after.paper).not.toBe(before.paper);
    await expect(dark).toHaveAttribute('aria-pressed', 'true');
    await expect(dark).toBeFocused();
    await page.reload();
    expect((await rootStyle(page)).paper).toBe(after.paper);
    await page.getByRole('button', { name: '配色：跟随系统' }).click();
    expect(await rootStyle(page)).toEqual(before);
    expect(await same()).toBe(false);
  });

  shared('a page that the reader goes back to follows', async ({ page }) => {
    await page.goto(article);
    await page.goto('/');
    await page.getByRole('button', { name: '字号：大' }).click();
    const { size } = await rootStyle(page);
    await page.goBack();
    await expect.poll(async () => (await rootStyle(page)).size).toBe(size);
  });
});

shared.describe('suggestions', () => {
  shared('are found and chosen with the keyboard', async ({ page, portal }) => {
    await page.goto('/');
    const field = page.getByRole('searchbox', { name: '站内搜索' });
    await field.pressSequentially('长江');
    const list = page.getByRole('listbox', { name: '搜索建议' });
    const options = list.getByRole('option');
    await expect(options).toHaveCount(3);
    await expect(page.getByRole('status')).toHaveText('3 条建议');
    await expect(field).toHaveAttribute('aria-controls', (await list.getAttribute('id')) ?? '');
    await page.keyboard.press('ArrowUp');
    await expect(options.last()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(list.locator('[aria-selected="true"]')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
    await expect(field).toHaveValue('长江');
    await page.keyboard.press('ArrowDown');
    await expect(options).toHaveCount(3);
    const titles = await options.locator('span').allTextContents();
    const wanted = titles.indexOf('长江水文年报发布');
    for (let n = 0; n <= wanted; n += 1) await page.keyboard.press('ArrowDown');
    const active = (await field.getAttribute('aria-activedescendant')) ?? '';
    await expect(page.locator(`#${active}`)).toContainText('长江水文年报发布');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${portal.url}${article}`);
  });

  shared('do not stand in the way of searching, and remember here what was searched', async ({ page }) => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(decodeURIComponent(request.url())));
    await page.goto('/');
    const field = page.getByRole('searchbox', { name: '站内搜索' });
    await field.fill('水文');
    await field.press('Enter');
    await expect(page).toHaveURL(/\/search\?q=/);
    await page.goto(article);
    sent.length = 0;
    await field.focus();
    const recent = page.getByRole('listbox', { name: '最近搜索' });
    await expect(recent.getByRole('option')).toHaveText(['水文', '清除搜索记录']);
    expect(sent.filter((url) => url.includes('水文'))).toEqual([]);
    await recent.getByRole('option', { name: '清除搜索记录' }).click();
    await expect(recent).toBeHidden();
    await expect(field).toBeFocused();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  shared('work in the form of the search page too', async ({ page, portal }) => {
    await page.goto('/search');
    await page.getByRole('searchbox', { name: '关键词' }).pressSequentially('航运');
    await page.getByRole('option', { name: '长江航运旧闻' }).click();
    await expect(page).toHaveURL(`${portal.url}/news/older`);
  });

  shared('the last query wins, and letters of an input method are not sent', async ({ page }) => {
    const asked: string[] = [];
    await page.route('**/api/suggest?*', async (route) => {
      const query = new URL(route.request().url()).searchParams.get('q') ?? '';
      asked.push(query);
      if (query === '长') await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue().catch(() => undefined);
    });
    await page.goto('/');
    const field = page.getByRole('searchbox', { name: '站内搜索' });
    await field.pressSequentially('长');
    await expect.poll(() => asked).toEqual(['长']);
    await field.fill('长江航运');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.waitForTimeout(1000);
    await expect(page.getByRole('option')).toHaveCount(1);
    await field.evaluate((input) => {
      if (input instanceof HTMLInputElement) input.value = 'chang';
      input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    });
    await page.waitForTimeout(400);
    expect(asked).toEqual(['长', '长江航运']);
  });
});

shared.describe('pictures', () => {
  shared('open in full, by keyboard, and give the focus back', async ({ page }) => {
    const errors = watchErrors(page);
    await page.goto(article);
    const zoom = page.getByRole('main').getByRole('button', { name: /^放大图片：/ });
    await expect(zoom).toHaveCount(3);
    await zoom.nth(1).focus();
    await page.keyboard.press('Enter');
    const viewer = page.getByRole('dialog', { name: '查看图片' });
    await expect(viewer.getByRole('img')).toHaveAttribute('alt', '码头');
    await expect(viewer).toContainText('码头一角。');
    await expect(viewer).toContainText('第 2 张，共 3 张');
    await page.keyboard.press('ArrowRight');
    await expect(viewer.getByRole('img')).toHaveAttribute('alt', '水尺');
    await expect(viewer).toContainText('王五摄');
    await page.keyboard.press('ArrowRight');
    await expect(viewer.getByRole('img')).toHaveAttribute('alt', '江面');
    await viewer.getByRole('button', { name: '上一张' }).click();
    await expect(viewer.getByRole('img')).toHaveAttribute('alt', '水尺');
    await page.keyboard.press('Escape');
    await expect(viewer).toBeHidden();
    await expect(zoom.nth(1)).toBeFocused();
    await page.getByRole('main').getByRole('img', { name: '江面' }).click();
    await expect(viewer).toBeVisible();
    await viewer.getByRole('button', { name: '关闭' }).click();
    await expect(zoom.first()).toBeFocused();
    expect(errors).toEqual([]);
  });
});

shared.describe('tools of an article', () => {
  shared('the link is copied and said to be', async ({ page, context, portal }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${article}?from=elsewhere#x`);
    await page.getByRole('button', copyButton).click();
    await expect(page.getByRole('status')).toHaveText('已复制');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${portal.url}${article}`);
    await expect(page.getByRole('button', copyButton)).toBeVisible();
  });

  shared('what the browser has is offered, and nothing else', async ({ page }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(window, 'speechSynthesis');
      Reflect.deleteProperty(Navigator.prototype, 'share');
      Reflect.set(window, 'print', () => document.documentElement.setAttribute('data-printed', ''));
    });
    await page.goto(article);
    const tools = page.getByRole('group', { name: '文章工具' });
    await expect(tools.getByRole('button')).toHaveText(['打印', '复制链接']);
    await tools.getByRole('button', { name: '打印' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-printed', '');
  });

  shared('sharing by the system, where there is such a thing', async ({ page, portal }) => {
    await page.addInitScript(() => {
      Reflect.set(Navigator.prototype, 'share', async (data: ShareData) => {
        document.documentElement.setAttribute('data-shared', `${data.url}`);
      });
    });
    await page.goto(article);
    await page.getByRole('button', { name: '分享', exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-shared', `${portal.url}${article}`);
  });

  shared('the article is read sentence by sentence, stops and goes on', async ({ page }) => {
    const errors = watchErrors(page);
    // A voice that the test controls: browsers for tests have none.
    await page.addInitScript(() => {
      const spoken: SpeechSynthesisUtterance[] = [];
      const voice = { speak: (next: SpeechSynthesisUtterance) => spoken.push(next), cancel: () => undefined };
      Object.defineProperty(window, 'speechSynthesis', { value: voice });
      Reflect.set(window, 'spoken', () => spoken.map(({ text }) => text.trim()));
      Reflect.set(window, 'endSentence', () => spoken.at(-1)?.dispatchEvent(new Event('end')));
    });
    const spoken = () => page.evaluate(() => Reflect.get(window, 'spoken')());
    const endSentence = () => page.evaluate(() => Reflect.get(window, 'endSentence')());
    const highlighted = () =>
      page.evaluate(() => [...(CSS.highlights.get('spoken') ?? [])].map((range) => `${range}`.trim()));
    await page.goto(article);
    const listen = page.getByRole('button', { name: '朗读', exact: true });
    await listen.click();
    await expect(listen).toHaveAttribute('aria-pressed', 'true');
    expect(await spoken()).toEqual(['长江水文年报发布']);
    await endSentence();
    await endSentence();
    expect(await spoken()).toEqual(['长江水文年报发布', '第0段的第一句。', '第二句在这里！']);
    expect(await highlighted()).toEqual(['第二句在这里！']);
    const player = page.getByRole('group', { name: '朗读控制' });
    await player.getByRole('button', { name: '暂停' }).click();
    await endSentence();
    expect(await spoken()).toHaveLength(3);
    await player.getByRole('button', { name: '继续' }).click();
    expect((await spoken()).slice(2)).toEqual(['第二句在这里！', '第二句在这里！']);
    for (let left = 0; left < 40; left += 1) await endSentence();
    const all: string[] = await spoken();
    expect(all.slice(-2)).toEqual(['加粗的链接在句中。', '后面还有一句。']);
    expect(all.join('')).not.toContain('码头一角');
    await expect(player).toHaveCount(0);
    expect(await highlighted()).toEqual([]);
    await listen.click();
    await player.getByRole('button', { name: '停止' }).click();
    await expect(listen).toBeFocused();
    await expect(listen).toHaveAttribute('aria-pressed', 'false');
    expect(errors).toEqual([]);
  });
});

shared.describe('the day', () => {
  shared('of a page from yesterday becomes that of the reader', async ({ page, portal }) => {
    await page.clock.setFixedTime('2031-11-23T23:00:00+08:00');
    portal.clock.set('2031-11-22T12:00:00+08:00');
    await page.goto('/');
    await expect(page.getByRole('banner')).toContainText('2031年11月23日 星期日');
    await page.clock.setFixedTime('2031-11-24T00:00:10+08:00');
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(page.getByRole('banner')).toContainText('2031年11月24日 星期一');
    await page.clock.setFixedTime('2030-01-01T12:00:00+08:00');
    await page.goto('/news');
    await expect(page.getByRole('banner')).toContainText('2031年11月22日');
  });
});

shared.describe('without JavaScript', () => {
  shared.use({ javaScriptEnabled: false });

  shared('there are no dead controls', async ({ page }) => {
    await page.goto(article);
    const buttons = await page
      .getByRole('button')
      .evaluateAll((all) =>
        all.map((button) => (button instanceof HTMLButtonElement && button.form ? button.type : 'dead')),
      );
    expect(new Set(buttons)).toEqual(new Set(['submit']));
    await expect(page.locator('.tools')).toBeHidden();
    await expect(page.getByRole('link', { name: '分享到微博' })).toHaveAttribute(
      'href',
      /^https:\/\/service\.weibo\.com\/share\/share\.php\?url=http.*%2Fnews%2Friver&title=/,
    );
  });
});

shared.describe('instant navigation', () => {
  shared('rules on pages, but not on search and preview', async ({ portal }) => {
    for (const target of ['/', article, '/news', '/nothing'])
      expect((await portal.get(target)).headers['speculation-rules'], target).toBe(
        '"/speculation-rules.json"',
      );
    for (const target of ['/search?q=x', '/rss.xml', '/sitemap.xml', '/api/suggest?q=x', '/reading.css'])
      expect((await portal.get(target)).headers['speculation-rules'], target).toBeUndefined();
    const rules = await portal.get('/speculation-rules.json');
    expect(rules.headers['content-type']).toBe('application/speculationrules+json');
    expect(JSON.parse(rules.text).prefetch[0].eagerness).toBe('moderate');
  });

  shared('a page is fetched when the reader points at its link, a feed is not', async ({ page }) => {
    const errors = watchErrors(page);
    const fetched = new Map<string, string>();
    const session = await page.context().newCDPSession(page);
    await session.send('Preload.enable');
    session.on('Preload.prefetchStatusUpdated', ({ prefetchUrl, status }) => {
      fetched.set(new URL(prefetchUrl).pathname, status);
    });
    await page.goto('/feeds');
    await page.getByRole('contentinfo').getByRole('link', { name: '网站地图' }).hover();
    await expect.poll(() => fetched.get('/site-map')).toBe('Ready');
    await page.getByRole('main').locator('a[href$="/rss.xml"]').first().hover();
    await page.waitForTimeout(600);
    expect([...fetched.keys()]).toEqual(['/site-map']);
    expect(errors).toEqual([]);
  });
});
