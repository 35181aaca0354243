import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleSource, TestTree } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { ArticleFinder } from './article-finder';
import { readCursor, writeCursor } from './cursor';
import { type ListName, listNames } from './list-names';
import { type ListQuery, readListQuery } from './list-query';
import { ProblemFinder } from './problem-finder';
import { testViewer } from './test-viewers';
import type { Viewer } from './viewer';

/** Stands at 2026-06-01 12:00. */
const tree = new TestTree({
  'articles/live.mdx': articleSource(
    { title: '夜市开张', section: 'local', tags: ['集市'] },
    '红豆糕卖得最好。',
  ),
  'articles/morning.mdx': articleSource({ date: '2026-06-01 08:00', section: 'culture' }),
  'articles/just-now.mdx': articleSource({ date: '2026-06-01 11:59', author: '张三' }),
  'articles/later.mdx': articleSource({ date: '2026-06-02 08:00' }, '红豆到货通知。'),
  'articles/much-later.mdx': articleSource({ date: '2026-07-02 08:00' }),
  'articles/old.mdx': articleSource({ status: 'archived', date: '2020-01-01' }),
  'articles/over.mdx': articleSource({ expires: '2026-05-20' }, '红豆促销。'),
  'articles/over-before.mdx': articleSource({ expires: '2026-05-10' }),
  'articles/fixed.mdx': articleSource({ corrections: [{ date: '2026-05-09 09:00', text: '甲应为乙' }] }),
  'articles/fixed-again.mdx': articleSource({
    date: '2026-04-01',
    corrections: [{ date: '2026-05-30 09:00', text: '丙应为丁' }],
  }),
  'articles/gone.mdx': articleSource(
    { status: 'withdrawn', withdrawn: { date: '2026-05-03', reason: '有误' } },
    '红豆有毒？',
  ),
  'articles/gone-since.mdx': articleSource({
    status: 'withdrawn',
    date: '2026-01-01',
    withdrawn: { date: '2026-05-25', reason: '重复' },
  }),
  'articles/draft-a.mdx': articleSource(
    { status: 'draft', title: '红豆种植', author: '李四' },
    '田野调查，5G 基站。',
  ),
  'articles/draft-b.mdx': articleSource(
    { status: 'draft', section: 'local', date: '2026-01-05' },
    '稿在路上。',
  ),
  'articles/never.mdx': articleSource({ title: undefined }, '没有标题的红豆。'),
  'articles/alt.mdx': articleSource(
    { date: '2026-03-01' },
    '<Callout type="note">注</Callout>\n\n# 大标题\n',
  ),
  'topics/broken.mdx': '---\nsummary: 无题\n---\n',
});

let newsroom: Newsroom;
let articles: ArticleFinder;
let problems: ProblemFinder;

const chief = testViewer('chief');
const author = testViewer('author', ['draft-a', 'never', 'gone']);

beforeAll(async () => {
  newsroom = await tree.openNewsroom();
  tree.age('articles/draft-b.mdx');
  await newsroom.apply('request');
  const settings = {
    now: () => newsroom.clock.now(),
    timezone: () => newsroom.settings.site().timezone,
    sections: () => newsroom.settings.sections(),
  };
  articles = new ArticleFinder(newsroom.store.db, settings);
  problems = new ProblemFinder(newsroom.store.db, newsroom.tree, settings.sections);
});
afterAll(() => tree.dispose());

function query(parameters: string): ListQuery {
  const read = readListQuery(new URLSearchParams(parameters), 'Asia/Shanghai');
  if (!read.ok) throw new Error(read.param);
  return read.value;
}

function names(parameters: string, viewer: Viewer = chief): string[] {
  const asked = query(parameters);
  const { list } = asked;
  if (list === 'problems') return problems.find(asked, viewer).map(({ name }) => name);
  return articles.find(list, asked, viewer).map(({ name }) => name);
}

describe('lists of the desk', () => {
  it.each<[string, string[]]>([
    ['list=drafts', ['draft-a', 'draft-b']],
    ['list=scheduled', ['later', 'much-later']],
    ['list=today', ['just-now', 'morning']],
    ['list=corrected', ['fixed-again', 'fixed']],
    ['list=withdrawn', ['gone-since', 'gone']],
    ['list=expired', ['over', 'over-before']],
    ['list=problems', ['articles/never.mdx', 'topics/broken.mdx', 'articles/alt.mdx']],
  ])('%s', (parameters, expected) => {
    expect(names(parameters)).toEqual(expected);
  });

  it('shows drafts first, and everything to whoever searches', () => {
    expect(query('').list).toBe('drafts');
    expect(query('q=x').list).toBe('all');
    expect(query('section=news').list).toBe('all');
    expect(query('q=x&list=expired').list).toBe('expired');
  });

  it('has all articles in the order of their dates', () => {
    const all = names('list=all');
    expect(all).toHaveLength(15);
    expect(all.slice(0, 4)).toEqual(['much-later', 'later', 'just-now', 'morning']);
    expect(all.at(-1)).toBe('old');
  });

  it('puts handed-over articles in the order in which they came', () => {
    const found = articles.find('submitted', query('list=submitted'), chief, {
      'draft-b': 5,
      'draft-a': 9,
      live: 7,
    });
    expect(found.map(({ name }) => name)).toEqual(['draft-a', 'live', 'draft-b']);
  });

  it.each(listNames)('reads on through %s by cursors, each row once', (list) => {
    const submissions = { 'draft-b': 5, 'draft-a': 9, live: 7 };
    const find = (asked: ListQuery) =>
      list === 'problems' ? problems.find(asked, chief) : articles.find(list, asked, chief, submissions);
    const whole = find(query(`list=${list}`)).map(({ name }) => name);
    const read: string[] = [];
    for (let cursor = ''; ; ) {
      const page = find(query(`list=${list}&limit=2&cursor=${cursor}`));
      read.push(...page.slice(0, 2).map(({ name }) => name));
      const last = page[1];
      if (page.length < 3 || !last) break;
      cursor = writeCursor(last);
    }
    expect(read).toEqual(whole);
    expect(whole.length).toBeGreaterThan(1);
  });

  it('counts', () => {
    const counted = (list: Exclude<ListName, 'problems'>, viewer: Viewer) => articles.count(list, viewer);
    expect(counted('drafts', chief)).toBe(2);
    expect(counted('drafts', author)).toBe(1);
    expect(counted('scheduled', author)).toBe(0);
    expect([problems.count(chief), problems.count(author)]).toEqual([3, 1]);
  });
});

