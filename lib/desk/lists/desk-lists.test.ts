import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleSource, TestTree } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { countWords } from '../count-words';
import type { Person, Role } from '../person';
import { DeskLists } from './desk-lists';
import { readListQuery } from './list-query';
import type { DeskList, DeskRow } from './row';
import { ownersOf } from './test-viewers';

/** Stands at 2026-06-01 12:00. */
const tree = new TestTree({
  'articles/live.mdx': articleSource(
    { title: '夜市开张', author: '李四', expires: '2026-07-01' },
    '红豆糕卖得最好。A new market.',
  ),
  'articles/draft.mdx': articleSource(
    { status: 'draft', section: 'local' },
    '稿在路上。\n\n<Callout>注</Callout>\n\n# 题',
  ),
  'articles/later.mdx': articleSource({ date: '2026-06-02 08:00' }),
  'articles/gone.mdx': articleSource({
    status: 'withdrawn',
    withdrawn: { date: '2026-05-03 09:30', reason: '有误' },
  }),
  'articles/fixed.mdx': articleSource({
    corrections: [
      { date: '2026-05-09', text: '先' },
      { date: '2026-05-10', text: '后' },
    ],
  }),
  'articles/never.mdx': articleSource({ date: undefined, title: '缺日期' }, '三个字'),
  'articles/at/live.mdx': articleSource({ title: '同名' }),
  'topics/broken.mdx': '---\nsummary: 无题\n---\n',
});

let newsroom: Newsroom;
let lists: DeskLists;

beforeAll(async () => {
  newsroom = await tree.openNewsroom();
  lists = new DeskLists(newsroom, {
    owners: ownersOf({ draft: 'author', never: 'author', later: 'other' }),
    submitted: () => [
      { slug: 'live', name: '乙', submittedAt: Date.parse('2026-06-01T11:00:00+08:00') },
      { slug: 'live', name: '甲', submittedAt: Date.parse('2026-06-01T10:00:00+08:00') },
      { slug: 'draft', name: '甲', submittedAt: Date.parse('2026-06-01T09:00:00+08:00') },
    ],
  });
});
afterAll(() => tree.dispose());

function person(role: Role): Person {
  return { id: role, name: role, email: `${role}@example.cn`, role };
}

async function load(parameters: string, role: Role = 'chief'): Promise<DeskList> {
  const read = readListQuery(new URLSearchParams(parameters), 'Asia/Shanghai');
  if (!read.ok) throw new Error(read.param);
  return lists.load(read.value, person(role), 'r');
}

async function row(parameters: string, id: string, role: Role = 'chief'): Promise<DeskRow | undefined> {
  return (await load(parameters, role)).rows.find((one) => one.id === id);
}

describe('rows of the desk', () => {
  it('tell an editor everything', async () => {
    expect(await row('list=all', 'live', 'editor')).toEqual({
      id: 'live',
      kind: 'article',
      slug: 'live',
      file: 'articles/at/live.mdx',
      title: '同名',
      state: 'published',
      section: '新闻',
      date: '2026-05-01T08:00:00+08:00',
      dateOnly: false,
      due: undefined,
      authors: [],
      owner: undefined,
      own: false,
      may: ['read', 'save', 'submit', 'share', 'publish', 'correct'],
      url: '/news/live',
      words: 2,
      problems: [],
      change: { at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
      correction: undefined,
      withdrawal: undefined,
      submissions: [
        { by: '乙', at: '2026-06-01T11:00:00+08:00' },
        { by: '甲', at: '2026-06-01T10:00:00+08:00' },
      ],
      found: undefined,
    });
  });

  it('say what became of an article', async () => {
    expect(await row('list=scheduled', 'later')).toMatchObject({
      state: 'scheduled',
      due: '2026-06-02T08:00:00+08:00',
      url: undefined,
      owner: 'other',
    });
    expect(await row('list=withdrawn', 'gone')).toMatchObject({
      withdrawal: { date: '2026-05-03T09:30:00+08:00', reason: '有误' },
      due: undefined,
    });
    expect((await row('list=corrected', 'fixed'))?.correction?.text).toBe('后');
  });

  it('name problems with their place, in files of every kind', async () => {
    const { rows } = await load('list=problems');
    expect(rows.map(({ id, kind, state, title }) => [id, kind, state, title])).toEqual([
      ['articles/live.mdx', 'article', 'broken', '夜市开张'],
      ['articles/never.mdx', 'article', 'broken', '缺日期'],
      ['topics/broken.mdx', 'topic', undefined, 'broken.mdx'],
      ['draft', 'article', 'draft', '标题'],
    ]);
    expect(rows[2]?.problems).toEqual([
      { line: 2, column: 1, severity: 'error', rule: 'required', message: expect.stringContaining('title') },
    ]);
    expect(rows[3]?.problems[0]).toMatchObject({ severity: 'warning', rule: 'mdx/heading-one' });
  });

  it('offer nothing for a file whose slug is that of another', async () => {
    expect(await row('list=problems', 'articles/live.mdx')).toMatchObject({ slug: undefined, may: [] });
    expect(await row('list=problems', 'articles/never.mdx')).toMatchObject({ slug: 'never', words: 3 });
  });

  it('begin with articles that never were valid, on the first page', async () => {
    const { rows, counts } = await load('');
    expect(rows.map(({ id }) => id).sort()).toEqual(['articles/live.mdx', 'articles/never.mdx', 'draft']);
    expect(counts.drafts).toBe(3);
    const first = await load('list=all&limit=2');
    const second = await load(`list=all&limit=2&cursor=${first.next}`);
    expect([first.rows.length, second.rows.length]).toEqual([4, 2]);
  });

  it('show where a search found something', async () => {
    const found = await row('q=稿在路上', 'draft');
    expect(found?.found?.passage?.find(({ hit }) => hit)?.text).toBe('稿在路上');
    expect((await row('q=标题', 'later'))?.found?.title).toEqual([{ text: '标题', hit: true }]);
  });
});

describe('what authors get', () => {
  it('is the reader’s view of what is not their own', async () => {
    const seen = await row('list=all', 'live', 'author');
    expect(seen).toMatchObject({
      title: '同名',
      url: '/news/live',
      may: [],
      own: false,
      problems: [],
      submissions: [],
    });
    for (const field of ['file', 'change', 'owner'] as const) expect(seen?.[field]).toBeUndefined();
  });

  it('is everything of their own', async () => {
    const { rows, counts } = await load('', 'author');
    expect(rows.map(({ id, own, may }) => [id, own, may])).toEqual([
      ['articles/never.mdx', true, ['read', 'save', 'submit', 'share']],
      ['draft', true, ['read', 'save', 'submit', 'share']],
    ]);
    expect(rows[1]?.problems).toHaveLength(1);
    expect(counts).toEqual({
      submitted: 1,
      drafts: 2,
      scheduled: 0,
      today: 0,
      corrected: 1,
      withdrawn: 0,
      expired: 0,
      problems: 2,
    });
  });
});

describe('lengths of texts', () => {
  it.each([
    ['', 0],
    ['红豆糕，卖得最好。', 7],
    ['A new market', 3],
    ['5G 基站 2026 年建成 café', 8],
  ])('%s has %i', (text, expected) => {
    expect(countWords(text)).toBe(expected);
  });
});
