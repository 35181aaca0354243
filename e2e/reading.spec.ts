import { expect, type Locator, type Page } from '@playwright/test';
import type { Portal } from './support/portal';
import { testWithPortal } from './support/test';
import { missing } from './support/text';
import { svg } from './support/tree';

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const longAddress = `https://example.org/${'very-long-segment/'.repeat(12)}`;

const body = `<Lead>

导语一段。

</Lead>

第一段正文，里面有一个很长的词 ${longWord}、一个很长的[地址](${longAddress})和 ${longAddress}

## 小标题一

![揭牌现场](gate.svg "揭牌仪式现场。")

<Figure src="/media/pictures/prize.svg" alt="颁奖" caption="颁奖现场" credit="李四摄" />

| 甲 | 乙 | 丙 | 丁 | 戊 | 己 | 庚 | 辛 | 壬 | 癸 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 单元格的内容一 | 单元格的内容二 | 单元格的内容三 | 单元格的内容四 | 单元格的内容五 | 单元格的内容六 | 单元格的内容七 | 单元格的内容八 | 单元格的内容九 | 单元格的内容十 |

\`\`\`text
${'一行很长的代码 with_a_very_long_identifier_'.repeat(6)}
\`\`\`

<Chart type="bar" title="图表" unit="件">

\`\`\`csv
年份,数量
2020,1
2021,2
2022,3
\`\`\`

</Chart>

<Gallery caption="图集">

<Figure src="/media/pictures/prize.svg" alt="一" caption="其一" credit="摄" />

<Figure src="/media/pictures/prize.svg" alt="二" caption="其二" credit="摄" />

</Gallery>

<DataTable caption="宽表">

\`\`\`csv
第一列的标题,第二列的标题,第三列的标题,第四列的标题,第五列的标题,第六列的标题,第七列的标题,第八列的标题
${longWord},二,三,四,五,六,七,八
\`\`\`

</DataTable>

<QA>

<Q who="问">

问？

</Q>

<A who="答">

答。

</A>

</QA>

<Timeline>

<Event date="2020" title="事">

文。

</Event>

</Timeline>

## 小标题二

最后一段。[^1]

[^1]: 脚注。
`;

const shared = testWithPortal((tree) => {
  tree.article({
    slug: 'studio',
    folder: true,
    title: '“三个强化”推动党建创新工作室揭牌',
    kicker: '引题第一行\n引题第二行',
    subtitle: '副题在这里',
    section: 'media-watch',
    date: '2022-07-08 10:30',
    updated: '2022-07-09 08:05',
    source: '检察日报',
    author: ['张三', '李四'],
    editor: '王五',
    tags: ['党建', '创新'],
    original: { title: '原来的题目', author: '原作者', url: 'https://www.example.org/original' },
    corrections: [{ date: '2022-07-10', text: '更正了一处人名。' }],
    aiGenerated: 'assisted',
    cover: { src: 'gate.svg', alt: '揭牌现场' },
    body,
  });
  tree.write('articles/2024/studio/gate.svg', svg('揭牌'));
  tree.write('media/pictures/prize.svg', svg('颁奖'));
  tree.article({
    slug: 'older',
    title: '更早的播报',
    section: 'media-watch',
    date: '2022-07-01 08:00',
    tags: ['党建'],
  });
  tree.article({
    slug: 'newer',
    title: '更晚的播报',
    section: 'media-watch',
    date: '2022-07-20 08:00',
    tags: ['党建'],
  });
  tree.article({
    slug: 'long-title',
    title: `${'长题目'.repeat(20)}${longWord.slice(0, 40)}`,
    section: 'news',
    date: '2022-07-21 08:00',
    tags: [longWord.slice(0, 40), '一个很长很长很长很长很长很长的标签'],
    source: '一家名字非常非常非常非常长的新闻单位',
  });
  tree.article({
    slug: 'gone',
    title: '撤回',
    status: 'withdrawn',
    withdrawn: { date: '2022-08-01', reason: '有误', successor: 'studio' },
  });
  for (let n = 1; n <= 25; n += 1)
    tree.article({
      slug: `note-${n}`,
      title: `通知第${n}号`,
      section: 'notices',
      date: `2022-06-${String(n).padStart(2, '0')} 08:00`,
      cover: n % 4 ? undefined : { src: '/media/pictures/prize.svg', alt: '图' },
    });
  tree.write(
    'topics/party.mdx',
    '---\ntitle: 党建专题\nsummary: 专题摘要。\nquery: {tag: 党建}\ncover: /media/pictures/prize.svg\n---\n\n专题导语。\n',
  );
  tree.write('pages/about.mdx', '---\ntitle: 关于我们\n---\n\n## 小节\n\n关于本站。\n');
  tree.write('front.yaml', {
    lead: 'studio',
    carousel: ['studio', 'note-4', 'note-8'],
    notices: { section: 'notices', count: 5 },
    blocks: [
      { section: 'news', style: 'pictures' },
      { topic: 'party' },
      { section: 'notices', style: 'text' },
    ],
  });
  return {};
});

