import { brotliCompressSync } from 'node:zlib';
import { expect, type Locator, type Page } from '@playwright/test';
import { readCode } from './support/qr-code';
import { testWithPortal } from './support/test';
import { svg } from './support/tree';

const longName = '省人民检察院与基层人民检察院未成年人检察工作办公室联合专项监督行动';

function chart(attributes: string, csv: string): string {
  return `<Chart ${attributes}>\n\n\`\`\`csv\n${csv}\n\`\`\`\n\n</Chart>`;
}

const rows = (count: number, row: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => row(n)).join('\n');

const charts = [
  chart(
    'type="bar" title="长名的柱" unit="件" source="统计处"',
    `单位,案件数\n${longName},120\n${longName.slice(5)},98\n石家庄市,143`,
  ),
  chart('type="bar" title="负值" unit="%"', '月份,同比\n一月,3.2\n二月,-1.5\n三月,\n四月,0'),
  chart('type="bar" title="两组"', '地区,2022年,2023年\n东部,123,134\n中部,80,—\n西部,,76'),
  chart('type="bar" title="一百根"', `项,数\n${rows(100, (n) => `第${n + 1}号,${n % 17}`)}`),
  chart('type="line" title="一个点"', '年,数\n2020,7'),
  chart(
    'type="line" title="五条线"',
    `季度,北京市,天津市,河北省,山西省,内蒙古自治区\n${rows(12, (n) => `${2020 + Math.floor(n / 4)}年第${(n % 4) + 1}季度,${n},${n === 5 ? '' : 12 - n},${n * 2},5,-${n}`)}`,
  ),
  chart('type="area" title="面积"', `年,数\n${rows(9, (n) => `${2015 + n},${n * 31_000_000}`)}`),
  chart('type="pie" title="饼"', `类别,数\n${longName},400\n${rows(9, (n) => `类别${n + 1},${n + 1}`)}`),
].join('\n\n');

const wideTable = `<DataTable caption="各部门办理案件的数量与同比" source="统计处">

\`\`\`csv
部门,一季度案件数（件）,二季度案件数（件）,三季度案件数（件）,四季度案件数（件）,全年合计（件）,备注
第一检察部,107,12,1000,—,1119,这一行有一段相当长的备注文字，要自己折行
第二检察部,207,24,2000,3,2234,无
\`\`\`

</DataTable>`;

const pieces = `第一段正文，足够长，好让它占满一行再折到下一行去，看两端是否对齐，首行是否缩进两个字。

## 一、背景

正文，*着重*与 *Nature*，见[外站](https://www.example.org/page?x=1)与 https://www.example.org/bare 。

### （一）缘起

- 列表一
- 列表二

> 引文一段。

## 二、经过

![门](gate.svg "大门")

正文，<Ruby rt="dǐ">邸</Ruby>报。[^1]

## 一、背景

重名的一节。

[^1]: 注释。`;

const english = `<Lead>

The gazette.

</Lead>

The first paragraph. ${'It goes on for a while, and wraps. '.repeat(6)}

## Background

Text, *emphasised*.[^1]

## What followed

<FactBox>

- One

</FactBox>

### More of it

Text.

## What remains

Text.

[^1]: A note.`;

const live = [
  ['2026-11-10 09:00', '先到的消息'],
  ['2026-11-10 10:30', '最新的消息'],
  ['2026-11-10 09:20', '后到的消息'],
]
  .map(([time, text]) => `<LiveUpdate time="${time}" title="${text}">\n\n${text}的正文。\n\n</LiveUpdate>`)
  .join('\n\n');

const shared = testWithPortal((tree) => {
  const date = '2023-03-15 18:30';
  tree.article({ slug: 'long', folder: true, date, tags: ['党建'], source: '检察日报', body: pieces });
  tree.write('articles/2024/long/gate.svg', svg('门'));
  tree.article({ slug: 'short', date, body: '## 一\n\n文。\n\n## 二\n\n文。\n\n### 三\n\n文。' });
  tree.article({ slug: 'renewed', date, updated: '2024-06-01' });
  tree.article({ slug: 'leap', date: '2024-02-29' });
  tree.article({ slug: 'english', date, lang: 'en', title: 'A newsroom in plain text', body: english });
  tree.article({ slug: 'live', date, body: live });
  tree.article({ slug: 'charts', date, body: charts });
  tree.article({ slug: 'table', date, body: wideTable });
  tree.write('pages/rules.mdx', '---\ntitle: 章程\n---\n\n## 甲\n\n## 乙\n\n## 丙\n\n## 丁\n\n文。\n');
  return {};
});

