import { expect } from '@playwright/test';
import { revalidateSecret } from './support/portal';
import { test, testWithPortal } from './support/test';

/** The webhook itself: who may call it and what it answers. */
const shared = testWithPortal((tree) => {
  tree.article({ slug: 'first', title: '第一篇' });
  return { WATCH: '0' };
});

const path = '/api/revalidate';

shared('401 without the right bearer, and nothing is done', async ({ portal, tree }) => {
  const file = tree.article({ slug: 'secretly', title: '无权发布' });
  const wrong: Record<string, string>[] = [
    {},
    { authorization: '' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer ' },
    { authorization: 'Bearer wrong' },
    { authorization: `Bearer ${revalidateSecret}x` },
    { authorization: `Bearer ${revalidateSecret.slice(0, -1)}` },
    { authorization: revalidateSecret },
    { authorization: `Basic ${Buffer.from(`x:${revalidateSecret}`).toString('base64')}` },
    { 'x-revalidate-secret': revalidateSecret },
    { cookie: `secret=${revalidateSecret}` },
  ];
  for (const headers of wrong) {
    const { status } = await portal.post(path, JSON.stringify({ paths: [file] }), headers);
    expect(`${JSON.stringify(headers)} ${status}`).toBe(`${JSON.stringify(headers)} 401`);
  }
  expect((await portal.post(`${path}?secret=${revalidateSecret}`)).status).toBe(401);
  expect((await portal.get('/news/secretly')).status).toBe(404);
});

shared('the answer has the promised shape and is kept by nobody', async ({ portal, tree }) => {
  const good = tree.article({ slug: 'shaped', title: '形状' });
  const bad = tree.write(
    'articles/2024/misshaped.mdx',
    '---\ntitle: 坏\nsection: news\ndate: 2024-05-06\nwrong: 1\n---\n\n文。\n',
  );
  const answer = await portal.post(path, '', { authorization: `Bearer ${revalidateSecret}` });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toMatch(/^application\/json/);
  expect(answer.headers['cache-control']).toContain('no-store');
  const body: unknown = JSON.parse(answer.text);
  expect(body).toEqual({
    changed: expect.arrayContaining(['shaped']),
    removed: [],
    problems: [
      {
        file: bad,
        line: 5,
        column: expect.any(Number),
        rule: 'unknown-key',
        message: expect.any(String),
        severity: 'error',
      },
    ],
    took_ms: expect.any(Number),
  });
  tree.remove(good);
  tree.remove(bad);
  expect((await portal.revalidate()).removed).toEqual(['shaped']);
});

shared(
  'the problems of a file are told to whoever names it, although it was read before',
  async ({ portal, tree }) => {
    const bad = tree.write('articles/2024/known-bad.mdx', '---\ntitle: 坏\n---\n\n文。\n');
    for (let n = 0; n < 2; n += 1) {
      const { problems } = await portal.revalidate([bad]);
      expect(problems.map(({ file }) => file)).toContain(bad);
    }
    tree.remove(bad);
    expect((await portal.revalidate([bad])).problems).toEqual([]);
  },
);

shared(
  'a rescan of everything tells every problem there is, whoever read the file first',
  async ({ portal, tree }) => {
    const bad = tree.write('articles/2024/seen-bad.mdx', '---\ntitle: 坏\n---\n\n文。\n');
    await portal.revalidate([bad]);
    const { problems } = await portal.revalidate();
    tree.remove(bad);
    await portal.revalidate([bad]);
    expect(problems.map(({ file }) => file)).toContain(bad);
  },
);

shared('a body that is not understood is 400', async ({ portal }) => {
  for (const body of [
    '{',
    '[]',
    '"x"',
    '{"paths":"articles"}',
    '{"paths":[1]}',
    '{"paths":[""]}',
    '{"paths":["../outside.mdx"]}',
    '{"paths":["/etc/passwd"]}',
    '{"paths":["a\\u0000b"]}',
  ]) {
    const { status } = await portal.post(path, body, { authorization: `Bearer ${revalidateSecret}` });
    expect(`${body} ${status}`).toBe(`${body} 400`);
  }
});

shared('paths may be below the folder, with its name before them, or absolute', async ({ portal, tree }) => {
  const name = tree.root.split('/').at(-1) ?? '';
  const ways = [
    (file: string) => file,
    (file: string) => `${name}/${file}`,
    (file: string) => `${tree.root}/${file}`,
    (file: string) => `./${file}`,
  ];
  for (const [index, way] of ways.entries()) {
    const slug = `way-${index}`;
    const file = tree.article({ slug, title: `第${index}种写法` });
    expect((await portal.revalidate([way(file)])).changed).toEqual([slug]);
  }
});

shared('calls at the same time are all answered with the new version in place', async ({ portal, tree }) => {
  const slugs = Array.from({ length: 12 }, (_, index) => `parallel-${index}`);
  await Promise.all(
    slugs.map(async (slug) => {
      await portal.revalidate([tree.article({ slug, title: `并发 ${slug}` })]);
      expect((await portal.get(`/news/${slug}`)).status).toBe(200);
    }),
  );
});

test('503 with the reason when no secret is set, and nothing else changes', async ({ newTree, launch }) => {
  test.setTimeout(60_000);
  const tree = newTree();
  tree.article({ slug: 'first', title: '第一篇' });
  const portal = await launch({ tree, env: { REVALIDATE_SECRET: '', PREVIEW_SECRET: '' } });
  const attempts: Record<string, string>[] = [
    {},
    { authorization: 'Bearer ' },
    { authorization: 'Bearer undefined' },
  ];
  for (const headers of attempts) {
    const { status, text } = await portal.post(path, '', headers);
    expect(status).toBe(503);
    expect(text).toContain('REVALIDATE_SECRET');
  }
  const preview = await portal.get('/api/preview?token=x');
  expect(preview.status).toBe(503);
  expect(preview.text).toContain('PREVIEW_SECRET');
  expect((await portal.get('/news/first')).status).toBe(200);
  tree.article({ slug: 'second', title: '第二篇' });
  await expect.poll(async () => (await portal.get('/news/second')).status).toBe(200);
});
