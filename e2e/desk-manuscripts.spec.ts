import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import { type Colleague, newColleague } from './support/desk';
import { type Answer, type Portal, request } from './support/portal';
import { test, testWithPortal } from './support/test';
import { missing, present } from './support/text';
import { png, type Tree } from './support/tree';

/** Writing articles at the desk, as its pages ask for it; what readers see of it, and git. */

const inGit = testWithPortal((tree) => {
  tree.article({ slug: 'first', title: '第一篇', body: '原来的正文。' });
  commitAll(tree);
  return { WATCH: '0' };
});

function commitAll(tree: Tree): void {
  git(tree, 'init', '--quiet', '--initial-branch=main');
  git(tree, 'config', 'user.email', 'duty@example.org');
  git(tree, 'config', 'user.name', '值班');
  git(tree, 'add', '--all');
  git(tree, 'commit', '--quiet', '-m', '开始');
}

function git(tree: Tree, ...command: string[]): string {
  return execFileSync('git', command, { cwd: tree.root, encoding: 'utf8' });
}

interface Opened {
  source: string;
  version: string;
  state: string;
  may: string[];
  workingCopy?: { source: string };
  copies: { person: string; submitted: boolean }[];
  lastChange?: { by: string; subject: string };
}

const at = (slug: string, rest = ''): string => `/desk/api/manuscripts/${slug}${rest}`;

function parsed<T>({ text }: Answer): T {
  const value: T = JSON.parse(text);
  return value;
}

async function open(who: Colleague, slug: string): Promise<Opened> {
  return parsed<Opened>(await who.get(at(slug)));
}

function upload(portal: Portal, who: Colleague, slug: string, name: string, bytes: Buffer): Promise<Answer> {
  const headers = {
    cookie: who.cookie,
    'sec-fetch-site': 'same-origin',
    'content-length': String(bytes.length),
  };
  const target = at(slug, `/media?name=${encodeURIComponent(name)}`);
  return request(portal.url, target, { method: 'POST', body: bytes, headers });
}

inGit(
  'an author writes, an editor publishes, and readers have it with the next request',
  async ({ portal, tree }) => {
    const author = await newColleague(portal, 'author');
    const editor = await newColleague(portal, 'editor');
    const made = await author.send('POST', '/desk/api/manuscripts', {
      slug: 'open-day',
      title: '开放日',
      section: 'news',
    });
    expect(made.status).toBe(201);

    const draft = await open(author, 'open-day');
    expect(draft).toMatchObject({ state: 'draft', may: ['read', 'save', 'submit', 'share'] });
    const source = draft.source.replace('正文从这里开始。', '欢迎参观。\n\n![会场](hui-chang.png)');
    expect(
      (await author.send('PUT', at('open-day', '/working-copy'), { source, base: draft.version })).status,
    ).toBe(204);
    expect((await open(author, 'open-day')).workingCopy?.source).toBe(source);

    const picture = await upload(portal, author, 'open-day', '会场.png', png(300, 200));
    expect([picture.status, parsed(picture)]).toEqual([
      201,
      { src: 'hui-chang.png', width: 300, height: 200 },
    ]);
    expect((await portal.get('/media/articles/open-day/hui-chang.png')).status).toBe(404);
    expect((await author.get(at('open-day', '/media/hui-chang.png'))).headers['content-type']).toBe(
      'image/png',
    );
    expect(parsed(await author.get(at('open-day', '/media')))).toEqual({
      pictures: [{ src: 'hui-chang.png', width: 300, height: 200 }],
    });

    const saved = parsed<{ version: string; change: object }>(
      await author.send('PUT', at('open-day'), { source, base: draft.version }),
    );
    expect(saved.change).toEqual({ state: 'draft', problems: [], commit: 'made' });
    expect((await portal.get('/news/open-day')).status).toBe(404);
    const early = await author.send('POST', at('open-day', '/actions'), {
      action: 'publish',
      base: saved.version,
    });
    expect(early.status).toBe(403);

    const published = await editor.send('POST', at('open-day', '/actions'), {
      action: 'publish',
      base: saved.version,
    });
    expect([published.status, parsed(published)]).toMatchObject([200, { state: 'published' }]);
    const page = await portal.get('/news/open-day');
    expect([page.status, missing(page.text, ['开放日', '欢迎参观。'])]).toEqual([200, []]);
    expect((await portal.get('/media/articles/open-day/hui-chang.png')).status).toBe(200);
    expect(git(tree, 'log', '--format=%an %s').trim().split('\n').slice(0, 4)).toEqual([
      'editor 发布：开放日',
      'author 修改：开放日',
      'author 添加图片：开放日 hui-chang.png',
      'author 新建：开放日',
    ]);
    expect(git(tree, 'status', '--porcelain')).toBe('');
  },
);

