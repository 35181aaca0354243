import { expect } from '@playwright/test';
import { violationsOf } from './support/axe';
import { inviteTo, newColleague } from './support/desk';
import { lend } from './support/desk-browser';
import { testWithPortal } from './support/test';

/** Pages about people, in both colours, on a phone and on a desk: nothing that axe objects to, nothing wider than the window. */
const test = testWithPortal((tree) => {
  tree.article({ slug: 'first', title: '第一篇' });
  return { WATCH: '0' };
});

/** The dark colours are looked at for what colours can do wrong. */
const looks: readonly { scheme: 'light' | 'dark'; width: number; rules?: readonly string[] }[] = [
  { scheme: 'light', width: 360 },
  { scheme: 'light', width: 1440 },
  { scheme: 'dark', width: 1440, rules: ['color-contrast'] },
];

for (const { scheme, width, rules } of looks) {
  test(`${scheme}, ${width} px`, async ({ portal, page }) => {
    const chief = await newColleague(portal, 'chief', 'boss');
    await newColleague(portal, 'author', 'li');
    const token = inviteTo(portal, 'guest@example.org', '欧阳客人', 'editor');
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 800 });
    const look = async (target: string): Promise<void> => {
      await page.goto(portal.url + target);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect.soft(await violationsOf(page, rules), target).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(wide, target).toBeLessThanOrEqual(width);
    };
    for (const target of [
      '/desk/sign-in?problem=wrong-credentials',
      `/desk/invitation?token=${token}&problem=weak-password`,
      '/desk/invitation?token=none',
    ]) {
      await look(target);
    }
    await lend(page.context(), chief);
    for (const target of ['/desk/people', '/desk/account?done=password', '/desk/log', '/desk/unknown']) {
      await look(target);
    }
    await page.goto(`${portal.url}/desk/people`);
    await page.getByRole('button', { name: '重设密码：li' }).click();
    await page.getByLabel('请把这个链接发给li').waitFor();
    await page.getByLabel('li的角色').selectOption('editor');
    expect(await violationsOf(page, rules)).toEqual([]);
  });
}

test('the keyboard alone is enough', async ({ portal, page }) => {
  await lend(page.context(), await newColleague(portal, 'chief', 'boss'));
  await page.goto(`${portal.url}/desk/log`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('人员')).toBeFocused();
});
