import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, type Page, type Request } from '@playwright/test';
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
      '<DataTable caption="水位" source="水文局">',
      '```csv\n站点,水位,最高,备注\n张家港,12.5,"1,020",\n安庆,9.8,980,枯水\n九江,12.5,1005,平稳\n重庆,160,,丰水\n```',
      '</DataTable>',
      '**加粗的[链接](/news/older)在句中。**后面还有一句。',
    ].join('\n\n'),
  });
  tree.article({
    slug: 'narrow',
    folder: true,
    cover: { src: 'cover.png', alt: '小封面' },
    body: '正文。\n\n![小插图](small.png)\n\n<Figure src="/media/wide.png" alt="宽插图" />',
  });
  tree.write('articles/2024/narrow/cover.png', png(240, 160));
  tree.write('articles/2024/narrow/small.png', png(200, 300));
  tree.write('media/wide.png', png(1600, 900));
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

/** Waits until everything so far has been painted. */
const paint = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

const byPinyin = new Intl.Collator('zh-Hans').compare;

const copyButton = { name: '复制链接', exact: true };

shared.describe('the browser bundle', () => {
  shared('is one small module on every page, which never changes', async ({ portal }) => {
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
    expect(brotli.bytes.length).toBeLessThanOrEqual(3 * 1024);
    expect(brotli.bytes.length).toBeLessThanOrEqual(1.01 * brotliCompressSync(plain.bytes).length);
    const built = path.resolve(import.meta.dirname, '../.next', address.slice(1));
    expect(plain.bytes.equals(readFileSync(built))).toBe(true);
    const parts = [...new Set(plain.text.match(/part-[A-Z0-9]{8}\.js/g))];
    expect(parts.length).toBeGreaterThan(3);
    for (const name of parts) {
      const { status, headers, text: code } = await portal.get(`/assets/${name}`);
      expect([status, headers['cache-control']], name).toEqual([200, plain.headers['cache-control']]);
      expect(code, name).not.toMatch(/^import |\bfrom"/);
    }
  });

  shared('fetches the other parts when they are needed', async ({ page }) => {
    const fetched: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/assets/part-')) fetched.push(request.url());
    });
    await page.goto('/news/older', { waitUntil: 'networkidle' });
    expect(fetched).toEqual([]);
    await page.getByRole('searchbox', { name: '站内搜索' }).focus();
    await expect.poll(() => fetched).toHaveLength(1);
    await page.goto(article, { waitUntil: 'networkidle' });
    expect(fetched, 'for the table on this page').toHaveLength(2);
    await page
      .getByRole('button', { name: /^放大图片：/ })
      .first()
      .focus();
    await expect.poll(() => fetched).toHaveLength(3);
  });

  shared('loses no press while a part is on its way', async ({ page }) => {
    let arrive = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route('**/assets/part-*.js', async (route) => {
      await late;
      await route.continue();
    });
    await page.goto(article);
    const zoom = page.getByRole('button', { name: '放大图片：码头' });
    await zoom.click();
    await zoom.click();
    const field = page.getByRole('searchbox', { name: '站内搜索' });
    await field.fill('航运');
    await paint(page);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('option')).toHaveCount(0);
    arrive();
    await expect(page.getByRole('dialog', { name: '查看图片' })).toHaveCount(1);
    await expect(page.getByRole('dialog').getByRole('img')).toHaveAttribute('alt', '码头');
    await page.keyboard.press('Escape');
    await field.focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { name: '长江航运旧闻' })).toBeVisible();
  });

  shared('leaves the page as it was when a part cannot be fetched', async ({ page }) => {
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(request.url()));
    await page.route('**/assets/part-*.js', (route) => route.abort());
    await page.goto(article);
    const main = page.getByRole('main');
    await main
      .getByRole('button', { name: /^放大图片：/ })
      .first()
      .click();
    await main.getByRole('button', { name: '朗读', exact: true }).click();
    await expect(main.getByRole('button', { name: '无法朗读' })).toBeVisible();
    const field = page.getByRole('searchbox', { name: '站内搜索' });
    await field.fill('航运');
    await expect.poll(() => new Set(failed).size).toBe(4);
    await expect(page.getByRole('columnheader').getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(thrown).toEqual([]);
    await field.press('Enter');
    await expect(page).toHaveURL(/\/search\?q=/);

    await page.goto(article);
    const { size } = await rootStyle(page);
    await main.getByRole('button', { name: '字号：特大' }).click();
    // As without scripts: by a page of its own.
    await expect(async () => expect((await rootStyle(page)).size).not.toBe(size)).toPass();
    await expect(page).toHaveURL(article);
    await expect(main.getByRole('button', { name: '字号：特大' })).toHaveAttribute('aria-pressed', 'true');
  });

  shared('has no neighbours', async ({ portal }) => {
    for (const target of [
      '/assets/manifest.json',
      '/assets/enhance-AAAAAAAA.js',
      '/assets/enhance-.js',
      '/assets/part-AAAAAAAA.js',
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
    const shifts = (): Promise<number[]> => page.evaluate(() => Reflect.get(window, 'shifts'));
    // The script comes when the page has been painted as it is without it.
    let painted = Promise.resolve();
    await page.route('**/assets/*.js', async (route) => {
      await painted;
      await route.continue();
    });
    const places = [
      { address: article, seen: 'h1' },
      { address: article, seen: 'sortable-table' },
      { address: '/', seen: '.masthead' },
      { address: '/search', seen: 'h1' },
    ];
    for (const width of [320, 360, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const { address, seen } of places) {
        let comes = (): void => undefined;
        painted = new Promise((resolve) => {
          comes = resolve;
        });
        await page.goto(address, { waitUntil: 'commit' });
        await expect(page.getByRole('contentinfo')).toBeAttached();
        await page.locator(seen).first().scrollIntoViewIfNeeded();
        await paint(page);
        await expect(page.locator('[aria-pressed]')).toHaveCount(0);
        const without = (await shifts()).length;
        comes();
        const marked = page.locator('.choice button[aria-pressed="true"]').first();
        await expect(marked, address).toBeAttached();
        const sorters = page.locator('sortable-table th button');
        if (seen === 'sortable-table') await expect(sorters).toHaveCount(4);
        await paint(page);
        // A move of the test's own, so that what came before has been reported, and reporting is seen to work.
        await page.evaluate(() => {
          document.documentElement.style.overflowAnchor = 'none';
          document.body.style.paddingBlockStart = '50px';
        });
        await expect.poll(async () => (await shifts()).length).toBeGreaterThan(without);
        expect(await shifts(), `${address} ${seen} ${width}`).toHaveLength(without + 1);
      }
    }
  });

  shared('takes back what it added to an element that leaves, and adds it again', async ({ page }) => {
    const errors = watchErrors(page);
    await page.goto(article);
    const zoom = page.getByRole('button', { name: /^放大图片：/ });
    await expect(zoom).toHaveCount(3);
    await page.getByRole('columnheader').getByRole('button', { name: '站点' }).click();
    const changed = await page.evaluate(async (selector) => {
      const answer = await fetch(location.href);
      const sent = new DOMParser()
        .parseFromString(await answer.text(), 'text/html')
        .querySelectorAll(selector);
      return [...document.querySelectorAll(selector)].flatMap((element, n) => {
        const place = document.createComment('');
        element.replaceWith(place);
        const bare = element.outerHTML;
        place.replaceWith(element);
        return bare === sent[n]?.outerHTML ? [] : [bare];
      });
    }, 'article-tools, picture-zoom, reading-choice, search-suggest, sortable-table, todays-date');
    expect(changed).toEqual([]);
    await expect(zoom).toHaveCount(3);
    await expect(page.getByRole('columnheader').getByRole('button', { name: '站点' })).toHaveCount(1);
    await expect(page.getByRole('button', { name: '打印' })).toHaveCount(1);
    expect(errors).toEqual([]);
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
    await expect(button('字号：特大')).toHaveAttribute('aria-pressed', 'true');
    const after = await rootStyle(page);
    expect(Number.parseFloat(after.size)).toBeGreaterThan(Number.parseFloat(before.size) * 1.3);
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
    await expect(dark).toHaveAttribute('aria-pressed', 'true');
    const after = await rootStyle(page);
    expect(after.scheme).toBe('dark');
    expect(after.paper).not.toBe(before.paper);
    await expect(dark).toBeFocused();
    await page.reload();
    expect((await rootStyle(page)).paper).toBe(after.paper);
    await page.getByRole('button', { name: '配色：跟随系统' }).click();
    await expect.poll(() => rootStyle(page)).toEqual(before);
    expect(await same()).toBe(false);
  });

  shared('a page that the reader goes back to follows', async ({ page }) => {
    await page.goto(article);
    await page.goto('/');
    await page.getByRole('button', { name: '字号：大' }).click();
    await expect(page.getByRole('button', { name: '字号：大' })).toHaveAttribute('aria-pressed', 'true');
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

  shared('the last query wins', async ({ page }) => {
    const queryOf = (request: Request): string => new URL(request.url()).searchParams.get('q') ?? '';
    const ended: string[] = [];
    page.on('requestfailed', (request) => ended.push(queryOf(request)));
    page.on('requestfinished', (request) => ended.push(queryOf(request)));
    let answer = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/api/suggest?*', async (route) => {
      if (queryOf(route.request()) === '长') await late;
      await route.continue().catch(() => undefined);
    });
    await page.goto('/');
    const field = page.getByRole('searchbox', { name: '站内搜索' });
    const first = page.waitForRequest((request) => queryOf(request) === '长');
    await field.pressSequentially('长');
    await first;
    await field.fill('长江航运');
    await expect(page.getByRole('option')).toHaveCount(1);
    answer();
    await expect.poll(() => ended).toContain('长');
    await paint(page);
    await expect(page.getByRole('option')).toHaveCount(1);
  });

  shared('letters of an input method are not sent', async ({ page }) => {
    const asked: string[] = [];
    await page.route('**/api/suggest?*', async (route) => {
      asked.push(new URL(route.request().url()).searchParams.get('q') ?? '');
      await route.continue();
    });
    await page.clock.install();
    await page.goto('/');
    const field = page.getByRole('searchbox', { name: '站内搜索' });
    const type = (value: string, isComposing: boolean) =>
      field.evaluate(
        (input, [value, isComposing]) => {
          if (input instanceof HTMLInputElement) input.value = value;
          input.dispatchEvent(new InputEvent('input', { isComposing, bubbles: true }));
        },
        [value, isComposing] as const,
      );
    await field.focus();
    await expect(field).toHaveAttribute('aria-controls');
    await type('chang', true);
    await page.clock.runFor(1000);
    await type('长江', false);
    await page.clock.runFor(1000);
    await expect.poll(() => asked).toContain('长江');
    expect(asked).toEqual(['长江']);
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

for (const width of [360, 1440]) {
  shared(`the button of a picture stands on its corner at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/news/narrow');
    const pictures = page.getByRole('main').locator('picture-zoom');
    await expect(pictures.getByRole('button')).toHaveCount(3);
    for (const [index, own] of [240, 200, 1600].entries()) {
      const picture = await pictures.nth(index).getByRole('img').boundingBox();
      const button = await pictures.nth(index).getByRole('button').boundingBox();
      if (!picture || !button) throw new Error('nothing is seen');
      const text = await page.locator('.prose').boundingBox();
      // Never drawn larger than it is, never wider than the text.
      expect(picture.width).toBeCloseTo(Math.min(own, text?.width ?? 0), 0);
      expect(button.x).toBeGreaterThan(picture.x);
      const right = picture.x + picture.width - button.x - button.width;
      expect(Math.round(right)).toBe(8);
      expect(Math.round(button.y - picture.y)).toBe(8);
    }
  });
}

shared.describe('pictures under a finger', () => {
  shared.use({ hasTouch: true, viewport: { width: 390, height: 800 } });

  shared('go on and back by swiping, and stay where they are by scrolling', async ({ page }) => {
    await page.goto(article);
    await page.getByRole('main').getByRole('img', { name: '江面' }).tap();
    const shown = page.getByRole('dialog', { name: '查看图片' }).getByRole('img');
    await expect(shown).toHaveAttribute('alt', '江面');
    const session = await page.context().newCDPSession(page);
    const drag = async (from: [number, number], to: [number, number]): Promise<void> => {
      const at = ([x, y]: [number, number]) => [{ x, y }];
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) });
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(to) });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await drag([300, 400], [100, 410]);
    await expect(shown).toHaveAttribute('alt', '码头');
    await drag([100, 400], [300, 390]);
    await expect(shown).toHaveAttribute('alt', '江面');
    await drag([200, 600], [190, 200]);
    await drag([200, 400], [180, 400]);
    await drag([100, 400], [300, 400]);
    await expect(shown).toHaveAttribute('alt', '水尺');
  });
});

shared.describe('tables of data', () => {
  const column = (page: Page, place: number): Promise<string[]> =>
    page.locator(`sortable-table tbody tr > :nth-child(${place})`).allTextContents();

  shared('sort by a column, the other way round, and back', async ({ page }) => {
    const errors = watchErrors(page);
    await page.goto(article);
    const table = page.getByRole('table', { name: '水位' });
    const head = (name: string) => table.getByRole('columnheader', { name });
    const status = page.getByRole('status');
    const written = ['张家港', '安庆', '九江', '重庆'];
    expect(await column(page, 1)).toEqual(written);
    await expect(head('站点').getByRole('button')).toHaveCount(1);
    await expect(table.locator('[aria-sort]')).toHaveCount(0);

    await head('站点').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect(head('站点')).toHaveAttribute('aria-sort', 'ascending');
    await expect(status).toHaveText('已按“站点”升序排列');
    expect(await column(page, 1)).toEqual(['安庆', '九江', '张家港', '重庆'].sort(byPinyin));
    await expect(head('站点').getByRole('button')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(head('站点')).toHaveAttribute('aria-sort', 'descending');
    expect(await column(page, 1)).toEqual(['安庆', '九江', '张家港', '重庆'].sort(byPinyin).reverse());
    await page.keyboard.press('Enter');
    await expect(table.locator('[aria-sort]')).toHaveCount(0);
    await expect(status).toHaveText('已恢复原来的顺序');
    expect(await column(page, 1)).toEqual(written);

    await head('水位').getByRole('button').click();
    expect(await column(page, 1), 'numbers, equal ones as written').toEqual([
      '安庆',
      '张家港',
      '九江',
      '重庆',
    ]);
    await head('水位').getByRole('button').click();
    expect(await column(page, 1)).toEqual(['重庆', '张家港', '九江', '安庆']);
    await head('最高').getByRole('button').click();
    await expect(table.locator('[aria-sort]')).toHaveCount(1);
    expect(await column(page, 3), 'the empty cell last').toEqual(['980', '1005', '1,020', '']);
    await expect(table.getByRole('rowheader')).toHaveText(['安庆', '九江', '张家港', '重庆']);
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
      const speak = (next: SpeechSynthesisUtterance) => next.text !== '' && spoken.push(next);
      const voice = { speak, cancel: () => undefined };
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
    await expect(page.locator('todays-date:defined')).toBeVisible();
    await expect(page.getByRole('banner')).toContainText('2031年11月22日');
  });

  shared('changes at midnight under the eyes of the reader', async ({ page, portal }) => {
    await page.clock.install({ time: '2031-11-23T23:59:00+08:00' });
    portal.clock.set('2031-11-23T23:59:00+08:00');
    await page.goto('/');
    await expect(page.locator('todays-date:defined')).toContainText('2031年11月23日 星期日');
    await page.clock.runFor('02:00');
    await expect(page.getByRole('banner')).toContainText('2031年11月24日 星期一');
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
    await expect(page.locator('article-tools')).toBeHidden();
    await expect(page.getByRole('table', { name: '水位' }).getByRole('columnheader')).toHaveText([
      '站点',
      '水位',
      '最高',
      '备注',
    ]);
    await expect(page.getByRole('link', { name: '分享到微博' })).toHaveAttribute(
      'href',
      /^https:\/\/service\.weibo\.com\/share\/share\.php\?url=http.*%2Fnews%2Friver&title=/,
    );
  });
});
