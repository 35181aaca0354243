import { describe, expect, it } from 'vitest';
import { articleSource, testNow } from '@/lib/content/test-tree';
import type { Person } from '@/lib/desk/person';
import { act } from './act';
import type { ArticleOrder } from './input';
import { keepWorkingCopy, submitWorkingCopy } from './save-source';
import { author, chief, editor, second, type TestDesk, withDesk } from './test-desk';
import type { Written } from './write-article';
import type { WritingDesk } from './writing-desk';

/** Comments, quotes and odd spaces that must survive everything. */
const head = 'title: "甲" # 题\nsection: news\n';
const written = (fields: string, body = '\n正文。\n'): string => `---\n${head}${fields}---\n${body}`;

const draft = written("date:  2026-05-01 08:00\nstatus: 'draft'   # 待审\n# 尾\n");
const live = written('date: 2026-05-01 08:00\n');
const later = written('date: 2026-07-01 08:00\n');
const gone = written('date: 2026-05-01\nstatus: withdrawn\nwithdrawn: {date: 2026-05-02, reason: 有误}\n');

type Order = ArticleOrder extends infer One ? (One extends ArticleOrder ? Omit<One, 'base'> : never) : never;

/** Runs `work` with one article that says `source`, and a second one that is public. */
async function withArticle(
  source: string,
  work: (
    order: (person: Person, order: Order) => Promise<Written>,
    test: TestDesk,
    desk: WritingDesk,
  ) => Promise<void>,
  site = '',
): Promise<void> {
  const files: Record<string, string> = { 'articles/a.mdx': source, 'articles/b.mdx': articleSource() };
  if (site !== '') files['site.yaml'] = `name: 网\nlanguage: zh-Hans\ntimezone: Asia/Shanghai\n${site}`;
  await withDesk(files, async (desk, test) => {
    const order = (person: Person, given: Order): Promise<Written> =>
      act(desk, person, 'a', { ...given, base: test.version('articles/a.mdx') } as ArticleOrder);
    await work(order, test, desk);
  });
}

const textOf = (test: TestDesk): string => test.read('articles/a.mdx');

