import { expect, type Page } from '@playwright/test';
import { violationsOf } from './support/axe';
import type { Portal } from './support/portal';
import { readCode } from './support/qr-code';
import { beginSigning } from './support/signing';
import { testWithPortal } from './support/test';
import { watchViolations } from './support/violations';

/** A reader who meets a copy finds out whether it says what was signed. */
const paragraphs = [
  '三年行动计划实施以来，全省三级检察院推行“三重三联”做法，从五百多个案例中脱颖而出。',
  '省检察院机关党委负责人介绍，基层党建的重点是把党员组织起来，到群众最需要的地方去。',
  '2022年春节以后，2.4万人次下沉基层参加防疫，其中党员占八成以上。',
  '南沙是广州市最年轻的检察院，建立了五微一体的工作机制，得到市委的肯定。',
  '潮安检察院共有党员六十三名，占干警总数的百分之八十五，平均年龄三十四岁。',
];
const title = '基层党建创新“最佳案例”名不虚传';
const body = `${paragraphs.slice(0, 2).join('\n\n')}\n\n## 重要载体联抓\n\n${paragraphs.slice(2).join('\n\n')}`;
const copy = [title, ...paragraphs.slice(0, 2), '重要载体联抓', ...paragraphs.slice(2)].join('\n');
/** As it was done to the page of an institution: one phrase in the place of several words. */
const hijacked = ['检察院', '全省', '基层', '党员', '群众'].reduce(
  (text, word) => text.replaceAll(word, '某某娱乐城'),
  copy,
);

const article = '/news/best-case';

const test = testWithPortal((tree) => {
  tree.article({ slug: 'best-case', title, body, source: '检察日报', date: '2024-05-06 09:30' });
  tree.article({
    slug: 'other',
    title: '江面水位回落',
    body: '江面水位连续三天回落，渡口已经恢复通航，船只往来如常。',
  });
  tree.article({
    slug: 'taken-back',
    title: '撤下的一篇',
    body: `${'这一段话后来撤下了，因为它说得不对。'.repeat(3)}`,
  });
  return beginSigning(tree);
});

async function signed(portal: Portal): Promise<void> {
  const status = async () => (await portal.get('/transparency/records/taken-back.json')).status;
  await expect.poll(status, { timeout: 20_000 }).toBe(200);
}

async function verify(page: Page, text: string): Promise<void> {
  await page.getByLabel('副本的文字或网页源代码').fill(text);
  await page.getByRole('button', { name: '核对' }).click();
}

const finding = (page: Page) => page.locator('[data-verdict]');

test.beforeAll(({ portal }) => signed(portal));

test('copies get the finding that is theirs, and nothing of them is sent', async ({ page, portal }) => {
  const violations = await watchViolations(page.context());
  const requests: { method: string; url: string }[] = [];
  let indexed = 0;
  page.on('request', (request) => requests.push({ method: request.method(), url: request.url() }));
  page.on('requestfinished', async (request) => {
    if (request.url().includes('/transparency/index')) indexed += (await request.sizes()).responseBodySize;
  });
  await page.goto('/verify');

  await verify(page, copy);
  await expect(finding(page)).toContainText('与签名原文一致');
  await expect(page.getByRole('link', { name: title })).toHaveAttribute('href', article);
  const record = page.locator('.record');
  await expect(record).toContainText('有效');
  await expect(record).toContainText('证明有效');

  await verify(page, copy.replaceAll('，', ',').replaceAll('检', '檢'));
  await expect(finding(page)).toHaveAttribute('data-verdict', 'normalised');

  await verify(page, copy.replace('六十三名', '九十三名'));
  await expect(finding(page)).toHaveAttribute('data-verdict', 'altered');
  await expect(finding(page)).toContainText('与签名原文不一致');
  await expect(page.getByRole('row', { name: '六 九 1' })).toBeVisible();

  await verify(page, hijacked);
  await expect(finding(page)).toHaveAttribute('data-verdict', 'hijack');
  await expect(finding(page)).toContainText('“某某娱乐城”');
  await expect(page.getByRole('row', { name: '检察院 某某娱乐城' })).toBeVisible();
  await expect(page.locator('ins').first()).toHaveText('某某娱乐城');
  expect(await violationsOf(page)).toEqual([]);

  await verify(page, '完全不相干的一段话，说的是明天的天气，晴转多云，南风二到三级，气温十五到二十四度。');
  await expect(finding(page)).toContainText('未找到签名记录');

  const shown = requests.filter(
    ({ url }) => !/\/(?:verify|_next|assets|reading\.css|speculation-rules|favicon|icon|logo)/.test(url),
  );
  const strange = shown.filter(({ url }) => !/\/(?:transparency|\.well-known)\//.test(new URL(url).pathname));
  expect(strange).toEqual([]);
  expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(indexed).toBeLessThan(200 * 1024);
  expect(violations).toEqual([]);
  expect(portal.output()).not.toContain('娱乐城');
});

test('the page of an article is its own copy; a file in another encoding is read', async ({
  page,
  portal,
}) => {
  const { text } = await portal.get(article);
  await page.goto('/verify');
  const file = page.getByLabel('或者选取、拖入存下的网页或文本文件');
  await file.setInputFiles({ name: 'page.html', mimeType: 'text/html', buffer: Buffer.from(text) });
  await expect(finding(page)).toContainText('与签名原文一致');
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(hijacked, 'utf16le')]);
  await file.setInputFiles({ name: 'copy.txt', mimeType: 'text/plain', buffer: utf16 });
  await expect(finding(page)).toHaveAttribute('data-verdict', 'hijack');
});

