import { expect, type Page } from '@playwright/test';
import { readingCookie } from '@/lib/site/reading';
import { everyPage, everyPageTime, fillEveryPage } from './support/every-page';
import { markControls, tabThrough } from './support/focus';
import { testWithPortal } from './support/test';

/** The site without a mouse: every control is reached, in the order in which it stands, and is seen to be. */
const test = testWithPortal((tree) => {
  fillEveryPage(tree);
  return {};
});

const addressOf = (name: string): string => everyPage[name] ?? '';

test.beforeEach(({ portal }) => portal.clock.set(everyPageTime));

async function expectOrder(page: Page, address: string): Promise<void> {
  // Without smooth scrolling, what is focused is in view at once.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(address, { waitUntil: 'load' });
  const controls = await markControls(page);
  const stops = await tabThrough(page);
  const reached = stops.filter(({ place }) => place >= 0).map(({ place }) => place);
  expect(reached.map((place) => controls[place])).toEqual(controls);
  const regions = stops.map(({ region }) => region).filter((region, n, all) => region !== all[n - 1]);
  expect(regions).toEqual(['other', 'header', 'main', 'footer']);
  expect(stops.filter(({ faults }) => faults.length > 0)).toEqual([]);
}

for (const [width, names] of [
  [1440, ['front', 'article with every component', 'search with results', 'feeds']],
  [360, ['front', 'article with every component', 'section with pages', 'month']],
] as const) {
  for (const name of names) {
    test(`from the skip link to the last link of the footer: ${name}, ${width} px`, async ({ page }) => {
      test.setTimeout(60_000);
      await page.setViewportSize({ width, height: 800 });
      await expectOrder(page, addressOf(name));
    });
  }
}

for (const theme of ['dark', 'contrast']) {
  test(`the focus is seen in other colours: ${theme}`, async ({ page, portal }) => {
    await page.context().addCookies([{ name: readingCookie, value: `theme%3D${theme}`, url: portal.url }]);
    await expectOrder(page, addressOf('search with results'));
  });
}

test('the skip link is seen when it is focused, and leads past everything before the text', async ({
  page,
}) => {
  await page.goto(addressOf('article'));
  const skip = page.getByRole('link', { name: '跳到正文' });
  await expect(skip).not.toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').getByRole('link').first()).toBeFocused();
});

test('all sections open and close on a phone, and the way leads through them', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/');
  const navigation = page.getByRole('navigation', { name: '栏目导航' });
  const summary = navigation.locator('summary');
  const inside = navigation.locator('details a');
  await expect(inside.first()).toBeHidden();
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(inside.first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(inside.first()).toBeFocused();
  for (const link of await inside.all()) {
    const { height = 0 } = (await link.boundingBox()) ?? {};
    expect(height).toBeGreaterThanOrEqual(24);
  }
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await expect(inside.first()).toBeHidden();
  await expect(summary).toBeFocused();
});

test('what folds opens with the keyboard: data of a chart, filters of the search', async ({ page }) => {
  for (const name of ['article with every component', 'search']) {
    await page.goto(addressOf(name));
    const summary = page.getByRole('main').locator('summary').first();
    const content = summary.locator('xpath=following-sibling::*[1]');
    await expect(content).toBeHidden();
    await summary.press('Enter');
    await expect(content).toBeVisible();
    await summary.press('Enter');
    await expect(content).toBeHidden();
  }
});

test('the focus stays in the picture that is shown in full', async ({ page }) => {
  await page.goto(addressOf('article with every component'));
  const viewer = page.getByRole('dialog');
  await page
    .getByRole('button', { name: /^放大图片：/ })
    .first()
    .press('Enter');
  await expect(viewer).toBeVisible();
  const buttons = await viewer.getByRole('button').count();
  const focused = new Set<string>();
  for (let n = 0; n <= 2 * buttons; n += 1) {
    await page.keyboard.press('Tab');
    // Between the last and the first the focus may be with the browser itself.
    const outside = page.locator(':focus').and(page.locator(':not(dialog *):not(dialog):not(body)'));
    await expect(outside).toHaveCount(0);
    for (const name of await viewer.locator(':focus').evaluateAll((all) => all.map((one) => one.ariaLabel)))
      focused.add(name ?? '');
  }
  expect(focused.size).toBe(buttons);
});

test('a table sorts from where its head is reached by Tab', async ({ page }) => {
  await page.goto(addressOf('article with every component'));
  const table = page.getByRole('table', { name: '水位' });
  const head = table.getByRole('columnheader', { name: '水位' });
  await table.getByRole('button', { name: '站点' }).focus();
  await page.keyboard.press('Tab');
  await expect(head.getByRole('button')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(head.getByRole('button')).toBeFocused();
});
