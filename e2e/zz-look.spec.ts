import { expect } from '@playwright/test';
import { newColleague } from './support/desk';
import { openEditor, signIn } from './support/editor';
import { testWithPortal } from './support/test';
import { png } from './support/tree';
import { watchViolations } from './support/violations';

const test = testWithPortal((tree) => {
  tree.article({
    slug: 'open-day',
    folder: true,
    status: 'draft',
    title: '开放日活动春季开始预约',
    kicker: '走进展厅',
    tags: ['开放日'],
    author: ['张编辑', '李记者'],
    source: '示例日报',
    cover: { src: 'gate.png', alt: '大门' },
    summary: '三月起每周六开放。',
    body:
      '<Lead>\n\n三月起，每周六上午开放展厅，可以网上**预约**。\n\n</Lead>\n\n## 怎样预约\n\n打开[预约页](/news/nowhere)，选好日期,填写人数。\n\n<Figure src="gate.png" alt="大门" caption="预约入口" />\n\n- 第一条\n- 第二条\n\n' +
      '正文很长的一段文字，用来看排版是否舒服。'.repeat(20) +
      '\n\n## 到哪里去\n\n' +
      '到了门口请出示预约码。'.repeat(15),
  });
  tree.write('articles/2024/open-day/gate.png', png(900, 600));
  return {};
});

test('look', async ({ page, portal, context }) => {
  test.setTimeout(120_000);
  page.on('console', (m) => console.log('console', m.type(), m.text()));
  page.on('pageerror', (e) => console.log('pageerror', e.message, e.stack));
  page.on('response', (r) => {
    if (r.status() >= 400) console.log(r.status(), r.url());
  });
  const violations = await watchViolations(context);
  const chief = await newColleague(portal, 'chief', '主编');
  await signIn(page, portal, chief);
  for (const [w, h] of [
    [1440, 900],
    [768, 1024],
    [360, 740],
  ] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width: w, height: h });
      await page.emulateMedia({ colorScheme: scheme });
      await openEditor(page, 'open-day');
      await page.waitForTimeout(2500);
      await page.screenshot({ path: `/tmp/shots/editor-${w}-${scheme}.png` });
      for (const tab of ['字段', '预览', '问题']) {
        await page.getByRole('tab', { name: tab }).click();
        await page.waitForTimeout(700);
        await page.screenshot({ path: `/tmp/shots/editor-${w}-${scheme}-${tab}.png` });
      }
    }
  }
  console.log(violations, portal.output().slice(-3000));
});
