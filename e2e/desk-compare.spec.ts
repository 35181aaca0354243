import { execFileSync } from 'node:child_process';
import { expect } from '@playwright/test';
import { violationsOf } from './support/axe';
import { type Colleague, newColleague } from './support/desk';
import { lend } from './support/desk-browser';
import type { Portal } from './support/portal';
import { testWithPortal } from './support/test';
import { mainOf, missing, present } from './support/text';
import { svg, type Tree } from './support/tree';

function git(tree: Tree, ...command: string[]): void {
  const identity = [
    '-c',
    'user.name=王编辑',
    '-c',
    'user.email=wang@example.org',
    '-c',
    'commit.gpgsign=false',
  ];
  execFileSync('git', [...identity, ...command], { cwd: tree.root, stdio: 'ignore' });
}

function commit(tree: Tree, subject: string): void {
  git(tree, 'add', '.');
  git(tree, 'commit', '-qm', subject);
}

const middle = Array.from({ length: 8 }, (_, n) => `第 ${n} 段一字未动。`).join('\n\n');

const test = testWithPortal((tree) => {
  git(tree, 'init', '-q');
  const story = { slug: 'story', title: '旧题目', kicker: '引题', tags: ['城市', '民生'] };
  tree.article({ ...story, body: `会议定于周一上午召开。\n\n${middle}\n\n这一段后来删去了。` });
  tree.article({ slug: 'broken', title: '会坏的稿', body: '读者看到的好正文。' });
  tree.article({ slug: 'single', title: '没有第二个版本', status: 'draft' });
  tree.article({
    slug: 'pictured',
    title: '换图的草稿',
    status: 'draft',
    folder: true,
    body: '![甲](one.svg)',
  });
  for (const name of ['one', 'two']) tree.write(`articles/2024/pictured/${name}.svg`, svg(name));
  tree.article({ slug: 'once', title: '公开过的稿', body: '公开时的正文说得很长。' });
  commit(tree, '初稿');
  tree.article({
    ...story,
    kicker: undefined,
    title: '新题目',
    summary: '新的摘要',
    tags: ['城市', '住房'],
    body: `会议定于周二上午召开。\n\n${middle}\n\n> 新加的引文。`,
  });
  tree.article({
    slug: 'pictured',
    title: '换图的草稿',
    status: 'draft',
    folder: true,
    body: '![甲](two.svg)',
  });
  tree.article({ slug: 'once', title: '公开过的稿', status: 'draft', body: '退回以后的正文说得很长。' });
  commit(tree, '改定：换了日期');
  return {};
});

const people = new Map<string, Promise<Colleague>>();

function colleague(portal: Portal, role: 'author' | 'editor', name: string = role): Promise<Colleague> {
  const key = `${portal.url} ${name}`;
  const known = people.get(key) ?? newColleague(portal, role, name);
  people.set(key, known);
  return known;
}

const compare = (slug: string, query: Record<string, string> = {}): string =>
  `/desk/articles/${slug}/compare?${new URLSearchParams(query)}`;

/** What stands between the tags of the page, without React's marks. */
async function shown(person: Colleague, address: string): Promise<string> {
  const { status, text } = await person.get(address);
  expect(`${address} ${status}`).toBe(`${address} 200`);
  return mainOf(text)
    .replace(/<!-- -->/g, '')
    .replace(/ data-label="[^"]*"/g, '');
}

async function keep(person: Colleague, slug: string, change: (source: string) => string): Promise<void> {
  const { source, version } = JSON.parse((await person.get(`/desk/api/manuscripts/${slug}`)).text);
  const answer = await person.send('PUT', `/desk/api/manuscripts/${slug}/working-copy`, {
    source: change(source),
    base: version,
  });
  expect(answer.status).toBe(204);
}

test('the last change of a published article: fields and text, what went and what came', async ({
  portal,
}) => {
  const text = await shown(await colleague(portal, 'editor'), compare('story'));
  expect(
    missing(text, [
      '王编辑：初稿',
      '<del>旧</del><ins>新</ins>题目',
      '<dt>引题<span class="badge">删去</span>',
      '<dt>摘要<span class="badge">新增</span>',
      '城市、<del>民生</del><ins>住房</ins>',
      '<p>会议定于<del>周一</del><ins>周二</ins>上午召开。</p>',
      '<p data-change="removed"><del>这一段后来删去了。</del></p>',
      '<ins>新加的引文。</ins>',
      '没有变化</summary>',
      '稿件信息 4 项，改写 1 段，新增 1 段，删去 1 段。',
    ]),
  ).toEqual([]);
});

test('a working copy with what readers have; one that was handed over, and none that was not', async ({
  portal,
}) => {
  const [editor, other] = [await colleague(portal, 'editor'), await colleague(portal, 'editor', 'other')];
  await keep(other, 'story', (source) => source.replace('周二', '周三'));
  expect(await shown(other, compare('story'))).toContain('<del>周二</del><ins>周三</ins>');
  const hidden = await shown(editor, compare('story'));
  expect(present(hidden, ['周三', 'copy:'])).toEqual([]);
  expect((await other.send('POST', '/desk/api/manuscripts/story/submit')).status).toBe(204);
  const handed = await shown(editor, compare('story'));
  expect(missing(handed, ['other 交来的稿子', '<del>周二</del><ins>周三</ins>'])).toEqual([]);
  await other.send('DELETE', '/desk/api/manuscripts/story/working-copy');
  expect(await shown(editor, compare('story'))).not.toContain('周三');
});