describe('publishing', () => {
  it('changes the status and leaves every other byte alone', async () => {
    await withArticle(draft, async (order, test, desk) => {
      const { version, change } = await order(editor, { action: 'publish' });
      expect(textOf(test)).toBe(draft.replace("'draft'", 'published'));
      expect(change.state).toBe('published');
      expect(version).toBe(test.version('articles/a.mdx'));
      expect(desk.newsroom.queries.lookUp('a').state).toBe('visible');
      expect(desk.audit.list()[0]).toMatchObject({ action: 'publish', detail: { for: 'publish' } });
    });
  });

  it('dates it now when asked, or when no date is written', async () => {
    await withArticle(draft, async (order, test) => {
      await order(editor, { action: 'publish', at: 'now' });
      expect(textOf(test)).toContain('date:  2026-06-01 12:00\n');
    });
    for (const placeholder of ['date: 待定\nstatus: draft\n', 'date:\nstatus: draft\n', 'status: draft\n']) {
      await withArticle(written(placeholder), async (order, test) => {
        await order(editor, { action: 'publish' });
        expect(textOf(test)).toContain('date: 2026-06-01 12:00\n');
      });
    }
  });

  it('brings a scheduled article forward only when asked', async () => {
    await withArticle(later, async (order, test) => {
      await expect(order(editor, { action: 'publish' })).rejects.toMatchObject({ code: 'future-date' });
      await order(editor, { action: 'publish', at: 'now' });
      expect(textOf(test)).toContain('date: 2026-06-01 12:00\n');
    });
  });

  it.each([
    [written('date: 2026-05-01\nstatus: draft\ncolour: red\n'), 'errors', [{ rule: 'unknown-key', line: 6 }]],
    [
      written('date: 2026-05-01\nstatus: draft\n', '\n![图](/media/none.jpg)\n'),
      'errors',
      [{ rule: 'missing-media' }],
    ],
    [
      written('date: 2026-05-01\nstatus: draft\n').replace('news', 'nowhere'),
      'errors',
      [{ rule: 'unknown-section' }],
    ],
    [written('date: 2026-05-01\nstatus: draft\nexpires: 2026-05-20\n'), 'still-hidden', undefined],
    [live, 'already-public', undefined],
    [gone, 'is-withdrawn', undefined],
  ])('refuses %#', async (source, code, problems) => {
    await withArticle(source, async (order, test) => {
      const details = problems && { problems };
      await expect(order(chief, { action: 'publish' })).rejects.toMatchObject({
        status: 422,
        code,
        ...(details && { details }),
      });
      expect(textOf(test)).toBe(source);
    });
  });

  it('says when it cannot change the front matter in one place, and what is wrong with it', async () => {
    const tied =
      'date: 2026-05-01\nstatus: withdrawn\nwithdrawn: {date: &d 2026-05-02, reason: 有误}\nupdated: *d\n';
    await withArticle(written(tied), async (order) => {
      await expect(order(chief, { action: 'restore-draft' })).rejects.toMatchObject({ code: 'form' });
    });
    await withArticle('没有文章信息\n', async (order) => {
      const details = { problems: [{ rule: 'front-matter' }] };
      await expect(order(editor, { action: 'publish' })).rejects.toMatchObject({ code: 'errors', details });
    });
  });

  it('needs the version that was seen', async () => {
    await withArticle(draft, async (_, test, desk) => {
      const stale = act(desk, editor, 'a', { action: 'publish', base: test.version('articles/b.mdx') });
      await expect(stale).rejects.toMatchObject({
        status: 409,
        code: 'conflict',
        details: { current: { source: draft } },
      });
    });
  });

  it('takes the working copy that somebody handed over', async () => {
    await withArticle(live, async (order, test, desk) => {
      const from = second.id;
      await expect(order(editor, { action: 'publish', from })).rejects.toMatchObject({ code: 'no-copy' });
      const base = test.version('articles/a.mdx');
      await keepWorkingCopy(desk, second, 'a', { source: live.replace('正文', '新稿'), base });
      await expect(order(editor, { action: 'publish', from })).rejects.toMatchObject({ code: 'no-copy' });
      await submitWorkingCopy(desk, second, 'a');
      await order(editor, { action: 'publish', from });
      expect(textOf(test)).toBe(live.replace('正文', '新稿'));
      expect(desk.copies.list('a')).toEqual([]);
    });
  });

  it('takes none that began from another version', async () => {
    await withArticle(live, async (order, test, desk) => {
      const base = test.version('articles/a.mdx');
      await keepWorkingCopy(desk, second, 'a', { source: '新稿', base });
      await submitWorkingCopy(desk, second, 'a');
      test.tree.write('articles/a.mdx', live.replace('正文', '别的'));
      const publishing = order(editor, { action: 'publish', from: second.id });
      await expect(publishing).rejects.toMatchObject({
        status: 409,
        code: 'copy-outdated',
        details: { base: live },
      });
      expect(desk.copies.get('a', second.id)?.source).toBe('新稿');
    });
  });
});

describe('scheduling', () => {
  it('takes times of the site and with an offset', async () => {
    for (const at of ['2026-06-02 09:30', '2026-06-02T01:30:00Z']) {
      await withArticle(draft, async (order, test, desk) => {
        const { change } = await order(editor, { action: 'schedule', at });
        expect(textOf(test)).toContain('date:  2026-06-02 09:30\nstatus: published   # 待审\n');
        expect(change.state).toBe('scheduled');
        expect(desk.newsroom.queries.lookUp('a').state).toBe('unknown');
      });
    }
  });

  it.each([
    [draft, '2026-06-01 11:59', 'past'],
    [draft, '明天', 'time'],
    [live, '2026-06-02 09:30', 'was-public'],
  ])('refuses %#', async (source, at, code) => {
    await withArticle(source, async (order) => {
      await expect(order(editor, { action: 'schedule', at })).rejects.toMatchObject({ status: 422, code });
    });
  });
});

describe('correcting', () => {
  it('adds a note and the time of the update', async () => {
    await withArticle(live, async (order, test) => {
      await order(editor, { action: 'correct', text: ' “周日”应为“周六”。 ' });
      await order(editor, { action: 'correct', text: '又一处。' });
      expect(textOf(test)).toBe(
        written(
          'date: 2026-05-01 08:00\nupdated: 2026-06-01 12:00\ncorrections:\n' +
            '  - date: 2026-06-01 12:00\n    text: "“周日”应为“周六”。"\n' +
            '  - date: 2026-06-01 12:00\n    text: "又一处。"\n',
        ),
      );
    });
  });

  it('is for public articles, and says something', async () => {
    await withArticle(draft, async (order) => {
      await expect(order(editor, { action: 'correct', text: '改' })).rejects.toMatchObject({
        code: 'not-public',
      });
    });
    await withArticle(live, async (order) => {
      await expect(order(editor, { action: 'correct', text: ' ' })).rejects.toMatchObject({
        code: 'no-text',
      });
      const long = order(editor, { action: 'correct', text: '字'.repeat(1001) });
      await expect(long).rejects.toMatchObject({ code: 'no-text' });
    });
  });

  it('of an article that is seconds old is not before it', async () => {
    await withArticle(written('date: 2026-06-01 12:00:02\n'), async (order, test) => {
      test.tree.setTime(testNow + 5000);
      await order(editor, { action: 'correct', text: '改' });
      expect(textOf(test)).toMatch(/updated: 2026-06-01 12:00:0\d\n/);
    });
  });
});

