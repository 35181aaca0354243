import { expect } from '@playwright/test';
import { type Colleague, newColleague } from './support/desk';
import { StreamReader } from './support/event-stream';
import type { Portal } from './support/portal';
import { testWithPortal } from './support/test';
import { present } from './support/text';

/** What authors get from the desk's API, and the stream of events. */
const test = testWithPortal((tree) => {
  tree.article({ slug: 'public', title: '公开的文章', body: '公开的紫藤花。' });
  tree.article({ slug: 'others', title: '别人的草稿', status: 'draft', body: '草稿里的紫藤花。' });
  tree.article({ slug: 'later', title: '别人的定时稿', date: '2199-01-01', body: '定时的紫藤花。' });
  tree.article({ slug: 'over', title: '别人的到期稿', date: '2020-01-01', expires: '2020-02-01' });
  tree.write('articles/2024/faulty.mdx', '---\ntitle: 别人的错稿\ntagz: 紫藤花\n---\n');
  tree.write('topics/faulty.mdx', '---\nsummary: 紫藤花\n---\n');
  return {};
});

const secrets = ['别人的', 'others', 'later', 'over', 'faulty', '草稿里', '定时的', 'tagz'];

const people = new Map<string, Promise<Colleague>>();

function colleague(portal: Portal, role: 'author' | 'editor'): Promise<Colleague> {
  const key = `${portal.url} ${role}`;
  const known = people.get(key) ?? newColleague(portal, role);
  people.set(key, known);
  return known;
}

interface Answer {
  rows: { id: string; own: boolean }[];
}

async function rowsOf(person: Colleague, query: string): Promise<Answer['rows']> {
  const { status, text } = await person.get(`/desk/api/articles?${query}`);
  expect(status, text).toBe(200);
  const { rows }: Answer = JSON.parse(text);
  return rows;
}

test('an author gets nothing of what others have not published', async ({ portal }) => {
  const author = await colleague(portal, 'author');
  const created = await author.send('POST', '/desk/api/manuscripts', {
    slug: 'mine',
    title: '我的草稿',
    section: 'news',
  });
  expect(created.status, created.text).toBe(201);
  const lists = [
    'submitted',
    'drafts',
    'scheduled',
    'today',
    'corrected',
    'withdrawn',
    'expired',
    'problems',
    'all',
  ];
  const searches = ['紫藤花', '别人', 'others', 'faulty', 'articles', '草稿'].map(
    (q) => `q=${encodeURIComponent(q)}`,
  );
  const queries = [...lists.map((list) => `list=${list}`), ...searches, 'section=news', 'to=2200-01-01'];
  for (const query of queries) {
    for (const target of [`/desk/api/articles?${query}`, `/desk?${query}`]) {
      const { text } = await author.get(target);
      // What was typed comes back in the form.
      expect(present(text.replaceAll(decodeURIComponent(query.slice(2)), ''), secrets), target).toEqual([]);
    }
  }
  expect(await rowsOf(author, 'list=drafts')).toMatchObject([{ id: 'mine', own: true }]);
  expect((await rowsOf(author, `q=${encodeURIComponent('紫藤花')}`)).map(({ id }) => id)).toEqual(['public']);
  const editor = await colleague(portal, 'editor');
  expect((await rowsOf(editor, `q=${encodeURIComponent('紫藤花')}`)).map(({ id }) => id)).toEqual([
    'articles/2024/faulty.mdx',
    'later',
    'public',
    'others',
  ]);
});

test('events tell an author of the own and of what readers see', async ({ portal, tree }) => {
  const [author, editor] = [await colleague(portal, 'author'), await colleague(portal, 'editor')];
  await author.send('POST', '/desk/api/manuscripts', { slug: 'told', title: '要说的草稿', section: 'news' });
  const streams = [await StreamReader.open(author), await StreamReader.open(editor)] as const;
  const [toAuthor, toEditor] = streams;
  tree.article({ slug: 'secret-draft', title: '别人的新稿', status: 'draft' });
  await expect.poll(() => toEditor.slugs()).toContain('secret-draft');
  tree.write('topics/faulty.mdx', '---\nsummary: 紫藤\n---\n');
  await expect.poll(() => toEditor.text).toContain('topics/faulty.mdx');
  tree.article({ slug: 'news', title: '新发布的', date: '2024-07-07' });
  await expect.poll(() => toAuthor.slugs()).toEqual(['news']);
  const working = {
    source: '---\ntitle: 要说的草稿\nsection: news\ndate: 2024-01-01\nstatus: draft\n---\n\n正文。\n',
  };
  const { version } = JSON.parse((await author.get('/desk/api/manuscripts/told')).text);
  await author.send('PUT', '/desk/api/manuscripts/told/working-copy', { ...working, base: version });
  expect((await author.send('POST', '/desk/api/manuscripts/told/submit')).status).toBe(204);
  for (const stream of streams) await expect.poll(() => stream.slugs()).toContain('told');
  expect((await rowsOf(editor, 'list=submitted')).map(({ id }) => id)).toEqual(['told']);
  expect((await rowsOf(author, 'list=submitted')).map(({ id }) => id)).toEqual(['told']);
  expect(present(toAuthor.text, ['secret', 'faulty'])).toEqual([]);
  for (const stream of streams) stream.close();
});

test('the stream is sent as it comes, and to nobody twice too often', async ({ portal }) => {
  const person = await newColleague(portal, 'editor', 'many');
  const first = await StreamReader.open(person, { 'accept-encoding': 'gzip, br' });
  expect(first.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'private, no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  expect(first.headers['content-encoding']).toBeUndefined();
  await expect.poll(() => first.messages.map(({ event }) => event)).toEqual(['ready']);
  const more = await Promise.all(Array.from({ length: 7 }, () => StreamReader.open(person)));
  expect(more.map(({ status }) => status)).toEqual(Array(7).fill(200));
  const refused = await StreamReader.open(person);
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '20']);
  expect(
    (await portal.get('/desk/api/events', { method: 'HEAD', headers: { cookie: person.cookie } })).status,
  ).toBe(429);
  expect((await person.get('/desk/api/articles')).status).toBe(200);
  // Places of connections that are gone are free again.
  for (const stream of more) stream.close();
  await expect
    .poll(async () => {
      const again = await StreamReader.open(person);
      again.close();
      return again.status;
    })
    .toBe(200);
  first.close();
});

test('the stream says when something was missed, and ends with the session', async ({ portal, tree }) => {
  const person = await newColleague(portal, 'editor', 'leaving');
  const late = await StreamReader.open(person, { 'last-event-id': 'another.1' });
  await expect.poll(() => late.messages.map(({ event }) => event)).toEqual(['missed']);
  await person.send('POST', '/desk/api/auth/sign-out');
  tree.article({ slug: 'after', title: '退出以后' });
  await expect.poll(() => late.messages.at(-1)?.event).toBe('end');
  await expect.poll(() => late.ended).toBe(true);
  expect(present(late.text, ['after'])).toEqual([]);
});

test('malformed questions are refused', async ({ portal }) => {
  const editor = await colleague(portal, 'editor');
  for (const query of ['list=none', 'cursor=x', 'limit=1000', 'from=x']) {
    const { status, text } = await editor.get(`/desk/api/articles?${query}`);
    expect(status, query).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'malformed', message: expect.any(String) } });
  }
  expect((await editor.send('POST', '/desk/api/articles')).status).toBe(405);
});