test('a file with errors with what readers see, as written', async ({ portal, tree }) => {
  const editor = await colleague(portal, 'editor');
  tree.edit('articles/2024/broken.mdx', '好正文', '坏 {正文}');
  await portal.revalidate(['articles/2024/broken.mdx']);
  const text = await shown(editor, compare('broken'));
  expect(
    missing(text, [
      '上一个完好的版本',
      '有错误，没有公开',
      '<del>读者看到的好正文。',
      '<ins>读者看到的坏 {正文}。',
    ]),
  ).toEqual([]);
  tree.edit('articles/2024/broken.mdx', '坏 {正文}', '好正文');
  await portal.revalidate(['articles/2024/broken.mdx']);
  expect(await shown(editor, compare('broken'))).toContain('只有一个版本');
});

test('what readers do not see now, with what they saw last', async ({ portal }) => {
  const text = await shown(await colleague(portal, 'editor'), compare('once'));
  expect(missing(text, ['现在的文件（读者看不到）', '<del>公开时</del><ins>退回以后</ins>的正文'])).toEqual(
    [],
  );
});

test('pictures beside a draft are seen in both versions', async ({ portal }) => {
  const editor = await colleague(portal, 'editor');
  const text = await shown(editor, compare('pictured'));
  const pictures = [...text.matchAll(/<(del|ins)><img src="([^"]+)"/g)].map(
    ([, mark, src]) => `${mark} ${src}`,
  );
  expect(pictures).toEqual([
    'del /desk/api/media/articles/pictured/one.svg',
    'ins /desk/api/media/articles/pictured/two.svg',
  ]);
  for (const picture of pictures) expect((await editor.get(picture.slice(4))).status).toBe(200);
});

test('versions are chosen by address; what is not there is said', async ({ portal }) => {
  const editor = await colleague(portal, 'editor');
  const usual = await shown(editor, compare('story'));
  const commits = [...usual.matchAll(/value="(commit:[0-9a-f]{40})"/g)].map(([, id = '']) => id);
  const oldest = commits.at(-1) ?? '';
  // The newest says what the file says, and is not named twice.
  expect(new Set(commits).size).toBe(1);
  const turned = await shown(editor, compare('story', { from: 'file', to: oldest }));
  expect(turned).toContain('<del>周二</del><ins>周一</ins>');
  expect(await shown(editor, compare('story', { from: oldest, to: oldest }))).toContain('两个版本完全相同');
  expect(await shown(editor, compare('story', { from: oldest, as: 'source' }))).toContain(
    '<ins>title: 新题目',
  );
  for (const from of [
    'commit:HEAD',
    'commit:--output=x',
    'copy:someone',
    'mine',
    `commit:${'0'.repeat(40)}`,
  ]) {
    expect(await shown(editor, compare('story', { from })), from).toContain('没有找到要对照的版本');
  }
  expect(await shown(editor, compare('single'))).toContain('只有一个版本');
});

test('only those who may read it', async ({ portal }) => {
  const author = await colleague(portal, 'author');
  for (const slug of ['story', 'once', 'no-such-article']) {
    const { status, text } = await author.get(compare(slug));
    expect(`${slug} ${status}`).toBe(`${slug} 404`);
    expect(present(text, ['题目', '公开过', '公开时'])).toEqual([]);
  }
  await author.send('POST', '/desk/api/manuscripts', { slug: 'of-mine', title: '我的稿', section: 'news' });
  expect((await author.get(compare('of-mine'))).status).toBe(200);
  const stranger = await portal.get(compare('story'));
  expect(stranger.status).toBe(303);
});

test('in a browser: choose versions, unfold what did not change, in both colours', async ({
  portal,
  page,
  context,
}) => {
  await lend(context, await colleague(portal, 'editor'));
  await page.goto(portal.url + compare('story'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('对照：新题目');
  await expect(page.locator('.compared ins').filter({ hasText: '周二' })).toBeVisible();
  const line = page.locator('.compared del').filter({ hasText: '周一' });
  await expect(line).toHaveCSS('text-decoration-line', 'line-through');
  await expect(page.getByText('第 4 段一字未动。')).toBeHidden();
  await page.getByText('段没有变化').press('Enter');
  await expect(page.getByText('第 4 段一字未动。')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await violationsOf(page), `${colorScheme} ${width}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
  await page.getByLabel('原来').selectOption({ index: 0 });
  await page.getByLabel('现在').selectOption({ index: 1 });
  await page.getByRole('button', { name: '对照' }).click();
  await expect(page).toHaveURL(/to=commit/);
  await page.getByRole('link', { name: '看原文' }).click();
  await expect(page.locator('.compared-source')).toBeVisible();
});
