import { expect, type Page } from '@playwright/test';
import { testWithPortal } from './support/test';

/** From a question to an article, as readers go, with scripts and without. */

const shared = testWithPortal((tree) => {
  for (let n = 1; n <= 14; n += 1) {
    tree.article({
      slug: `court-${n}`,
      title: `检察机关公益诉讼通报第${n}号`,
      section: n % 2 ? 'notices' : 'culture',
      date: `2024-03-${String(n).padStart(2, '0')} 08:00`,
      source: n % 7 ? '检察日报' : '法治周末',
      author: n === 3 ? '张三丰' : '李四',
      tags: ['公益诉讼'],
      body: `第${n}号通报：各地办理案件，保护长江。`,
    });
  }
  tree.article({
    slug: 'later',
    title: '检察机关机密预告',
    section: 'notices',
    date: '2999-01-01',
    tags: ['机密标签'],
    body: '绝密。',
  });
  return {};
});

const main = (page: Page) => page.getByRole('main');
const hits = (page: Page) => main(page).locator('.search-results article');
const search = (query: string, more = ''): string => `/search?q=${encodeURIComponent(query)}${more}`;

for (const javaScriptEnabled of [true, false]) {
  shared.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    shared.use({ javaScriptEnabled });

    shared('a misspelt question leads to the right one, and on to an article', async ({ page }) => {
      await page.goto('/');
      const field = page.getByRole('searchbox').first();
      await field.fill('简察机关公益素颂');
      await field.press('Enter');
      await expect(hits(page).first()).toBeVisible();
      await main(page).getByRole('link', { name: '检察机关公益诉讼', exact: true }).click();
      await expect(main(page).locator('input[name="q"]')).toHaveValue('检察机关公益诉讼');
      await expect(main(page).locator('.search-meant')).toHaveCount(0);
      await expect(hits(page)).toHaveCount(10);
      await expect(hits(page).first().locator('h3 mark').first()).toContainText('检察机关公益诉讼');

      await main(page).getByRole('link', { name: '下一页' }).click();
      await expect(hits(page)).toHaveCount(4);
      await hits(page).first().getByRole('link').click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('检察机关公益诉讼通报');
    });

    shared('pinyin is a question, and names lead to what is not public nowhere', async ({ page }) => {
      await page.goto(search('jiancha jiguan'));
      await expect(main(page).locator('.search-meant a')).toHaveText('检察机关');
      await expect(hits(page)).toHaveCount(10);
      await page.goto(search('jimi yugao'));
      await expect(hits(page)).toHaveCount(0);
      await expect(main(page)).not.toContainText('机密');
    });

    shared('facets narrow and widen again', async ({ page }) => {
      await page.goto(search('公益诉讼'));
      const facets = main(page).getByRole('navigation', { name: '按类别缩小范围' });
      await facets.getByRole('link', { name: /^法治周末/ }).click();
      await expect(page).toHaveURL(/source=/);
      await expect(hits(page)).toHaveCount(2);
      await expect(facets.getByRole('link', { name: /^法治周末/ })).toHaveAttribute('aria-current', 'true');
      await facets.getByRole('link', { name: /^法治周末/ }).click();
      await expect(hits(page)).toHaveCount(10);
    });

    shared('quotes, exclusions and fields count; an author is a filter', async ({ page }) => {
      await page.goto(search('“公益诉讼” 作者：张三丰 -第4号'));
      await expect(hits(page)).toHaveCount(1);
      await expect(hits(page).first()).toContainText('第3号');
      await page.goto(search('', '&author=张三丰'));
      await expect(hits(page)).toHaveCount(1);
      await expect(main(page).locator('input[name="author"]')).toHaveValue('张三丰');
    });

    shared('nothing found: hints, and what an easier question finds', async ({ page }) => {
      await page.goto(search('公益诉讼', '&section=media-watch'));
      await expect(main(page)).toContainText('没有找到');
      await expect(main(page).locator('.search-hints li')).not.toHaveCount(0);
      await expect(hits(page)).toHaveCount(5);
      await main(page).getByRole('link', { name: '查看全部' }).click();
      await expect(hits(page)).toHaveCount(10);
      await expect(page).not.toHaveURL(/section=/);
    });
  });
}

shared('initials are completed, chosen by keyboard', async ({ page }) => {
  await page.goto('/');
  const field = page.getByRole('searchbox').first();
  await field.fill('gyss');
  const list = page.getByRole('listbox').first();
  await expect(list.getByRole('option').first()).toBeVisible();
  await expect(list.getByRole('option').first()).toContainText('公益诉讼');
  await field.press('ArrowDown');
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await field.press('Enter');
  await expect(page).toHaveURL(/\/tags\//);
});

shared('suggestions know beginnings, pieces, pinyin, and nothing that is not public', async ({ portal }) => {
  const suggest = async (q: string): Promise<string[]> => {
    const answer = await portal.json<{ suggestions: { text: string }[] }>(
      `/api/suggest?q=${encodeURIComponent(q)}`,
    );
    return answer.suggestions.map(({ text }) => text);
  };
  for (const q of ['检察机', '益诉讼通', 'jiancha', 'jcjg', 'gongyisu'])
    expect((await suggest(q)).join(), q).toContain('检察机关公益诉讼通报');
  for (const q of ['机密', 'jimi', 'jmyg', '机密标', 'jmbq'])
    expect((await suggest(q)).join(), q).not.toContain('机密');
});

shared('the answer says what was probably meant', async ({ portal }) => {
  const ask = (q: string) =>
    portal.json<{ didYouMean?: string; total: number }>(`/api/search?q=${encodeURIComponent(q)}`);
  expect(await ask('简察机关')).toMatchObject({ didYouMean: '检察机关', total: 14 });
  expect(await ask('检察机关')).not.toHaveProperty('didYouMean');
});
