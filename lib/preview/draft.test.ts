import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleSource, TestTree, testNow } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { dueText, previewPath, readDraft } from './draft';

describe('readDraft', () => {
  const tree = new TestTree({
    'articles/live.mdx': articleSource(),
    'articles/draft.mdx': articleSource({ status: 'draft', title: '草稿' }, '草稿正文。'),
    'articles/later.mdx': articleSource({ date: '2026-07-01 08:00' }),
    'articles/expired.mdx': articleSource({ expires: '2026-05-02' }),
    'articles/gone.mdx': articleSource({
      status: 'withdrawn',
      withdrawn: { date: '2026-05-03', reason: '有误' },
    }),
    'articles/old.mdx': articleSource({ status: 'archived' }),
    'articles/broken.mdx': articleSource({ title: undefined, kickr: '甲' }, '坏 {a b}'),
    'articles/lost.mdx': articleSource({ section: 'nowhere' }),
  });
  let newsroom: Newsroom;
  beforeAll(async () => {
    newsroom = await tree.openNewsroom();
  });
  afterAll(() => tree.dispose());

  it.each([
    ['live', 'published'],
    ['draft', 'draft'],
    ['later', 'scheduled'],
    ['expired', 'expired'],
    ['gone', 'withdrawn'],
    ['old', 'archived'],
    ['broken', 'broken'],
  ])('%s is %s', (slug, state) => {
    expect(readDraft(newsroom, slug)).toMatchObject({ slug, state, file: `articles/${slug}.mdx` });
  });

  it('shows the newest file on disk, whatever the index holds', async () => {
    tree.article('live', { title: '还没有入库' });
    expect(readDraft(newsroom, 'live')?.article?.title).toBe('还没有入库');
    expect(newsroom.queries.card('live')?.title).toBe('标题');
  });

  it('names problems, and shows the source of what cannot be read', () => {
    const draft = readDraft(newsroom, 'broken');
    expect(draft?.article).toBeUndefined();
    expect(draft?.source).toContain('坏 {a b}');
    expect(draft?.problems.map(({ rule }) => rule).sort()).toEqual([
      'mdx/expression',
      'required',
      'unknown-key',
    ]);
    expect(readDraft(newsroom, 'lost')?.problems.map(({ rule }) => rule)).toEqual(['unknown-section']);
  });

  it('says when it goes live or expires', () => {
    const timezone = 'Asia/Shanghai';
    const due = (slug: string): string | undefined => {
      const draft = readDraft(newsroom, slug);
      return draft && dueText(draft, timezone);
    };
    expect(due('later')).toContain('2026-07-01 08:00');
    expect(due('expired')).toContain('2026-05-02 00:00');
    expect(due('live')).toBeUndefined();
  });

  it('finds nothing for a slug without a file', () => {
    expect(readDraft(newsroom, 'none')).toBeUndefined();
    expect(readDraft(newsroom, '../site')).toBeUndefined();
  });

  it('computes the path itself', () => {
    expect(previewPath(newsroom, 'draft')).toBe('/news/draft');
    expect(previewPath(newsroom, 'none')).toBe('/preview/none');
  });

  it('stands at the moment of the clock', () => {
    tree.setTime(testNow + 40 * 24 * 3600 * 1000);
    expect(readDraft(newsroom, 'later')?.state).toBe('published');
    tree.setTime(testNow);
  });
});