const contents = (page: Page): Locator => page.getByRole('navigation', { name: '目录' });

shared.describe('table of contents', () => {
  shared('leads to every headline of a long piece', async ({ page, portal }) => {
    await page.goto('/news/long');
    const links = contents(page).getByRole('link');
    await expect(links).toHaveText(['一、背景', '（一）缘起', '二、经过', '一、背景']);
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const href of hrefs) expect(href).toMatch(/^#[\p{L}\p{N}_-]+$/u);
    expect(new Set(hrefs).size).toBe(4);
    const headlines = page.locator('.prose').getByRole('heading');
    for (const [index, href] of hrefs.entries()) {
      await expect(headlines.nth(index)).toHaveAttribute('id', href.slice(1));
    }
    await links.last().click();
    await expect(page).toHaveURL(`${portal.url}/news/long${encodeURI(hrefs[3] ?? '')}`);
    await expect(page.locator('.prose').getByRole('heading', { name: '一、背景' }).last()).toBeInViewport();
  });

  shared('is folded on a phone and open beside it', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 700 });
    await page.goto('/news/long');
    const link = contents(page).getByRole('link', { name: '二、经过' });
    await expect(link).toBeHidden();
    await contents(page).getByText('目录').click();
    await expect(link).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.reload();
    await expect(link).toBeVisible();
    await expect(contents(page).locator('summary')).toBeHidden();
  });

  shared('is not there for a short piece, and is for a long page', async ({ page }) => {
    await page.goto('/news/short');
    await expect(contents(page)).toHaveCount(0);
    await page.goto('/rules');
    await expect(contents(page).locator('a')).toHaveText(['甲', '乙', '丙', '丁']);
  });

  shared('speaks the language of the article', async ({ page }) => {
    await page.goto('/news/english');
    await expect(page.getByRole('navigation', { name: 'Contents' }).locator('a')).toHaveText([
      'Background',
      'What followed',
      'More of it',
      'What remains',
    ]);
    await expect(page.getByText('Facts', { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Notes' })).toBeVisible();
  });
});

shared.describe('age', () => {
  shared('is said from the very day on, in pages that are cached', async ({ portal }) => {
    const notice = async (slug: string): Promise<string | undefined> =>
      /<p class="age-notice"[^>]*>([^<]*)/.exec((await portal.get(`/news/${slug}`)).text)?.[1];
    portal.clock.set('2024-03-14T23:59:50+08:00');
    for (const slug of ['long', 'renewed', 'leap']) expect(await notice(slug), slug).toBeUndefined();
    portal.clock.set('2024-03-15T00:00:01+08:00');
    expect(await notice('long')).toContain('1 年前');
    expect(await notice('english')).toContain('a year ago');
    portal.clock.set('2025-02-28T12:00:00+08:00');
    expect(await notice('leap')).toBeUndefined();
    portal.clock.set('2025-03-01T00:00:01+08:00');
    expect(await notice('leap')).toContain('1 年前');
    portal.clock.set('2025-05-31T23:59:50+08:00');
    expect(await notice('long')).toContain('2 年前');
    expect(await notice('renewed')).toBeUndefined();
    portal.clock.set('2025-06-01T00:00:01+08:00');
    expect(await notice('renewed')).toMatch(/最后更新于 1 年前/);
    portal.clock.set('2031-01-01T12:00:00+08:00');
    expect(await notice('long')).toContain('7 年前');
  });
});

shared.describe('sharing', () => {
  shared('a phone reads the address of the article, in every theme', async ({ page, portal, context }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    for (const theme of ['light', 'dark', 'contrast']) {
      await context.addCookies([{ name: 'kaiyuan-reading', value: `theme=${theme}`, url: portal.url }]);
      await page.goto('/news/long?utm_source=x');
      const code = page.getByRole('img', { name: /二维码/ });
      await expect(code).toBeHidden();
      await page.getByText('微信扫码分享').click();
      await expect(code).toBeVisible();
      expect(await readCode(code), theme).toBe(`${portal.url}/news/long`);
    }
    await expect(page.getByRole('link', { name: '分享到微博' })).toBeVisible();
    expect(requests.filter((url) => !url.startsWith(portal.url))).toEqual([]);
  });
});

shared('the masthead has the lunar date, and refreshes to the same words', async ({ page, portal }) => {
  portal.clock.set('2026-02-17T08:00:00+08:00');
  await page.goto('/news/short');
  // The browser's own day may be later than the portal's: only the server's words are asked for here.
  expect((await portal.get('/news/short')).text).toContain('2026年2月17日 星期二 农历丙午年正月初一');
  portal.clock.set('2025-07-25T08:00:00+08:00');
  expect((await portal.get('/')).text).toContain('农历乙巳年闰六月初一');
  portal.clock.advance(Date.now() - portal.clock.now());
  const line = /<todays-date[^>]*>([^<]*)/;
  const fresh = async (): Promise<string | undefined> =>
    line.exec((await portal.get('/news/short')).text)?.[1];
  await expect
    .poll(async () => (await page.locator('.masthead-today').textContent()) === (await fresh()))
    .toBe(true);
});

shared.describe('in print', () => {
  shared(
    'the article, its address and code, and nothing of the site around it',
    async ({ page, portal, context }) => {
      await context.addCookies([{ name: 'kaiyuan-reading', value: 'theme=contrast', url: portal.url }]);
      await page.goto('/news/long');
      await page.emulateMedia({ media: 'print' });
      for (const chrome of [
        page.getByRole('navigation', { name: '栏目导航' }),
        page.getByRole('search'),
        page.locator('.breadcrumbs'),
        page.locator('.byline-aids'),
        contents(page),
        page.locator('.neighbours'),
        page.getByText('微信扫码分享'),
        page.getByRole('link', { name: '分享到微博' }),
      ])
        await expect(chrome.first()).toBeHidden();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText(`本文网址：${portal.url}/news/long`)).toBeVisible();
      await expect(page.getByText(/页面日期：\d{4}-\d{2}-\d{2}/)).toBeVisible();
      const code = page.getByRole('img', { name: /二维码/ });
      await expect(code).toBeVisible();
      expect(await readCode(code)).toBe(`${portal.url}/news/long`);
      const after = (name: string): Promise<string> =>
        page
          .locator('.prose a', { hasText: name })
          .evaluate((link) => getComputedStyle(link, '::after').content);
      expect(await after('外站')).toContain('https://www.example.org/page?x=1');
      expect(await after('https://www.example.org/bare')).toBe('none');
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
        'rgb(255, 255, 255)',
      );
      expect(
        await page
          .locator('.prose figure')
          .first()
          .evaluate((figure) => getComputedStyle(figure).breakInside),
      ).toBe('avoid');
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    },
  );
});

