import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { beginSigning } from './support/signing';
import { testWithPortal } from './support/test';
import { png } from './support/tree';

/** What a browser without anything of the site in its cache may load for an article, in bytes with the headers. */
const mostOfArticle = 20 * 1024;
/** And for a front page. */
const mostOfFrontPage = 35 * 1024;
/** For the page where copies are verified. */
const mostOfVerification = 40 * 1024;

/** Common words, the first ones most often, so that the text compresses as prose does. */
const words = [
  ...'检察 工作 党员 办案 干警 群众 服务 创新 品牌 发展 基层 全省 案件 党建 业务 培养 学习 活动 项目 制度 建设 组织 人民 法律 监督 保护 社会 问题 责任 队伍'.split(
    ' ',
  ),
  ...'经验 方法 机关 部门 企业 调查 公开 会议 同志 青年 老师 学校 家庭 孩子 社区 街道 村庄 道路 河流 树木 天气 早晨 夜里 时候 地方 故事 声音 文字 印刷 报纸'.split(
    ' ',
  ),
  ...'记者 编辑 读者 新闻 消息 历史 时代 技术 机器 网络 数据 图书 档案 展览 城市 乡村 市场 工人 农民 医生 安全 环境 资源 计划 目标 成果 荣誉 表彰 评选 宣传'.split(
    ' ',
  ),
  ...'教育 文化 传统 精神 力量 关系 条件 情况 材料 证据 程序 规定'.split(' '),
];

/** Sentences of pseudo-random words, the same in every run. */
function prose(seed: number, length: number): string {
  let state = seed * 7919 + 1;
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  let text = '';
  while (text.length < length) {
    const said = Array.from({ length: 4 + next(7) }, () => words[next(next(words.length) + 1)]).join('');
    text += `${said}${text.length % 3 === 0 ? '，' : '。'}`;
  }
  return `${text.slice(0, length - 1)}。`;
}

/** 1,600 characters, five headlines, three figures. */
function body(): string {
  return Array.from({ length: 5 }, (_, part) => {
    const figure = `<Figure src="figure-${part}.png" alt="${prose(part + 50, 24)}" caption="${prose(part + 60, 20)}" credit="测试编辑部摄" />`;
    return [
      `## ${prose(part + 10, 14)}`,
      prose(part + 20, 160),
      ...(part < 3 ? [figure] : []),
      prose(part + 30, 160),
    ].join('\n\n');
  }).join('\n\n');
}

const article = '/media-watch/party-building-innovation-case';
const sections = ['news', 'media-watch', 'notices', 'culture'] as const;

const shared = testWithPortal((tree) => {
  tree.article({
    slug: 'party-building-innovation-case',
    section: 'media-watch',
    folder: true,
    title: prose(1, 22),
    kicker: `${prose(2, 8)}\n${prose(3, 8)}`,
    date: '2022-07-08 10:00',
    source: { name: '检察日报', url: 'https://other.example/source' },
    author: ['张三'],
    editor: '李四',
    summary: prose(4, 80),
    tags: ['党建', '媒体播报'],
    cover: { src: 'figure-0.png', alt: prose(50, 24) },
    body: body(),
  });
  for (const n of [0, 1, 2])
    tree.write(`articles/2024/party-building-innovation-case/figure-${n}.png`, png(1200, 800));
  for (let n = 0; n < 48; n += 1)
    tree.article({
      slug: `card-${n}`,
      section: sections[n % sections.length],
      title: prose(n + 100, 20),
      date: `2024-05-${String(1 + (n % 28)).padStart(2, '0')} 08:00`,
      summary: prose(n + 200, 60),
      source: '检察日报',
      tags: ['党建'],
      ...(n % 3 === 0 && { cover: { src: '/media/cover.png', alt: prose(n + 300, 12) } }),
    });
  tree.write('media/cover.png', png(900, 600));
  tree.write('front.yaml', {
    blocks: sections.map((section) => ({
      section,
      count: 10,
      style: section === 'culture' ? 'pictures' : 'text',
    })),
  });
  // An article that is signed says so: that is the heaviest it can be.
  return beginSigning(tree);
});

