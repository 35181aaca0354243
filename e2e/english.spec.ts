import { expect, type Page } from '@playwright/test';
import { previewLink } from './support/preview';
import { testWithPortal } from './support/test';
import { missing, present } from './support/text';
import { svg } from './support/tree';

/** The page of an article in English speaks English, and marks what is Chinese on it. */
const english = '/media-watch/english';
const chinese = '/news/chinese';

const body = [
  '## First\n\nOne sentence. Another one.[^1]',
  '## Second\n\n<Callout type="warning">\n\nMind this.\n\n</Callout>',
  '## Third\n\n<DataTable>\n\n```csv\nPlace,Level\nA,2\nB,1\n```\n\n</DataTable>',
  '## Fourth\n\n<Chart type="bar" title="Levels" unit="m">\n\n```csv\nPlace,Level\nA,2\nB,1\n```\n\n</Chart>',
  '<Attachment src="/media/data.csv" title="Data" />',
  '<Related slug="other" />\n\n<Related slug="between" />',
  '[^1]: A note.',
].join('\n\n');

const shared = testWithPortal((tree) => {
  const about = { date: '2022-05-06 09:30', tags: ['长江', 'river'] };
  tree.article({ slug: 'chinese', title: '长江水文年报', ...about, source: '水文局', editor: '王编辑' });
  tree.article({
    ...about,
    slug: 'english',
    title: 'The river in figures',
    lang: 'en',
    translationOf: 'chinese',
    section: 'media-watch',
    updated: '2022-06-07 08:09',
    source: '水文局',
    author: ['李记者', 'Jane Doe'],
    editor: '王编辑',
    status: 'archived',
    aiGenerated: 'assisted',
    original: { title: '长江水文', author: '赵某', url: 'https://example.org/水文' },
    corrections: [{ date: '2022-07-01', text: 'A figure was wrong.' }],
    cover: { src: '/media/river.svg', alt: 'A river', caption: 'Wide.', credit: 'Jane Doe' },
    body,
  });
  tree.article({
    slug: 'other',
    title: 'Another river',
    lang: 'en',
    ...about,
    section: 'media-watch',
    body: 'Text.',
  });
  tree.article({ slug: 'between', title: '汉江的水位', ...about, section: 'media-watch' });
  tree.article({ slug: 'draft', title: 'Not yet', lang: 'en', status: 'draft', body: 'Text.' });
  tree.write('pages/about.mdx', '---\ntitle: 关于我们\n---\n\n机构简介。\n');
  tree.write('media/river.svg', svg('river'));
  tree.write('media/data.csv', 'a,b\n1,2\n');
  return { WATCH: '0' };
});

/** Chinese words and punctuation, seen or heard, whose nearest language is another one. */
function unmarked(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const han = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
    const spoken = /^(?:aria-label|aria-description|alt|title|placeholder|label|data-.*)$/;
    const found: string[] = [];
    const check = (element: Element | null, text: string): void => {
      const language = element?.closest('[lang]')?.getAttribute('lang') ?? '';
      if (han.test(text) && !language.startsWith('zh')) found.push(`${language}: ${text.trim()}`);
    };
    for (const element of document.body.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) if (spoken.test(name)) check(element, value);
      if (element.matches('script, style')) continue;
      for (const node of element.childNodes) if (node instanceof Text) check(element, node.data);
    }
    return found;
  });
}

const languageOf = (html: string): string | undefined => /<html lang="([^"]+)"/.exec(html)?.[1];

const canonicalOf = (html: string): string | undefined =>
  /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1];

shared('nothing on it is Chinese without saying so', async ({ page }) => {
  await page.goto(english);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
  expect(await unmarked(page)).toEqual([]);
  // The walk sees Chinese where there is some.
  await page.evaluate(() => {
    for (const marked of document.querySelectorAll('[lang|="zh"]')) marked.removeAttribute('lang');
  });
  const found = (await unmarked(page)).join('\n');
  expect(
    missing(found, [
      '测试新闻网',
      '水文局',
      '李记者',
      '王编辑',
      '赵某',
      '长江',
      '汉江的水位',
      '关于我们',
      '媒体播报',
    ]),
  ).toEqual([]);
});

shared('suggestions in Chinese say so, those in English need not', async ({ page }) => {
  await page.goto(english);
  const field = page.getByRole('searchbox').first();
  for (const [query, title, language] of [
    ['长江', '长江水文年报', 'zh'],
    ['river in', 'The river in figures', ''],
  ] as const) {
    await field.fill(query);
    const option = page.getByRole('option').locator('span').filter({ hasText: title });
    await expect(option).toBeVisible();
    expect(await option.getAttribute('lang')).toBe(language || null);
    expect(await unmarked(page)).toEqual([]);
  }
  await page.goto(chinese);
  await page.getByRole('searchbox').first().fill('长江');
  const option = page.getByRole('option').locator('span').filter({ hasText: '长江水文年报' });
  await expect(option).toBeVisible();
  expect(await option.getAttribute('lang')).toBeNull();
});

shared('names and dates are those of English', async ({ page }) => {
  await page.goto(english);
  await expect(page).toHaveTitle('The river in figures - Test Newsroom');
  await expect(page.locator('meta[property="og:site_name"]')).toHaveAttribute('content', 'Test Newsroom');
  await expect(page.locator('.masthead-name')).toHaveText(/^Test Newsroom\s*测试新闻网$/);
  await expect(page.locator('.masthead-today')).toHaveText(/^[A-Z][a-z]+day, [A-Z][a-z]+ \d{1,2}, \d{4}$/);
  await expect(page.locator('.byline')).toContainText('Published');
  await expect(page.locator('.byline time')).toHaveText(['May 6, 2022, 09:30', 'June 7, 2022, 08:09']);
  await expect(page.locator('.breadcrumbs')).toHaveText(/^Home\s*News\s*媒体播报$/);
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  for (const text of ['This article is archived', 'with the help of artificial intelligence', 'years ago'])
    await expect(page.getByText(text)).toBeVisible();
});