describe('withdrawing', () => {
  it('puts the notice in the place of the article', async () => {
    await withArticle(live, async (order, test, desk) => {
      await order(chief, { action: 'withdraw', reason: '活动取消：“全部”', successor: 'b' });
      expect(textOf(test)).toContain(
        'status: withdrawn\nwithdrawn:\n  date: 2026-06-01 12:00\n  reason: "活动取消：“全部”"\n  successor: "b"\n---',
      );
      expect(desk.newsroom.queries.goneNotice('a')).toMatchObject({
        reason: '活动取消：“全部”',
        successor: { url: '/news/b' },
      });
    });
  });

  it.each([
    [live, { reason: '' }, 'no-reason'],
    [live, { reason: '错', successor: 'a' }, 'successor'],
    [live, { reason: '错', successor: 'none' }, 'successor'],
    [draft, { reason: '错' }, 'not-withdrawable'],
    [later, { reason: '错' }, 'not-withdrawable'],
  ])('refuses %#', async (source, given, code) => {
    await withArticle(source, async (order) => {
      await expect(order(chief, { action: 'withdraw', ...given })).rejects.toMatchObject({
        status: 422,
        code,
      });
    });
  });
});

describe('taking back', () => {
  it('makes scheduled and withdrawn articles drafts again', async () => {
    await withArticle(later, async (order, test) => {
      await order(editor, { action: 'restore-draft' });
      expect(textOf(test)).toBe(later.replace('08:00\n', '08:00\nstatus: draft\n'));
    });
    await withArticle(gone, async (order, test) => {
      await order(chief, { action: 'restore-draft' });
      expect(textOf(test)).toBe(written('date: 2026-05-01\nstatus: draft\n'));
    });
  });

  it('does nothing to a draft', async () => {
    await withArticle(draft, async (order, test, desk) => {
      await order(editor, { action: 'restore-draft' });
      expect(textOf(test)).toBe(draft);
      expect(desk.audit.list()).toEqual([]);
    });
  });

  it('is not for what is public, nor for editors when it was withdrawn', async () => {
    await withArticle(live, async (order) => {
      await expect(order(chief, { action: 'restore-draft' })).rejects.toMatchObject({
        code: 'cannot-restore',
      });
    });
    await withArticle(gone, async (order) => {
      await expect(order(editor, { action: 'restore-draft' })).rejects.toMatchObject({ status: 403 });
    });
  });
});

describe('rights', () => {
  it('keep authors from all of it, and hide what is not theirs', async () => {
    const orders: Order[] = [
      { action: 'publish' },
      { action: 'schedule', at: '2026-06-02' },
      { action: 'correct', text: '改' },
      { action: 'withdraw', reason: '错' },
    ];
    await withArticle(draft, async (order, test, desk) => {
      for (const given of orders) await expect(order(author, given)).rejects.toMatchObject({ status: 404 });
      desk.authorship.begin('a', { person: author.id, name: author.name }, 0);
      for (const given of orders) await expect(order(author, given)).rejects.toMatchObject({ status: 403 });
      await order(author, { action: 'restore-draft' });
      expect(textOf(test)).toBe(draft);
    });
    await withArticle(live, async (order) => {
      await expect(order(editor, { action: 'withdraw', reason: '错' })).rejects.toMatchObject({
        status: 403,
      });
    });
  });
});

describe('any order', () => {
  it('answers with the problems when the file would not become what was asked for', async () => {
    await withArticle(live.replace('正文。', '<b>坏</b>'), async (order, test) => {
      const before = textOf(test);
      const correcting = order(editor, { action: 'correct', text: '改' });
      await expect(correcting).rejects.toMatchObject({ status: 422 });
      expect(textOf(test)).toBe(before);
    });
  });
});
