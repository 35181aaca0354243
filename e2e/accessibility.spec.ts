import { expect, type Page } from '@playwright/test';
import { readingCookie } from '@/lib/site/reading';
import { violationsOf } from './support/axe';
import { everyPage, everyPageTime, fillEveryPage, previewEntrance } from './support/every-page';
import type { Portal } from './support/portal';
import { testWithPortal } from './support/test';

/** Every kind of page, in every look a reader can choose, on a phone and on a desk: nothing that axe objects to. */
const test = testWithPortal((tree) => {
  fillEveryPage(tree);
  return {};
});

interface Look {
  name: string;
  scheme: 'light' | 'dark';
  /** What the reader chose before; the system's scheme alone when absent. */
  reading?: string;
  widths: readonly number[];
  /** Those of axe to go by; all of them when absent. */
  rules?: readonly string[];
}

/** The first look goes by every rule; others change colours or sizes alone, and go by the rules about those. */
const looks: readonly Look[] = [
  { name: 'light', scheme: 'light', widths: [360, 1440] },
  { name: 'dark', scheme: 'dark', widths: [1440], rules: ['color-contrast'] },
  {
    name: 'high contrast',
    scheme: 'light',
    reading: 'theme=contrast',
    widths: [1440],
    rules: ['color-contrast'],
  },
  { name: 'largest text', scheme: 'light', reading: 'size=xlarge', widths: [360], rules: ['target-size'] },
  {
    name: 'care edition',
    scheme: 'light',
    reading: 'edition=care',
    widths: [360],
    rules: ['target-size', 'color-contrast'],
  },
];

async function choose(page: Page, portal: Portal, { scheme, reading }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.context().clearCookies({ name: readingCookie });
  if (reading)
    await page
      .context()
      .addCookies([{ name: readingCookie, value: encodeURIComponent(reading), url: portal.url }]);
}

async function expectNothingFound(page: Page, portal: Portal, address: string): Promise<void> {
  for (const look of looks) {
    await choose(page, portal, look);
    await page.goto(address);
    for (const width of look.widths) {
      await page.setViewportSize({ width, height: 900 });
      expect.soft(await violationsOf(page, look.rules), `${address}, ${look.name}, ${width} px`).toEqual([]);
    }
  }
}

for (const [name, address] of Object.entries(everyPage)) {
  test(`axe finds nothing: ${name}`, async ({ page, portal }) => {
    test.setTimeout(60_000);
    portal.clock.set(everyPageTime);
    await expectNothingFound(page, portal, address);
  });
}

test('axe finds nothing: preview of a draft', async ({ page, portal }) => {
  test.setTimeout(60_000);
  portal.clock.set(everyPageTime);
  await page.goto(await previewEntrance());
  await expect(page.getByRole('complementary', { name: '预览' })).toBeVisible();
  await expectNothingFound(page, portal, page.url());
});

test('axe would find something', async ({ page }) => {
  await page.goto(everyPage['static page'] ?? '');
  await page.locator('main').evaluate((main) => {
    main.innerHTML =
      '<h2>二</h2><h4>四</h4><p>灰色的字</p><p><a href="/">小的</a> <a href="/news">链接</a></p><img src="/favicon.svg">';
    for (const part of main.querySelectorAll('p')) part.style.color = '#999';
    for (const link of main.querySelectorAll('a')) link.style.fontSize = '8px';
  });
  expect(new Set((await violationsOf(page)).map((line) => line.split(' ')[0]))).toEqual(
    new Set(['color-contrast', 'heading-order', 'image-alt', 'page-has-heading-one', 'target-size']),
  );
});
