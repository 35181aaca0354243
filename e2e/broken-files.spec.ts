import { rmSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Portal, Problem } from './support/portal';
import { search } from './support/surfaces';
import { test, testWithPortal } from './support/test';
import { linesOf, missing, present } from './support/text';
import type { Tree } from './support/tree';

/** A file with errors takes nothing down: its last good version stays online, and the problem is told with its place. */
const shared = testWithPortal((tree) => {
  tree.article({ slug: 'bystander', title: '无关的文章', section: 'culture' });
  return { WATCH: '0' };
});

function expectProblem(problems: readonly Problem[], file: string): Problem {
  const found = problems.filter((problem) => problem.file.endsWith(file));
  expect(found.length, JSON.stringify(problems)).toBeGreaterThan(0);
  for (const { line, column, rule, message } of found) {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(rule).toMatch(/^[a-z][a-z0-9-/]*$/);
    expect(message).toMatch(/\p{Script=Han}/u);
  }
  const [first] = found;
  if (!first) throw new Error(`no problem in ${file}`);
  return first;
}

const good = (slug: string) => ({ slug, title: `好的版本 ${slug}`, date: '2024-05-06 09:30' });

const frontMatter = (lines: string, body = '正文。'): string => `---\n${lines}\n---\n\n${body}\n`;

const valid = 'title: 坏的版本\nsection: news\ndate: 2024-05-06 09:30';

/** What is written, the line that must be named, and whether the body is at fault. */
const broken: Record<string, { content: string | Buffer; line: number }> = {
  'YAML that does not parse': {
    content: frontMatter('title: 坏的版本\nsection: news: more\ndate: 2024-05-06'),
    line: 3,
  },
  'a front matter that never ends': { content: '---\ntitle: 坏的版本\nsection: news\n\n正文。\n', line: 1 },
  'no front matter': { content: '坏的版本，只有正文。\n', line: 1 },
  'an unknown key': { content: frontMatter(`${valid}\ntagz: [一]`), line: 5 },
  'a missing title': { content: frontMatter('section: news\ndate: 2024-05-06 09:30', '坏的版本'), line: 2 },
  'a day that does not exist': {
    content: frontMatter('title: 坏的版本\nsection: news\ndate: 2024-02-31'),
    line: 4,
  },
  'an unknown section': {
    content: frontMatter('title: 坏的版本\nsection: nowhere\ndate: 2024-05-06'),
    line: 3,
  },
  'a wrong type': { content: frontMatter(`${valid}\npinned: 也许`), line: 5 },
  'an update before the date': { content: frontMatter(`${valid}\nupdated: 2024-05-05`), line: 5 },
  'a script': { content: frontMatter(valid, '坏的版本\n\n<script>alert(1)</script>'), line: 9 },
  'an iframe': { content: frontMatter(valid, '<iframe src="https://example.org"></iframe>'), line: 7 },
  'a form': { content: frontMatter(valid, '一段。\n\n<form action="/x"></form>'), line: 9 },
  'a style': { content: frontMatter(valid, '<style>p{}</style>'), line: 7 },
  'an import': { content: frontMatter(valid, "import fs from 'node:fs'"), line: 7 },
  'an export': { content: frontMatter(valid, 'export const a = 1'), line: 7 },
  'an expression': { content: frontMatter(valid, '密钥是 {process.env.PREVIEW_SECRET} 吗'), line: 7 },
  'an expression in an attribute': {
    content: frontMatter(valid, '<Figure src={process.env.HOME} alt="图" />'),
    line: 7,
  },
  'a spread': { content: frontMatter(valid, '<Lead {...globalThis}>\n\n文\n\n</Lead>'), line: 7 },
  'an event handler': {
    content: frontMatter(valid, '<Figure src="/media/a.svg" alt="图" onError="alert(1)" />'),
    line: 7,
  },
  'an unknown component': { content: frontMatter(valid, '一\n\n二\n\n<Marquee>文</Marquee>'), line: 11 },
  'an unknown attribute': {
    content: frontMatter(valid, '<Callout type="note" colour="red">\n\n文\n\n</Callout>'),
    line: 7,
  },
  'a tag that is not closed': { content: frontMatter(valid, '<Lead>\n\n没有结束'), line: 7 },
  'a javascript link': { content: frontMatter(valid, '[点我](javascript:alert(1))'), line: 7 },
  'bytes that are not UTF-8': {
    content: Buffer.from(frontMatter('title: \xb0\xd9\nsection: news\ndate: 2024-05-06'), 'latin1'),
    line: 2,
  },
  'an empty file': { content: '', line: 1 },
};

