import { expect, type Page } from '@playwright/test';
import { violationsOf } from './support/axe';
import { type Colleague, newColleague } from './support/desk';
import { lend } from './support/desk-browser';
import { openEditor, placeCursor, statusOf } from './support/editor';
import { testWithPortal } from './support/test';
import { png } from './support/tree';

/** The editing page with everything that it can show, in both colours, on a phone, a tablet and a desk. */
const base = testWithPortal((tree) => {
  tree.write('topics/spring.mdx', '---\ntitle: 春天\n---\n');
  tree.article({
    slug: 'full',
    folder: true,
    status: 'draft',
    title: '什么都有的稿',
    author: ['张编辑', '李记者'],
    tags: ['开放日'],
    cover: { src: 'gate.png', alt: '大门' },
    corrections: [{ date: '2024-05-07', text: '改正。' }],
    body: '<Lead>\n\n导语**重点**。\n\n</Lead>\n\n## 小标题\n\n[链接](/news/none),文字。\n\n> 引文\n\n<Figur />\n\n```\n代码\n```',
  });
  tree.write('articles/2024/full/gate.png', png(900, 600));
  return {};
});

const test = base.extend<object, { chief: Colleague }>({
  chief: [async ({ portal }, use) => use(await newColleague(portal, 'chief')), { scope: 'worker' }],
});

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** The dark colours are looked at for what colours can do wrong. */
const looks: readonly { scheme: 'light' | 'dark'; width: number; rules?: readonly string[] }[] = [
  { scheme: 'light', width: 360 },
  { scheme: 'light', width: 768 },
  { scheme: 'light', width: 1440 },
  { scheme: 'dark', width: 1440, rules: ['color-contrast'] },
];

for (const { scheme, width, rules } of looks) {
  test(`axe finds nothing: ${scheme}, ${width} px`, async ({ page, portal, chief, tree }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    await lend(page.context(), chief);
    const look = async (what: string): Promise<void> => {
      expect.soft(await violationsOf(page, rules), what).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(wide, what).toBeLessThanOrEqual(width);
    };
    await page.goto('/desk/new');
    await look('new');
    const text = await openEditor(page, 'full');
    await expect(page.getByRole('tab', { name: /问题/ })).toContainText('3');
    await look('text');
    await page.keyboard.press('ControlOrMeta+f');
    for (const pane of ['字段', '问题', '预览']) {
      await page.getByRole('tab', { name: pane }).click();
      if (pane === '字段') {
        await expect(page.getByRole('textbox', { name: /^标题/ })).toBeVisible();
        for (const group of await page.locator('.fields details:not([open]) > summary').all())
          await group.click();
      }
      await look(pane);
    }
    for (const [key, name] of [
      ['k', '插入'],
      ['/', '按键说明'],
    ] as const) {
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press(`ControlOrMeta+${key}`);
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await look(name);
      await close(page);
    }
    await page.getByRole('button', { name: '插入' }).click();
    await page.getByRole('button', { name: /^图片/ }).click();
    await page.getByRole('button', { name: '选用 gate.png' }).click();
    await look('pictures');
    await close(page);
    await page.getByRole('button', { name: '发布' }).click();
    await expect(page.getByRole('dialog')).toContainText('个错误');
    await look('publish');
    await close(page);
    await page.getByText('更多').click();
    await look('more');
    await page.getByRole('button', { name: '定时发布' }).click();
    await look('schedule');
    await close(page);
    if (width < 960) await page.getByRole('tab', { name: '文本' }).click();
    await placeCursor(text, '导语');
    await page.keyboard.insertText(`改${width}${scheme}`);
    await expect(statusOf(page)).toContainText('已暂存');
    tree.edit('articles/2024/full/index.mdx', '引文', `引文${width}`);
    await portal.revalidate(['articles/2024/full/index.mdx']);
    await page.getByRole('button', { name: '对照并合并' }).click();
    await expect(page.getByRole('dialog', { name: '两边都改过这篇稿件' })).toBeVisible();
    await look('clash');
    await page.getByText('我改了什么').click();
    await look('comparison');
    await page.getByRole('button', { name: '用文件里的文字' }).click();
    await expect(statusOf(page)).toContainText('与文件一致');
  });
}