const pages = [
  '/',
  '/news',
  '/media-watch/studio',
  '/news/long-title',
  '/notices/page/2',
  '/quiet',
  '/topics',
  '/topics/party',
  '/tags',
  '/tags/%E5%85%9A%E5%BB%BA',
  '/sources',
  '/authors/%E5%BC%A0%E4%B8%89',
  '/archive',
  '/archive/2022/07',
  '/archive/2022/07/08',
  '/search?q=%E5%85%9A%E5%BB%BA',
  '/feeds',
  '/site-map',
  '/corrections',
  '/about',
  '/nothing',
  '/news/gone',
];

/** Errors on the console and in scripts. That the document itself is 404 or 410 is no error of the page. */
function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`${page.url()} ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (message.location().url === page.url() && /status of (?:404|410)/.test(message.text())) return;
    errors.push(`${page.url()} ${message.text()} ${message.location().url}`);
  });
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (response.status() >= 400 && response.request().resourceType() !== 'document')
      errors.push(`${page.url()} ${response.status()} ${pathname}`);
  });
  return errors;
}

async function expectSoundPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const outline = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    h1: document.querySelectorAll('h1').length,
    main: document.querySelectorAll('main').length,
    title: document.title.length > 0,
    viewport: document.querySelector('meta[name="viewport"]') !== null,
    withoutAlt: document.querySelectorAll('img:not([alt])').length,
    ids: [...document.querySelectorAll('[id]')]
      .map(({ id }) => id)
      .filter((id, index, all) => all.indexOf(id) !== index),
  }));
  expect(outline, address).toEqual({
    lang: 'zh-Hans',
    h1: 1,
    main: 1,
    title: true,
    viewport: true,
    withoutAlt: 0,
    ids: [],
  });
}

async function expectNoOverflow(page: Page, address: string): Promise<void> {
  await page.goto(address);
  for (const width of [320, 360, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    const tooWide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const outside = [...document.body.querySelectorAll('*')].filter(
        (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
      );
      return [
        `${scrollWidth} px`,
        ...outside.map(({ tagName, className }) => `${tagName}.${className}`),
      ].slice(0, 8);
    });
    expect.soft(tooWide, `${address} at ${width} px`).toEqual([]);
  }
}

async function textSize(page: Page): Promise<number> {
  return page
    .locator('main p', { hasText: '最后一段' })
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
}

async function expectArticle(page: Page, portal: Portal): Promise<void> {
  await page.goto('/media-watch/studio');
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('“三个强化”推动党建创新工作室揭牌');
  const crumbs = page.getByRole('navigation', { name: '当前位置' });
  await expect(crumbs).toContainText('当前位置');
  await expect(crumbs.getByRole('link')).toHaveText(['首页', '新闻中心', '媒体播报']);
  for (const line of ['引题第一行', '引题第二行'])
    await expect(main.getByText(line, { exact: true })).toBeVisible();
  const [first, second] = [
    await main.getByText('引题第一行', { exact: true }).boundingBox(),
    await main.getByText('引题第二行', { exact: true }).boundingBox(),
  ];
  expect((second?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThan(5);
  await expect(main.getByText('副题在这里')).toBeVisible();
  await expect(main.getByText('2022-07-08 10:30', { exact: true })).toBeVisible();
  await expect(main.locator('time', { hasText: '2022-07-08 10:30' })).toHaveAttribute(
    'datetime',
    '2022-07-08T10:30:00+08:00',
  );
  await expect(main.getByText('2022-07-09 08:05', { exact: true })).toBeVisible();
  for (const label of ['时间', '新闻来源', '作者', '责任编辑'])
    await expect(main.getByText(label, { exact: true }).first()).toBeVisible();
  await expect(main.getByRole('link', { name: '检察日报' }).first()).toHaveAttribute(
    'href',
    `/sources/${encodeURIComponent('检察日报')}`,
  );
  for (const author of ['张三', '李四'])
    await expect(main.getByRole('link', { name: author, exact: true })).toBeVisible();
  await expect(main.getByText('王五')).toBeVisible();
  await expect(main.getByRole('heading', { level: 2, name: '小标题一' })).toBeVisible();
  const captions = main.locator('figcaption');
  for (const caption of ['揭牌仪式现场。', '颁奖现场', '李四摄'])
    await expect(captions.filter({ hasText: caption }).first()).toBeVisible();
  for (const [label, title, url] of [
    ['上一篇', '更早的播报', '/media-watch/older'],
    ['下一篇', '更晚的播报', '/media-watch/newer'],
  ] as const) {
    const row = main.getByText(label, { exact: true }).locator('..');
    await expect(row.getByRole('link', { name: title })).toHaveAttribute('href', url);
  }
  const related = main.getByRole('region', { name: '相关阅读' });
  await expect(related.getByRole('link').first()).toBeVisible();
  await expect(main.getByRole('link', { name: '党建', exact: true })).toHaveAttribute(
    'href',
    `/tags/${encodeURIComponent('党建')}`,
  );
  for (const text of [
    '本文转载自',
    '原来的题目',
    '原作者',
    '更正了一处人名。',
    '本文部分内容由人工智能辅助生成',
  ])
    await expect(main.getByText(text).first()).toBeVisible();
  await expect(main.locator('a[href="https://www.example.org/original"]')).toBeVisible();
  for (const image of await main.locator('img').all()) {
    await image.scrollIntoViewIfNeeded();
    await expect
      .poll(() =>
        image.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth > 0),
      )
      .toBe(true);
  }
  expect(page.url()).toBe(`${portal.url}/media-watch/studio`);
}

function sizeButton(page: Page, name: RegExp): Locator {
  return page.getByRole('main').getByRole('button', { name });
}

/** By the form in the byline: on the article, on other pages, and after coming back. */
async function expectTextSizes(page: Page): Promise<void> {
  await page.goto('/media-watch/studio');
  const normal = await textSize(page);
  // A page on its way to the next one has no size.
  const size = (): Promise<number> => textSize(page).catch(() => Number.NaN);
  await sizeButton(page, /特大$/).click();
  await expect.poll(size).toBeGreaterThan(normal * 1.2);
  const largest = await size();
  await expect(page).toHaveURL(/\/media-watch\/studio$/);
  await page.goto('/');
  await page.goto('/media-watch/studio');
  expect(await textSize(page)).toBeCloseTo(largest, 1);
  await sizeButton(page, /：大$/).click();
  await expect
    .poll(async () => {
      const large = await size();
      return large > normal && large < largest;
    })
    .toBe(true);
  await sizeButton(page, /标准$/).click();
  await expect.poll(size).toBeCloseTo(normal, 1);
  await page.reload();
  expect(await textSize(page)).toBeCloseTo(normal, 1);
}

for (const javaScriptEnabled of [true, false]) {
  shared.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    shared.use({ javaScriptEnabled });

    shared('the article page shows everything', async ({ page, portal }) => {
      const errors = watchErrors(page);
      await expectArticle(page, portal);
      expect(errors).toEqual([]);
    });

    shared('the text size changes by a form and stays', async ({ page }) => {
      const errors = watchErrors(page);
      await expectTextSizes(page);
      expect(errors).toEqual([]);
    });

    shared('every page has its language, one h1, one main, and no errors', async ({ page }) => {
      const errors = watchErrors(page);
      for (const address of pages) await expectSoundPage(page, address);
      expect(errors).toEqual([]);
    });

    shared('header with the day, footer with the records', async ({ page, portal }) => {
      portal.clock.set('2031-11-23T08:00:00+08:00');
      for (const address of ['/', '/media-watch/studio', '/nothing']) {
        await page.goto(address);
        await expect(page.getByRole('banner')).toContainText('2031年11月23日');
        await expect(page.getByRole('banner')).toContainText('星期日');
        const footer = page.getByRole('contentinfo');
        for (const text of [
          '测试编辑部',
          '测ICP备00000001号',
          '测公网安备00000000000001号',
          'bm00000001',
          '010-0000-0000',
          '测试省测试市一号路 1 号',
          '测试技术部',
          'editor@example.org',
        ]) {
          await expect(footer).toContainText(text);
        }
        await expect(footer.getByRole('link', { name: '关于我们' })).toHaveAttribute('href', '/about');
      }
    });

    shared('the way through the site works by links alone', async ({ page, portal }) => {
      await page.goto('/');
      await page
        .getByRole('navigation', { name: '栏目导航' })
        .getByRole('link', { name: '新闻中心' })
        .first()
        .click();
      await expect(page).toHaveURL(`${portal.url}/news`);
      await page.getByRole('main').getByRole('link', { name: '媒体播报' }).first().click();
      await expect(page).toHaveURL(`${portal.url}/media-watch`);
      await page.getByRole('main').getByRole('link', { name: '“三个强化”推动党建创新工作室揭牌' }).click();
      await expect(page).toHaveURL(`${portal.url}/media-watch/studio`);
      await page.getByRole('main').getByRole('link', { name: '党建', exact: true }).click();
      await expect(page).toHaveURL(`${portal.url}/tags/${encodeURIComponent('党建')}`);
      await page.goto('/notices');
      await page.getByRole('main').getByRole('link', { name: '下一页' }).click();
      await expect(page).toHaveURL(`${portal.url}/notices/page/2`);
      await page.getByRole('main').getByRole('link', { name: '上一页' }).click();
      await expect(page).toHaveURL(`${portal.url}/notices`);
    });

    shared('nothing is wider than the window', async ({ page }) => {
      shared.setTimeout(60_000);
      const addresses = javaScriptEnabled
        ? pages
        : ['/', '/media-watch/studio', '/search?q=%E5%85%9A%E5%BB%BA'];
      for (const address of addresses) await expectNoOverflow(page, address);
    });

    shared('the largest text is not wider than the window either', async ({ page }) => {
      await page.goto('/media-watch/studio');
      const normal = await textSize(page);
      await sizeButton(page, /特大$/).click();
      await expect.poll(() => textSize(page).catch(() => 0)).toBeGreaterThan(normal);
      for (const address of ['/', '/media-watch/studio', '/notices', '/nothing'])
        await expectNoOverflow(page, address);
    });
  });
}

shared.describe('reading aids', () => {
  const post = (portal: Portal, body: string, headers: Record<string, string> = {}) =>
    portal.post('/api/reading', body, { 'content-type': 'application/x-www-form-urlencoded', ...headers });

  shared('one cookie, and back to a path of this site', async ({ portal }) => {
    const host = new URL(portal.url).host;
    for (const [referer, location] of [
      [`${portal.url}/media-watch/studio`, '/media-watch/studio'],
      [`${portal.url}/search?q=x`, '/search?q=x'],
      [`${portal.url}//evil.example`, '/'],
      [`${portal.url}/\\evil.example`, '/'],
      ['https://evil.example/news', '/'],
      [`https://evil.example/?${host}`, '/'],
      ['nonsense', '/'],
      ['', '/'],
    ] as const) {
      const { status, headers } = await post(portal, 'size=large', { referer });
      expect(`${referer} ${status} ${headers.location}`).toBe(`${referer} 303 ${location}`);
      expect(headers['set-cookie']).toHaveLength(1);
    }
  });

  shared('every choice, and nothing else', async ({ portal }) => {
    const sheets = new Set<string>();
    for (const body of [
      'size=normal',
      'size=large',
      'size=xlarge',
      'theme=light',
      'theme=dark',
      'theme=contrast',
      'edition=care',
    ]) {
      const { status, headers } = await post(portal, body);
      expect(`${body} ${status}`).toBe(`${body} 303`);
      const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
      sheets.add((await portal.get('/reading.css', { headers: { cookie } })).text);
    }
    expect(sheets.size).toBe(7);
    for (const body of ['size=huge', 'theme=red', 'edition=x', 'size=large&theme=%3Cscript%3E'])
      expect((await post(portal, body)).status, body).toBe(400);
  });

  shared('pages are the same bytes for everyone; only /reading.css varies', async ({ portal }) => {
    const { headers } = await post(portal, 'size=xlarge&theme=dark');
    const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    for (const path of ['/', '/media-watch/studio', '/nothing']) {
      const plain = await portal.get(path);
      const chosen = await portal.get(path, { headers: { cookie } });
      expect(chosen.bytes.equals(plain.bytes), path).toBe(true);
      expect(plain.headers.vary ?? '').not.toMatch(/cookie/i);
      expect(missing(plain.text, ['href="/reading.css"'])).toEqual([]);
    }
    const css = await portal.get('/reading.css', { headers: { cookie } });
    expect(css.headers.vary).toMatch(/cookie/i);
    expect(css.headers['cache-control']).toContain('private');
    expect(css.text).not.toBe((await portal.get('/reading.css')).text);
    const hostile = await portal.get('/reading.css', {
      headers: { cookie: 'kaiyuan-reading=size=%7D%3Cscript%3E' },
    });
    expect(hostile.text).toBe((await portal.get('/reading.css')).text);
  });

  shared('the first Tab leads past the header', async ({ page }) => {
    await page.goto('/media-watch/studio');
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).toHaveText('跳到正文');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#main$/);
  });
});