describe('searching at the desk', () => {
  it('finds text in every state', () => {
    expect(names('q=红豆').sort()).toEqual(['draft-a', 'gone', 'later', 'live', 'over']);
    expect(problems.unread(query('q=红豆'), chief)).toEqual(['articles/never.mdx']);
    expect(problems.unread(query('q=绿豆'), chief)).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['q=红豆+田野', ['draft-a']],
    ['q=田野调查', ['draft-a']],
    ['q=“稿在路上”', ['draft-b']],
    ['q=5g', ['draft-a']],
    ['q=路', ['draft-b']],
    ['q=路+红豆', []],
    ['q=稿+路', ['draft-b']],
    ['q=糕+红豆', ['live']],
    ['q=李四', ['draft-a']],
    ['q=张三', ['just-now']],
    ['q=集市', ['live']],
    ['q=draft-b', ['draft-b']],
    ['q=articles/draft', ['draft-a', 'draft-b']],
    ['q=文化', ['morning']],
    ['q=culture', ['morning']],
    ['q=！？', []],
    ['q=红豆&list=drafts', ['draft-a']],
    ['q=红豆&list=expired', ['over']],
    ['q=alt&list=problems', ['articles/alt.mdx']],
    ['q=大标题&list=problems', ['articles/alt.mdx']],
    ['section=local', ['live', 'draft-b']],
    ['section=news&list=drafts', ['draft-a', 'draft-b']],
    ['from=2026-06-01&to=2026-06-01', ['just-now', 'morning']],
    ['to=2020-12-31', ['old']],
    ['list=problems&section=news', ['articles/alt.mdx']],
  ])('%s', (parameters, expected) => {
    expect(names(parameters)).toEqual(expected);
  });

  it.each(['chief', 'author'] as const)(
    'walks a list where much matches, with the same answer, for the %s',
    (role) => {
      const viewer = role === 'chief' ? chief : author;
      const settings = {
        now: () => newsroom.clock.now(),
        timezone: () => 'Asia/Shanghai',
        sections: () => newsroom.settings.sections(),
      };
      const walking = new ArticleFinder(newsroom.store.db, settings, 1);
      for (const parameters of [
        'q=红豆',
        'q=正文',
        'q=正文&list=corrected',
        'q=红豆&list=drafts',
        'q=文+正&limit=3',
      ]) {
        const asked = query(parameters);
        if (asked.list === 'problems') continue;
        const found = walking.find(asked.list, asked, viewer);
        expect(found, parameters).toEqual(articles.find(asked.list, asked, viewer));
        expect(found.length, parameters).toBeGreaterThan(0);
      }
    },
  );
});

describe('what authors find', () => {
  it('is what readers see, and their own', () => {
    expect(names('list=all', author).sort()).toEqual(
      ['alt', 'draft-a', 'fixed', 'fixed-again', 'gone', 'just-now', 'live', 'morning', 'old'].sort(),
    );
    expect(names('q=红豆', author).sort()).toEqual(['draft-a', 'gone', 'live']);
    expect(names('q=draft', author)).toEqual(['draft-a']);
  });

  it.each<[string, string[]]>([
    ['list=drafts', ['draft-a']],
    ['list=scheduled', []],
    ['list=withdrawn', ['gone']],
    ['list=expired', []],
    ['list=problems', ['articles/never.mdx']],
    ['q=draft-b&list=drafts', []],
  ])('%s', (parameters, expected) => {
    expect(names(parameters, author)).toEqual(expected);
  });

  it('holds for submissions and files that were never valid', () => {
    const found = articles.find('submitted', query('list=submitted'), author, {
      'draft-b': 5,
      'draft-a': 9,
      live: 7,
    });
    expect(found.map(({ name }) => name)).toEqual(['draft-a']);
    expect(problems.unread(query(''), author)).toEqual(['articles/never.mdx']);
    expect(problems.unread(query(''), testViewer('author', ['draft-a']))).toEqual([]);
  });
});

describe('cursors', () => {
  it('are taken as they were written only', () => {
    const place = { key: 1780000000000.25, name: 'articles/甲.mdx' };
    expect(readCursor(writeCursor(place))).toEqual(place);
    for (const text of [
      '',
      'x',
      '!!',
      writeCursor(place).slice(1),
      Buffer.from('["a","b"]').toString('base64url'),
    ])
      expect(readCursor(text), text).toBeUndefined();
  });

  it.each([
    ['list=none', 'list'],
    ['cursor=x', 'cursor'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['from=1', 'from'],
    ['to=2026-02-30', 'to'],
  ])('%s is refused', (parameters, param) => {
    expect(readListQuery(new URLSearchParams(parameters), 'Asia/Shanghai')).toEqual({ ok: false, param });
  });
});
