import { execFileSync } from 'node:child_process';
import { newColleague } from './support/desk';
import { testWithPortal } from './support/test';
import { appendFileSync } from 'node:fs';

const test = testWithPortal((tree) => {
  tree.article({ slug: 'night-market', title: '夜市开张第一夜：三百个摊位，两万名食客', section: 'media-watch', date: '2024-06-01 08:00', author: '李四', tags: ['集市'], body: '红豆糕卖得最好。'.repeat(40) });
  tree.article({ slug: 'draft-a', title: '红豆种植的田野调查', status: 'draft', author: ['张三', '李四'], body: '红豆产地的调查，从三月走到六月。'.repeat(60) });
  tree.article({ slug: 'draft-b', title: '关于进一步规范城区集市管理、保障食品安全的若干意见（征求意见稿）全文及说明', status: 'draft', section: 'notices', body: '# 大标题\n\n<Callout type="note">注</Callout>\n\n稿在路上。' });
  for (let n = 0; n < 60; n += 1) tree.article({ slug: `note-${n}`, title: `第 ${n} 号通知`, section: 'notices', date: `2024-05-${String((n % 28) + 1).padStart(2, '0')}`, body: '通知正文，请遵照执行。'.repeat(n + 1) });
  tree.article({ slug: 'scheduled', title: '定时稿：端午节安排', date: '2199-03-04 05:06' });
  tree.article({ slug: 'expired', title: '招聘启事', date: '2020-01-01', expires: '2020-02-01' });
  tree.article({ slug: 'corrected', title: '更正过的稿件', date: '2024-01-01', corrections: [{ date: '2024-06-02 09:00', text: '第二段“甲”应为“乙”。' }] });
  tree.article({ slug: 'withdrawn', title: '撤回稿', status: 'withdrawn', withdrawn: { date: '2024-06-01', reason: '事实有误' } });
  tree.write('articles/2024/faulty.mdx', '---\ntitle: 有错的稿\nsection: news\ndate: 2024-05-06\ntagz: [一]\n---\n\n有错稿的正文。\n');
  tree.write('topics/t.mdx', '---\nsummary: 没有题目\n---\n');
  execFileSync('sh', ['-c', 'git init -q && git add -A && git -c user.name=王编辑 -c user.email=w@example.org commit -qm "收录来稿"'], { cwd: tree.root });
  return {};
});

test('look', async ({ portal, browser, page: _ }) => {
  test.setTimeout(120_000);
  const chief = await newColleague(portal, 'chief', '陈主编');
  const cookie = chief.cookie.split('; ').map((one) => { const [name = '', ...value] = one.split('='); return { name, value: value.join('='), url: portal.url }; });
  const lists = ['', 'list=problems', 'list=all', 'list=corrected', 'list=withdrawn', 'q=红豆', 'list=scheduled&q=没有'];
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 768, 1440]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale: 'zh-CN' });
      await context.addCookies(cookie);
      const page = await context.newPage();
      page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') process.stdout.write(`console ${m.text()}\n`); });
      page.on('pageerror', (e) => process.stdout.write(`error ${e}\n`));
      if (width === 1440 && colorScheme === 'light') {
        const cdp = await context.newCDPSession(page);
        await cdp.send('Network.enable');
        const types = new Map<string, string>();
        let total = 0; const files: string[] = [];
        cdp.on('Network.responseReceived', ({ requestId, response }) => { types.set(requestId, response.url); });
        cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { const url = types.get(requestId) ?? ''; files.push(`${encodedDataLength} ${url}`); if (url.endsWith('.js')) total += encodedDataLength; });
        await page.goto(`${portal.url}/desk`);
        await page.waitForTimeout(1500);
        process.stdout.write(`${files.join('\n')}\nJS ${total}\n`);
      }
      for (const [n, list] of lists.entries()) {
        if (colorScheme === 'dark' && n > 1) continue;
        await page.goto(`${portal.url}/desk?${list}`);
        await page.waitForSelector('[data-state=open]');
        if (list === 'list=problems') for (const summary of await page.locator('.lists-problems summary').all()) await summary.click();
        await page.screenshot({ path: `/tmp/lists-bench/shot-${colorScheme}-${width}-${n}.png`, fullPage: n !== 2 });
      }
      await context.close();
    }
  }
});
