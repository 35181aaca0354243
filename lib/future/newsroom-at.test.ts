import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFront } from '@/lib/content/front';
import { listName } from '@/lib/content/lists';
import { articleSource, TestTree, testNow } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { loadFrame } from '@/lib/site/frame-data';
import { newsroomAt } from './newsroom-at';
import { shownPageAt } from './shown-pages';

const day = 24 * 3_600_000;

describe('the newsroom of another moment', () => {
  const tree = new TestTree({
    'front.yaml': 'lead: later\n',
    'articles/live.mdx': articleSource({ tags: ['一'] }),
    'articles/draft.mdx': articleSource({ status: 'draft' }),
    'articles/later.mdx': articleSource({
      title: '明天的头条',
      date: '2026-06-02 08:00',
      tags: ['一', '新'],
    }),
    'articles/ending.mdx': articleSource({ expires: '2026-06-02 00:00', section: 'culture' }),
    'articles/withdrawn.mdx': articleSource({
      status: 'withdrawn',
      withdrawn: { date: '2026-05-03', reason: '有误' },
    }),
  });
  let newsroom: Newsroom;
  let tomorrow: Newsroom;
  beforeAll(async () => {
    newsroom = await tree.openNewsroom();
    tomorrow = newsroomAt(newsroom, testNow + day);
  });
  afterAll(() => tree.dispose());

  const slugs = (at: Newsroom): string[] =>
    at.queries.list(listName.all, { page: 1, size: 20 }).map(({ slug }) => slug);

  it('has what is due by then, without what will have expired, and never drafts', () => {
    expect(slugs(newsroom)).toEqual(['live', 'ending']);
    expect(slugs(tomorrow)).toEqual(['later', 'live']);
    expect(slugs(newsroom)).toEqual(['live', 'ending']);
  });

  it('has the front page, navigation, date and search of that moment', () => {
    expect(loadFront(newsroom).lead?.slug).toBe('live');
    expect(loadFront(tomorrow).lead?.slug).toBe('later');
    expect(loadFrame(tomorrow).today.day).toBe('2026-06-02');
    expect(loadFrame(newsroom).sections.map(({ section }) => section.id)).toEqual(['news', 'culture']);
    expect(loadFrame(tomorrow).sections.map(({ section }) => section.id)).toEqual(['news']);
    const found = (at: Newsroom): number =>
      at.search.search({ query: '明天', sort: 'relevance', page: 1, limit: 10 }).total;
    expect([found(newsroom), found(tomorrow)]).toEqual([0, 1]);
  });

  it('resolves the addresses of that moment', () => {
    const shown = (path: string) => [shownPageAt(newsroom, path), shownPageAt(tomorrow, path)];
    const missing = { kind: 'not-found', parts: [], status: 404 };
    expect(shown('/news/later')).toEqual([missing, { kind: 'article', parts: ['later'], status: 200 }]);
    expect(shown('/culture/ending')).toEqual([
      { kind: 'article', parts: ['ending'], status: 200 },
      { kind: 'gone', parts: ['ending'], status: 410 },
    ]);
    expect(shown('/tags/%E6%96%B0')).toEqual([
      missing,
      { kind: 'list', parts: ['tag', '新', '1'], status: 200 },
    ]);
    expect(shown('/news/draft')).toEqual([missing, missing]);
    expect(shown('/culture/later')[1]).toEqual({ kind: 'redirect', location: '/news/later' });
    for (const path of [
      '/rss.xml',
      '/zh-hant',
      '/api/search',
      '/media/a.png',
      '/feeds',
      '/news/later.md',
      '/leave',
    ]) {
      expect(shownPageAt(tomorrow, path)?.kind ?? 'now', path).toMatch(/^(?:now|not-found)$/);
    }
  });

  it('is the same for the same moment until something changes', async () => {
    expect(newsroomAt(newsroom, testNow + day)).toBe(tomorrow);
    tree.write('site.yaml', 'name: 新名\nlanguage: zh-Hans\ntimezone: Asia/Shanghai\n');
    await newsroom.apply('request', ['site.yaml']);
    expect(newsroomAt(newsroom, testNow + day).settings.site().name).toBe('新名');
  });
});
