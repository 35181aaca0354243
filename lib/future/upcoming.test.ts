import { describe, expect, it } from 'vitest';
import { articleSource, testNow, withNewsroom } from '@/lib/content/test-tree';
import { listUpcoming } from './upcoming';

describe('what is coming', () => {
  it('is listed by the first minute at which it has happened, drafts never', () =>
    withNewsroom(
      {
        'articles/late.mdx': articleSource({ title: '后', date: '2026-06-03 08:00' }),
        'articles/soon.mdx': articleSource({ title: '先', date: '2026-06-02 08:00:30' }),
        'articles/too.mdx': articleSource({
          title: '同时',
          date: '2026-06-02 08:01',
          expires: '2026-06-03 08:00',
        }),
        'articles/draft.mdx': articleSource({ status: 'draft', date: '2026-06-02 08:00' }),
        'articles/far.mdx': articleSource({ date: '2199-06-02 08:00' }),
        'articles/old.mdx': articleSource(),
      },
      (newsroom) => {
        const all = listUpcoming(newsroom, 10);
        expect(all).toEqual([
          {
            at: Date.parse('2026-06-02T08:01:00+08:00'),
            appears: [
              { slug: 'soon', title: '先' },
              { slug: 'too', title: '同时' },
            ],
            leaves: [],
          },
          {
            at: Date.parse('2026-06-03T08:00:00+08:00'),
            appears: [{ slug: 'late', title: '后' }],
            leaves: [{ slug: 'too', title: '同时' }],
          },
        ]);
        expect(listUpcoming(newsroom, 1)).toEqual(all.slice(0, 1));
        expect(all.every(({ at }) => at > testNow)).toBe(true);
      },
    ));
});