test('from the mark of an article, it works on without a network', async ({ page, context, portal }) => {
  await page.goto(article);
  await page.getByRole('link', { name: '核对副本' }).first().click();
  await expect(page).toHaveURL(`${portal.url}/verify?slug=best-case`);
  await expect(page.getByRole('status').first()).toContainText('断开网络也能核对');
  await context.setOffline(true);
  await verify(page, copy);
  await expect(finding(page)).toContainText('与签名原文一致');
  await verify(page, hijacked);
  await expect(finding(page)).toHaveAttribute('data-verdict', 'hijack');
  await verify(page, '另外的一段话，与这篇文章毫无关系，说的是别处的事情，而且网络已经断了。');
  await expect(finding(page)).toContainText('没有网络，只与已取得的记录作了对比');
});

test('the article says that it was signed, to people and to programs', async ({ page, portal }) => {
  interface Signed {
    record: { version: number; digest: string; url: string };
  }
  const { record } = await portal.json<Signed>('/api/articles/best-case');
  expect(record).toMatchObject({ version: 1, url: `${portal.url}/transparency/records/best-case.json` });
  await page.goto(article);
  await expect(page.locator('.article-rights a').first()).toContainText(record.digest.slice(0, 8));
  await expect(page.locator('link[rel=describedby]')).toHaveAttribute('href', new URL(record.url).pathname);
  const [structured = ''] = await page.locator('script[type="application/ld+json"]').allTextContents();
  expect(JSON.parse(structured).identifier).toBe(record.url);
  for (const feed of ['/rss.xml', '/atom.xml', '/feed.json'])
    expect((await portal.get(feed)).text, feed).toContain(record.url);
});

test('versions are told with what differs; of a withdrawn article, that it was', async ({
  page,
  portal,
  tree,
}) => {
  tree.edit('articles/2024/other.mdx', '已经恢复通航', '尚未恢复通航');
  tree.edit(
    'articles/2024/other.mdx',
    'date: 2024-05-06 09:30',
    'date: 2024-05-06 09:30\nupdated: 2024-05-07 10:00',
  );
  tree.edit('articles/2024/taken-back.mdx', 'section: news', 'section: news\nstatus: withdrawn');
  await portal.revalidate();
  const versions = async (slug: string) =>
    (await portal.json<{ versions: object[] }>(`/transparency/records/${slug}.json`)).versions.length;
  await expect.poll(() => versions('taken-back')).toBe(2);
  await expect.poll(() => versions('other')).toBe(2);
  await page.goto('/news/other');
  await page.locator('.article-rights a').first().click();
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('第 2 版');
  await expect(page.locator('del')).toHaveText('已经');
  await expect(page.locator('ins')).toHaveText('尚未');
  await expect(page.getByText('信息有变化：更新时间。')).toBeVisible();
  const code = page.getByRole('img', { name: '核对网址的二维码' });
  expect(await readCode(code)).toBe(`${portal.url}/verify?slug=other`);
  expect(await violationsOf(page)).toEqual([]);
  expect((await portal.get('/zh-hant/news/other/history')).text).toContain('版本記錄');

  const gone = await portal.get('/news/taken-back/history');
  expect([gone.status, gone.text.includes('说得不对')]).toEqual([410, false]);
  expect((await portal.get('/transparency/texts/taken-back/1.json')).status).toBe(404);
  await page.goto('/verify');
  await verify(page, `撤下的一篇\n${'这一段话后来撤下了，因为它说得不对。'.repeat(3)}`);
  await expect(finding(page)).toContainText('原文已撤下');
});

test('the page that explains the log is accessible, and in print an article says where to verify it', async ({
  page,
}) => {
  await page.goto('/transparency');
  expect(await violationsOf(page)).toEqual([]);
  await page.goto(article);
  await page.emulateMedia({ media: 'print' });
  const link = page.locator('.article-rights a').last();
  const printed = await link.evaluate((element) => getComputedStyle(element, '::after').content);
  expect(printed).toContain('/verify?slug=best-case');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says how else to verify, and what the log is', async ({ page, portal }) => {
    await page.goto('/');
    await page.getByRole('contentinfo').getByRole('link', { name: '核对副本' }).click();
    await expect(page.getByText('在这一页核对需要浏览器运行脚本')).toBeVisible();
    await expect(page.getByRole('button', { name: '核对' })).toBeHidden();
    await expect(page.getByText('npm run verify -- ')).toBeVisible();
    await page.getByRole('link', { name: '关于签名与公开日志' }).click();
    const { text } = await portal.get('/transparency/checkpoint');
    await expect(page.getByRole('main')).toContainText(text.split('\n')[2] ?? '?');
    expect((await portal.get('/zh-hant/verify')).text).toContain('與簽名原文不一致');
  });
});