shared('a Chinese article speaks Chinese, with nothing marked as foreign', async ({ portal }) => {
  const { text } = await portal.get(chinese);
  expect(languageOf(text)).toBe('zh-Hans');
  expect(
    missing(text, ['跳到正文', '当前位置', '新闻来源', '责任编辑', '其他语言版本', '2022-05-06 09:30']),
  ).toEqual([]);
  expect(present(text, ['lang="zh"', 'Skip to content', '>Published<'])).toEqual([]);
});

shared('the switch between the languages works both ways, by keyboard', async ({ page }) => {
  await page.goto(chinese);
  await page.getByRole('navigation', { name: '其他语言版本' }).getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/media-watch\/english$/);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  await page.getByRole('navigation', { name: 'Other languages' }).getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/news\/chinese$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
});

shared('it is read aloud in English, Chinese names and all', async ({ page }) => {
  await page.addInitScript(() => {
    const spoken: SpeechSynthesisUtterance[] = [];
    const voice = { speak: (next: SpeechSynthesisUtterance) => spoken.push(next), cancel: () => undefined };
    Object.defineProperty(window, 'speechSynthesis', { value: voice });
    Reflect.set(window, 'spoken', () => spoken.map(({ text, lang }) => [lang, text.trim()]));
    Reflect.set(window, 'endSentence', () => spoken.at(-1)?.dispatchEvent(new Event('end')));
  });
  await page.goto(english);
  await page.getByRole('button', { name: 'Listen', exact: true }).click();
  // Speech begins with nothing, inside the press: some browsers allow the rest only then.
  const spoken = async (): Promise<string[][]> => {
    const all: string[][] = await page.evaluate(() => Reflect.get(window, 'spoken')());
    return all.filter(([, words]) => words !== '');
  };
  const expected = ['The river in figures', 'First', 'One sentence.', 'Another one.'].map((words) => [
    'en',
    words,
  ]);
  for (let count = 1; count <= expected.length; count += 1) {
    await expect.poll(spoken).toEqual(expected.slice(0, count));
    if (count < expected.length) await page.evaluate(() => Reflect.get(window, 'endSentence')());
  }
  await page.getByRole('group', { name: 'Reading aloud' }).getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Text size: Large', exact: true }).first().click();
  await expect(page.getByRole('button', { name: 'Text size: Large', exact: true }).first()).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

shared(
  'in the Traditional edition it is the same article, and its names are converted',
  async ({ portal, page }) => {
    const { text } = await portal.get('/zh-hant/media-watch/english');
    expect(languageOf(text)).toBe('en');
    expect(canonicalOf(text)).toBe(`${portal.url}/media-watch/english`);
    expect(text).toContain(`<meta property="og:url" content="${portal.url}/media-watch/english"`);
    expect(missing(text, ['>測試新聞網<', 'lang="zh-Hant">關於我們', 'href="/zh-hant/news"'])).toEqual([]);
    expect(canonicalOf((await portal.get('/zh-hant/news/chinese')).text)).toBe(
      `${portal.url}/zh-hant/news/chinese`,
    );
    // A translation that stands alone names its own language, so that the edition knows.
    expect(canonicalOf((await portal.get('/zh-hant/media-watch/other')).text)).toBe(
      `${portal.url}/media-watch/other`,
    );
    await page.goto('/zh-hant/news/chinese');
    await page.getByRole('link', { name: 'The river in figures' }).first().click();
    await expect(page).toHaveURL(/\/zh-hant\/media-watch\/english$/);
    expect(await unmarked(page)).toEqual([]);
    await page.getByRole('navigation', { name: 'Other languages' }).getByRole('link').click();
    await expect(page).toHaveURL(/\/zh-hant\/news\/chinese$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('長江水文年報');
  },
);

shared('its language and its names follow the files', async ({ portal, tree }) => {
  const file = tree.article({ slug: 'turning', title: 'Turning', lang: 'en' });
  await portal.revalidate([file]);
  const before = (await portal.get('/news/turning')).text;
  expect([languageOf(before), missing(before, ['Test Newsroom', 'Skip to content'])]).toEqual(['en', []]);
  tree.site({ englishName: 'Renamed Newsroom' });
  await portal.revalidate(['site.yaml']);
  expect(missing((await portal.get('/news/turning')).text, ['Turning - Renamed Newsroom'])).toEqual([]);
  tree.edit(file, 'lang: en', 'lang: zh-Hans');
  await portal.revalidate([file]);
  const after = (await portal.get('/news/turning')).text;
  expect([languageOf(after), missing(after, ['Turning - 测试新闻网', '跳到正文'])]).toEqual(['zh-Hans', []]);
  tree.site();
  tree.remove(file);
  await portal.revalidate(['site.yaml', file]);
});

shared('the preview of a draft speaks as the article will', async ({ page, portal, tree }) => {
  await page.goto(await previewLink(portal, tree, ['draft']));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not yet');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('complementary', { name: '预览' })).toBeVisible();
  expect(await unmarked(page)).toEqual([]);
});