inGit('two who edit at once must settle it, and nothing is overwritten', async ({ portal, tree }) => {
  const [one, other] = [
    await newColleague(portal, 'editor', 'one'),
    await newColleague(portal, 'editor', 'other'),
  ];
  const { source, version } = await open(one, 'first');
  const theirs = source.replace('原来的', '别人的');
  expect((await other.send('PUT', at('first'), { source: theirs, base: version })).status).toBe(200);
  const mine = source.replace('原来的', '我的');
  const refused = await one.send('PUT', at('first'), { source: mine, base: version });
  expect([refused.status, parsed(refused)]).toMatchObject([
    409,
    { error: { code: 'conflict' }, current: { source: theirs }, base: source },
  ]);
  const again = await open(one, 'first');
  expect(again).toMatchObject({
    workingCopy: { source: mine },
    lastChange: { by: 'other', subject: '修改：第一篇' },
  });
  expect(missing((await portal.get('/news/first')).text, ['别人的正文。'])).toEqual([]);
  expect(present(tree.read('articles/2024/first.mdx'), ['我的'])).toEqual([]);
  expect((await one.send('DELETE', at('first', '/working-copy'))).status).toBe(204);
  expect((await open(one, 'first')).workingCopy).toBeUndefined();
});

inGit('a chief withdraws, and readers find the notice', async ({ portal, tree }) => {
  tree.article({ slug: 'wrong', title: '错的', body: '不该有的话。' });
  await portal.revalidate(['articles/2024/wrong.mdx']);
  const chief = await newColleague(portal, 'chief');
  const { version: base } = await open(chief, 'wrong');
  const orders = [
    [{ action: 'withdraw', base, reason: '' }, 422],
    [{ action: 'withdraw', base, reason: '有误', successor: 'nowhere' }, 422],
    [{ action: 'withdraw', base: '0'.repeat(64), reason: '有误' }, 409],
    [{ action: 'withdraw', base, reason: '内容有误', successor: 'first' }, 200],
  ] as const;
  for (const [order, status] of orders) {
    const answer = await chief.send('POST', at('wrong', '/actions'), order);
    expect.soft(answer.status, JSON.stringify(order)).toBe(status);
  }
  const page = await portal.get('/news/wrong');
  expect([page.status, missing(page.text, ['内容有误', '/news/first'])]).toEqual([410, []]);
  expect(present(page.text, ['不该有的话'])).toEqual([]);
});

inGit('what is no picture, or too large, is refused, and says why', async ({ portal, tree }) => {
  const editor = await newColleague(portal, 'editor', 'pictures');
  const drawing = await upload(portal, editor, 'first', 'x.png', Buffer.from('<svg onload="alert(1)"/>'));
  expect([drawing.status, missing(drawing.text, ['svg', 'SVG'])]).toEqual([415, []]);
  const large = await upload(portal, editor, 'first', 'x.png', Buffer.alloc(21 * 1024 * 1024, 0x89));
  expect(large.status).toBe(413);
  // Larger than what Next would keep of a body by itself.
  const noise = await sharp(randomBytes(2400 * 2000 * 3), { raw: { width: 2400, height: 2000, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  tree.article({ slug: 'noise', folder: true });
  await portal.revalidate(['articles/2024/noise/index.mdx']);
  const whole = await upload(portal, editor, 'noise', 'noise.png', noise);
  expect([noise.length > 14_000_000, whole.status]).toEqual([true, 201]);
  const wrong = await editor.send('PUT', at('first'), { source: 1 });
  expect(wrong.status).toBe(422);
  const long = await editor.send('PUT', at('first'), {
    source: '字'.repeat(1_500_000),
    base: '0'.repeat(64),
  });
  expect(long.status).toBe(413);
});

test('what a crash kept from git is committed by the next start, without anybody asking', async ({
  launch,
  newTree,
}) => {
  const tree = newTree();
  tree.article({ slug: 'first', title: '第一篇' });
  commitAll(tree);
  const portal = await launch({ tree });
  const editor = await newColleague(portal, 'editor');
  const { source, version } = await open(editor, 'first');
  // Somebody else is using the checkout, and the process dies while the desk waits for that.
  tree.write('.git/index.lock', '');
  const text = source.replace('正文', '新的正文');
  const saving = editor.send('PUT', at('first'), { source: text, base: version }).catch(() => undefined);
  await expect.poll(() => tree.read('articles/2024/first.mdx')).toBe(text);
  await portal.kill();
  await saving;
  tree.remove('.git/index.lock');
  await portal.start();
  await expect.poll(() => git(tree, 'log', '-1', '--format=%an %s').trim()).toBe('editor 修改：第一篇');
  expect(git(tree, 'status', '--porcelain')).toBe('');
  expect((await open(editor, 'first')).workingCopy).toBeUndefined();
});