shared.beforeAll(async ({ portal }) => {
  const record = '/transparency/records/party-building-innovation-case.json';
  const status = async () => (await portal.get(record)).status;
  await expect.poll(status, { timeout: 20_000 }).toBe(200);
});

interface Loaded {
  path: string;
  /** As the browser tells it: Document, Stylesheet, Script, Image … */
  type: string;
  /** Head and body as they came over the wire. */
  bytes: number;
  beforePaint: boolean;
}

/** Everything that a page loads into an empty cache, in order. */
async function load(page: Page, address: string): Promise<Loaded[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const begun = new Map<string, { path: string; type: string; at: number }>();
  const bytes = new Map<string, number>();
  session.on('Network.requestWillBeSent', ({ requestId, request, type = '', timestamp }) => {
    if (/^https?:/.test(request.url))
      begun.set(requestId, { path: new URL(request.url).pathname, type, at: timestamp });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    bytes.set(requestId, encodedDataLength),
  );
  await page.goto(address, { waitUntil: 'networkidle' });
  const [document] = begun.values();
  const painted = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  );
  expect(painted).toBeGreaterThan(0);
  return [...begun].map(([id, { path, type, at }]) => ({
    path,
    type,
    bytes: bytes.get(id) ?? 0,
    beforePaint: (at - (document?.at ?? 0)) * 1000 < painted,
  }));
}

const isPage = ({ type }: Loaded): boolean => ['Document', 'Stylesheet', 'Script'].includes(type);

for (const [name, address, most] of [
  ['an article', article, mostOfArticle],
  ['a front page with 40 cards', '/', mostOfFrontPage],
] as const) {
  shared(
    `${name} is light in an empty cache: document, styles and scripts, heads included`,
    async ({ page }) => {
      const loaded = await load(page, address);
      const counted = loaded.filter(isPage);
      expect(counted.map(({ type }) => type).sort()).toEqual([
        'Document',
        'Script',
        'Stylesheet',
        'Stylesheet',
      ]);
      for (const { bytes, path } of counted) expect(bytes, path).toBeGreaterThan(0);
      const total = counted.reduce((sum, { bytes }) => sum + bytes, 0);
      expect(total, JSON.stringify(counted)).toBeLessThanOrEqual(most);
      expect(loaded.filter(({ path }) => /^\/_next\/.*\.js$/.test(path))).toEqual([]);
      const inline = await page
        .locator('script:not([src])')
        .evaluateAll((all) => all.map((script) => script.getAttribute('type')));
      expect(inline.filter((type) => type !== 'application/ld+json')).toEqual([]);
    },
  );
}

shared('the page that verifies copies is light, with everything that it computes', async ({ page }) => {
  const counted = (await load(page, '/verify')).filter(isPage);
  expect(counted.filter(({ type }) => type === 'Script')).toHaveLength(2);
  const total = counted.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(total, JSON.stringify(counted)).toBeLessThanOrEqual(mostOfVerification);
});

shared('the front page of these tests has its 40 cards, the article its parts', async ({ page }) => {
  await page.goto('/');
  const cards = page.getByRole('main').locator('.card, .headlines > li');
  expect(await cards.count()).toBeGreaterThanOrEqual(40);
  await page.goto(article);
  const main = page.getByRole('main');
  await expect(main.locator('figure')).toHaveCount(3);
  await expect(main.locator('.prose h2')).toHaveCount(5);
  await expect(main.locator('.related a')).not.toHaveCount(0);
  expect((await main.locator('.prose').textContent())?.length).toBeGreaterThan(1600);
});

shared('nothing but document and style sheets is waited for before the first paint', async ({ page }) => {
  // The first paint waits for style sheets; scripts are modules and wait for the document.
  for (const address of [article, '/']) {
    const waited = (await load(page, address)).filter(
      ({ type, beforePaint }) => beforePaint && ['Document', 'Stylesheet', 'Font'].includes(type),
    );
    expect(waited.length, JSON.stringify(waited)).toBeLessThanOrEqual(3);
    const blocking = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => Reflect.get(entry, 'renderBlockingStatus') === 'blocking')
        .map(({ name }) => new URL(name).pathname),
    );
    expect(blocking, address).toHaveLength(2);
    for (const path of blocking) expect(path).toMatch(/\.css$/);
  }
});
