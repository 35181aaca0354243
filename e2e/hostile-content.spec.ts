import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { previewLink } from './support/preview';
import { test } from './support/test';
import { linesOf, missing, present } from './support/text';

// Several starts in one test; each takes seconds on a busy machine.
test.describe.configure({ timeout: 90_000 });

/** Files that would take more memory or time than there is, if they were read as they are. */
const bombs: Record<string, string> = {
  'a million lines': 'a\n'.repeat(1_000_000),
  'a list without end': '- a\n'.repeat(400_000),
  'a table that fills itself up': `|${'a|'.repeat(3000)}\n|${'-|'.repeat(3000)}\n${'|a|\n'.repeat(20_000)}`,
  'pictures in pictures': `${'!['.repeat(6000)}a${'](b)'.repeat(6000)}`,
  'components without end': '<Lead>\n\na\n\n</Lead>\n\n'.repeat(80_000),
};

test('files that are bombs cost the site nothing, before and after a restart', async ({
  newTree,
  launch,
}) => {
  const tree = newTree();
  tree.article({ slug: 'bystander', title: '无关的文章' });
  tree.article({
    slug: 'wide',
    title: '有宽表的文章',
    body: '<DataTable src="/media/wide.csv" caption="表" />',
  });
  tree.write('media/wide.csv', `${'a,'.repeat(400_000)}\n${'1\n'.repeat(5000)}`);
  const portal = await launch({ tree, env: { WATCH: '0' } });
  const before = portal.residentMegabytes();
  const files = Object.values(bombs).map((body, n) => tree.article({ slug: `bomb-${n}`, body }));
  const { problems } = await portal.revalidate();
  expect(problems.map(({ file, rule }) => `${file} ${rule}`)).toEqual(
    files.map((file) => `${file} mdx/too-complex`),
  );
  const wide = await portal.get('/news/wide');
  expect(wide.status).toBe(200);
  expect(missing(wide.text, ['有宽表的文章'])).toEqual([]);
  expect((await portal.get('/news/bystander')).status).toBe(200);
  expect(portal.residentMegabytes() - before).toBeLessThan(250);
  await portal.restart();
  expect((await portal.get('/news/bystander')).status).toBe(200);
  expect((await portal.get('/news/bomb-0')).status).toBe(404);
});

test('the largest body that is allowed becomes a page', async ({ newTree, launch }) => {
  const tree = newTree();
  const lines = Array.from({ length: 6000 }, (_, n) => `- 第 ${n} 项`);
  tree.article({ slug: 'long-list', title: '很长的清单', body: lines.join('\n') });
  const portal = await launch({ tree, env: { WATCH: '0' } });
  const { status, text } = await portal.get('/news/long-list');
  expect(status).toBe(200);
  expect(missing(text, ['第 0 项', '第 5999 项'])).toEqual([]);
});

test('a tree that vanishes while the site runs takes no article offline', async ({ newTree, launch }) => {
  const tree = newTree();
  tree.article({ slug: 'kept', title: '留下的文章' });
  const portal = await launch({ tree });
  renameSync(tree.root, `${tree.root}-away`);
  const { removed, problems } = await portal.revalidate();
  expect(removed).toEqual([]);
  expect(problems.map(({ rule }) => rule)).toEqual(['unreadable']);
  expect(missing((await portal.get('/news')).text, ['留下的文章'])).toEqual([]);
  renameSync(`${tree.root}-away`, tree.root);
  tree.article({ slug: 'kept', title: '回来以后改的' });
  await portal.revalidate();
  expect(missing((await portal.get('/news/kept')).text, ['回来以后改的'])).toEqual([]);
});

test('an index that is damaged is made anew at the start', async ({ newTree, launch }) => {
  const tree = newTree();
  tree.article({ slug: 'sound', title: '完好的文章' });
  const portal = await launch({ tree });
  await portal.stop();
  writeFileSync(path.join(portal.dataDir, 'index.sqlite'), 'no index\n'.repeat(10_000));
  await portal.start();
  expect(missing((await portal.get('/news/sound')).text, ['完好的文章'])).toEqual([]);
});

test('tokens of previews and secrets stand in no line of the log', async ({ newTree, launch }) => {
  const tree = newTree();
  tree.article({ slug: 'secret', title: '草稿', status: 'draft' });
  const portal = await launch({ tree, env: { WATCH: '0' } });
  const link = await previewLink(portal, tree, ['secret']);
  const token = new URL(link).searchParams.get('token') ?? '';
  expect(token.length).toBeGreaterThan(50);
  expect((await portal.get(`/api/preview?token=${token}`)).status).toBe(307);
  expect((await portal.get(`/api/preview/?token=${token}`)).status).toBe(404);
  expect((await portal.get(`/api/preview?x=1&token=${token}x`)).status).toBe(401);
  await portal.revalidate();
  await portal.stop();
  const lines = linesOf(portal.output()).filter((line) => line.includes('/api/preview'));
  expect(lines.length).toBe(3);
  expect(present(portal.output(), [token, token.slice(-20), 'preview-secret', 'revalidate-secret'])).toEqual(
    [],
  );
});

test('ranges of icons that cannot be met are no error of the server', async ({ newTree, launch }) => {
  const portal = await launch({ tree: newTree(), env: { WATCH: '0' } });
  for (const range of ['bytes=9-1', 'bytes=99999999999999999999-', 'bytes=-0', 'x']) {
    for (const icon of ['/favicon.ico', '/icon-192.png']) {
      expect((await portal.get(icon, { headers: { range } })).status, `${icon} ${range}`).toBe(200);
    }
  }
});