shared('live updates stand newest first, each with an address of its own', async ({ page }) => {
  await page.goto('/news/live');
  const entries = page.locator('.live-update');
  await expect(entries.getByRole('heading')).toHaveText(['最新的消息', '后到的消息', '先到的消息']);
  await expect(entries.first().locator('time')).toHaveAttribute('datetime', '2026-11-10T10:30');
  await page.getByRole('link', { name: '2026-11-10 09:00 的链接' }).click();
  await expect(page).toHaveURL(/#live-2026-11-10-09-00$/);
  await expect(page.locator(':target')).toContainText('先到的消息');
});

shared.describe('charts', () => {
  for (const width of [360, 768, 1440]) {
    shared(`no label is cut or covered at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto('/news/charts');
      const drawings = page.locator('.chart-drawing:visible');
      await expect(drawings).toHaveCount(8);
      const faults = await drawings.evaluateAll((all) =>
        all.flatMap((drawing) => {
          const name = drawing.getAttribute('aria-label')?.slice(0, 12);
          const texts = [...drawing.querySelectorAll('text')];
          const boxes = texts.map((text) => text.getBoundingClientRect());
          const outside = boxes.flatMap((box, index) =>
            box.left < -1 || box.right > document.documentElement.clientWidth + 1
              ? [`${name}: ${texts[index]?.textContent} is outside`]
              : [],
          );
          const covered = boxes.flatMap((a, index) =>
            boxes.slice(index + 1).flatMap((b, further) => {
              const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
              const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
              return across > 2 && down > 6
                ? [`${name}: ${texts[index]?.textContent} and ${texts[index + 1 + further]?.textContent}`]
                : [];
            }),
          );
          const small = texts
            .filter((text) => {
              const svg = text.ownerSVGElement;
              const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
              return Number.parseFloat(getComputedStyle(text).fontSize) * scale < 10;
            })
            .map((text) => `${name}: ${text.textContent} is too small`);
          return [...outside, ...covered, ...small];
        }),
      );
      expect(faults).toEqual([]);
      const words = await drawings.evaluateAll((all) => all.map((drawing) => drawing.textContent));
      expect(words[0]).toContain(longName);
      expect(words[0]).toContain(longName.slice(5));
      expect(words[1]).toContain('−1.5');
      expect(words[3]).toContain('第100号');
      const figures = page.locator('figure.chart');
      for (const name of ['北京市', '天津市', '河北省', '山西省', '内蒙古自治区'])
        await expect(
          figures.filter({ hasText: '五条线' }).getByText(name).locator('visible=true'),
        ).toHaveCount(1);
      await expect(figures.filter({ hasText: '饼' }).first()).toContainText(longName);
    });
  }

  shared('each has a title, a description, its source and its data', async ({ page }) => {
    await page.goto('/news/charts');
    const figure = page.locator('figure.chart').first();
    await expect(figure.locator('figcaption')).toHaveText('长名的柱（单位：件）');
    await expect(figure.getByRole('img', { name: /^柱状图：长名的柱。/ })).toBeVisible();
    await expect(figure.getByText('来源：统计处')).toBeVisible();
    const table = figure.getByRole('table');
    await expect(table).toBeHidden();
    await figure.getByText('查看数据').click();
    await expect(table.getByRole('row', { name: `${longName} 120` })).toBeVisible();
    await expect(page.getByRole('img', { name: /^饼图：/ })).toHaveCount(1);
  });
});

shared('a wide table scrolls by keyboard below a title that stays', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await page.goto('/news/table');
  const region = page.getByRole('region', { name: '各部门办理案件的数量与同比' });
  await region.focus();
  await expect(region).toBeFocused();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(20);
  await expect(page.locator('figcaption', { hasText: '各部门' })).toBeInViewport({ ratio: 1 });
  await expect(region.getByRole('rowheader', { name: '第一检察部' })).toBeInViewport({ ratio: 1 });
  expect(
    await region.getByRole('cell', { name: '—' }).evaluate((cell) => getComputedStyle(cell).textAlign),
  ).toBe('end');
});

shared('Chinese and English are each set in their own way', async ({ page }) => {
  const styleOf = (selector: string, property: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  await page.goto('/news/long');
  const size = Number.parseFloat(await styleOf('.prose > p', 'font-size'));
  expect(size).toBeGreaterThanOrEqual(18);
  expect(Number.parseFloat(await styleOf('.prose > p', 'text-indent'))).toBeCloseTo(2 * size, 1);
  expect(await styleOf('.prose > p', 'text-align')).toBe('justify');
  expect(await styleOf('.prose > p', 'line-break')).toBe('strict');
  expect(await styleOf('h1', 'text-wrap-style')).toBe('balance');
  for (const selector of ['.prose li', '.prose blockquote p', '.prose figcaption', '.footnotes p'])
    expect(await styleOf(selector, 'text-indent'), selector).toBe('0px');
  expect(await styleOf('.prose em', 'text-emphasis-style')).toContain('dot');
  expect(await styleOf('.prose em', 'text-emphasis-position')).toContain('under');
  expect(await styleOf('.prose em', 'font-style')).toBe('normal');
  expect(await styleOf('.prose em.latin', 'font-style')).toBe('italic');
  expect(await styleOf('.prose em.latin', 'text-emphasis-style')).toBe('none');
  await expect(page.getByRole('heading', { name: '注释' })).toBeVisible();
  await page.goto('/news/english');
  expect(await styleOf('.prose > p', 'text-indent')).toBe('0px');
  expect(await styleOf('.prose > p', 'text-align')).toBe('start');
  expect(await styleOf('.prose > p', 'hyphens')).toBe('auto');
  expect(await styleOf('.prose em', 'font-style')).toBe('italic');
});

shared('an article is light: document, styles and script together', async ({ portal }) => {
  const brotli = { headers: { 'accept-encoding': 'br' } };
  const document = await portal.get('/news/long', brotli);
  const { text } = await portal.get('/news/long');
  const addresses = [...text.matchAll(/<(?:script[^>]* src|link[^>]* href)="(\/[^"]+\.(?:css|js))"/g)].map(
    ([, address = '']) => address,
  );
  expect(addresses.length).toBeGreaterThanOrEqual(3);
  let total = document.bytes.length;
  for (const address of new Set(addresses)) {
    const { bytes, headers } = await portal.get(address, brotli);
    total += bytes.length;
    if (headers['content-encoding'] === 'br' && !address.startsWith('/reading'))
      expect(bytes.length, address).toBeLessThanOrEqual(8 * 1024);
    else expect(brotliCompressSync(bytes).length, address).toBeLessThanOrEqual(1024);
  }
  expect(total).toBeLessThanOrEqual(20 * 1024);
});