shared.describe('a broken article', () => {
  for (const [name, { content, line }] of Object.entries(broken)) {
    shared(name, async ({ portal, tree }) => {
      const slug = `case-${Object.keys(broken).indexOf(name)}`;
      const file = tree.article(good(slug));
      await portal.revalidate([file]);
      const before = await portal.get(`/news/${slug}`);
      expect(before.status).toBe(200);
      tree.write(file, content);
      const { problems, removed } = await portal.revalidate([file]);
      expect(removed).toEqual([]);
      const problem = expectProblem(problems, file);
      expect.soft(problem.line).toBe(line);
      const after = await portal.get(`/news/${slug}`);
      expect(after.status).toBe(200);
      expect(missing(after.text, [`好的版本 ${slug}`])).toEqual([]);
      expect(present(after.text, ['坏的版本', 'preview-secret'])).toEqual([]);
      expect(missing((await portal.get('/news')).text, [`好的版本 ${slug}`])).toEqual([]);
      expect((await search(portal, { q: `好的版本 ${slug}` })).hits.map(({ url }) => url)).toContain(
        `/news/${slug}`,
      );
      tree.remove(file);
      await portal.revalidate([file]);
      expect((await portal.get(`/news/${slug}`)).status).toBe(404);
    });
  }

  shared('new and broken is not published, alone or among good ones', async ({ portal, tree }) => {
    const bad = tree.write('articles/2024/new-broken.mdx', frontMatter(`${valid}\nwho: 我`));
    const fine = tree.article({ slug: 'new-fine', title: '同时写的好文章' });
    const { problems, changed } = await portal.revalidate();
    expectProblem(problems, bad);
    expect(changed).toContain('new-fine');
    expect((await portal.get('/news/new-broken')).status).toBe(404);
    expect((await portal.get('/news/new-fine')).status).toBe(200);
    tree.write(bad, frontMatter(valid.replace('坏', '好')));
    expect((await portal.revalidate([bad])).problems).toEqual([]);
    expect((await portal.get('/news/new-broken')).status).toBe(200);
    tree.remove(bad);
    tree.remove(fine);
    await portal.revalidate();
  });

  shared('a file name that is no slug, and a slug used twice', async ({ portal, tree }) => {
    const odd = tree.write('articles/2024/Bad_Name.mdx', frontMatter(valid));
    expectProblem((await portal.revalidate([odd])).problems, odd);
    tree.remove(odd);
    const first = tree.article({ slug: 'twice', title: '先有的一篇' });
    await portal.revalidate([first]);
    const second = tree.article({ slug: 'twice', title: '后来的一篇', at: '2025' });
    expectProblem((await portal.revalidate([second])).problems, second);
    expect(missing((await portal.get('/news/twice')).text, ['先有的一篇'])).toEqual([]);
    expect(present((await portal.get('/news')).text, ['后来的一篇'])).toEqual([]);
    tree.remove(first);
    await portal.revalidate([first]);
    expect(missing((await portal.get('/news/twice')).text, ['后来的一篇'])).toEqual([]);
    tree.remove(second);
    await portal.revalidate([second]);
    expect((await portal.get('/news/twice')).status).toBe(404);
  });

  shared('references to what is not public are warnings and leak nothing', async ({ portal, tree }) => {
    tree.article({ slug: 'secret-plan', title: '机密计划', status: 'draft' });
    const file = tree.article({
      slug: 'referring',
      title: '有引用的文章',
      related: ['secret-plan'],
      body: '<Related slug="secret-plan" />\n\n见[这里](/news/secret-plan)。',
    });
    const { problems } = await portal.revalidate();
    for (const { file: place, rule } of problems) expect(`${place} ${rule}`).toContain('referring');
    const { status, text } = await portal.get('/news/referring');
    expect(status).toBe(200);
    expect(present(text, ['机密计划'])).toEqual([]);
    tree.remove(file);
    tree.remove('articles/2024/secret-plan.mdx');
    await portal.revalidate();
  });
});

shared.describe('broken settings keep the last good version', () => {
  const settings: [string, string, string][] = [
    ['site.yaml', 'name: [不是文字', '/'],
    ['site.yaml', 'name: 只有名字\n', '/'],
    ['sections.yaml', '- {id: news}\n', '/news'],
    ['sections.yaml', '- {id: api, name: 保留字}\n', '/news'],
    ['sections.yaml', 'news: 不是列表\n', '/culture'],
    ['front.yaml', 'leed: bystander\n', '/'],
    ['redirects.yaml', '/a: [不是地址]\n', '/'],
  ];
  for (const [file, content, path] of settings) {
    shared(`${file}: ${content.trim()}`, async ({ portal, tree }) => {
      if (file === 'redirects.yaml') {
        tree.write(file, '/a: /news\n');
        await portal.revalidate([file]);
      }
      const before = tree.read(file);
      const shown = await portal.get(path);
      expect(shown.status).toBe(200);
      tree.write(file, content);
      expectProblem((await portal.revalidate([file])).problems, file);
      const after = await portal.get(path);
      expect(`${after.status} ${after.headers.etag}`).toBe(`200 ${shown.headers.etag}`);
      if (file === 'redirects.yaml') expect((await portal.get('/a')).headers.location).toBe('/news');
      tree.write(file, before);
      expect((await portal.revalidate([file])).problems).toEqual([]);
    });
  }

  shared('reserved ids and ids used twice are problems', async ({ portal, tree }) => {
    const before = tree.read('sections.yaml');
    const reserved =
      'api desk leave media search tags topics sources authors archive feeds corrections site-map verify transparency page zh-hans zh-hant en';
    for (const id of reserved.split(' ')) {
      tree.write('sections.yaml', `${before}- {id: ${id}, name: 某栏}\n`);
      expectProblem((await portal.revalidate(['sections.yaml'])).problems, 'sections.yaml');
    }
    tree.write('sections.yaml', `${before}- {id: news, name: 重复}\n`);
    expectProblem((await portal.revalidate(['sections.yaml'])).problems, 'sections.yaml');
    tree.write('sections.yaml', before);
    for (const id of ['news', 'media', 'search']) {
      tree.write(`pages/${id}.mdx`, '---\ntitle: 撞名的页面\n---\n\n正文。\n');
      expectProblem((await portal.revalidate()).problems, `pages/${id}.mdx`);
      expect(present((await portal.get(`/${id}`)).text, ['撞名的页面'])).toEqual([]);
      tree.remove(`pages/${id}.mdx`);
    }
    await portal.revalidate();
    expect((await portal.get('/news')).status).toBe(200);
  });
});

async function expectLastGood(portal: Portal): Promise<void> {
  expect(missing((await portal.get('/news/damaged')).text, ['好的版本 damaged'])).toEqual([]);
  expect(missing((await portal.get('/')).text, ['好的版本 damaged', '测试新闻网'])).toEqual([]);
  expect((await portal.get('/news')).status).toBe(200);
}

function damage(tree: Tree, file: string): void {
  tree.write(file, frontMatter(valid, '<script>alert(1)</script>'));
  tree.write('site.yaml', 'name: [不是文字\n');
  tree.write('sections.yaml', '- {id: news}\n');
}

// Several starts in one test; each takes seconds on a busy machine.
test.describe.configure({ timeout: 90_000 });

test('the last good version also stays after a restart and after a crash', async ({ newTree, launch }) => {
  const tree = newTree();
  const file = tree.article(good('damaged'));
  const portal = await launch({ tree, env: { WATCH: '0' } });
  damage(tree, file);
  expect((await portal.revalidate()).problems.length).toBeGreaterThanOrEqual(3);
  await expectLastGood(portal);
  await portal.restart();
  await expectLastGood(portal);
  await portal.kill();
  await portal.start();
  await expectLastGood(portal);
  const told = linesOf(portal.output()).filter((line) => line.includes('"level":40'));
  expect(told.some((line) => line.includes(file) && line.includes('"line":7'))).toBe(true);
  tree.article({ ...good('damaged'), title: '修好的版本' });
  tree.site();
  tree.sections();
  expect((await portal.revalidate()).problems).toEqual([]);
  expect(missing((await portal.get('/news/damaged')).text, ['修好的版本'])).toEqual([]);
});

test('broken while stopped: the version before stays; without an index nothing is shown of it', async ({
  newTree,
  launch,
}) => {
  const tree = newTree();
  const file = tree.article(good('damaged'));
  tree.article({ slug: 'sound', title: '完好的文章' });
  const portal = await launch({ tree });
  await portal.stop();
  damage(tree, file);
  await portal.start();
  await expectLastGood(portal);
  await portal.stop();
  tree.site();
  tree.sections();
  rmSync(portal.dataDir, { recursive: true, force: true });
  await portal.start();
  expect((await portal.get('/news/damaged')).status).toBe(404);
  expect((await portal.get('/news/sound')).status).toBe(200);
});
