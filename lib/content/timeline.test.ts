import { describe, expect, it } from 'vitest';
import { listName } from './lists';
import { articleSource, testNow, withNewsroom } from './test-tree';
import type { Place, TimelineQuery } from './timeline';

const hour = 3_600_000;

/** Forty articles, three at a time each hour, on lists of different sizes; every fifth is not public. */
function articles(): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => [
      `articles/a-${n}.mdx`,
      articleSource({
        section: n % 2 ? 'local' : 'culture',
        tags: [...(n % 3 === 0 ? ['三'] : []), ...(n % 4 === 0 ? ['四'] : [])],
        author: n % 7 === 0 ? '某人' : undefined,
        date: new Date(testNow - (1 + Math.floor(n / 3)) * hour).toISOString(),
        status: n % 5 === 0 ? ['draft', 'withdrawn'][(n / 5) % 2] : undefined,
        withdrawn: (n / 5) % 2 === 1 ? { date: '2026-05-31', reason: '有误' } : undefined,
      }),
    ]),
  );
}

/** The rule by itself, over all articles. */
function expected(matches: (n: number) => boolean): string[] {
  return Array.from({ length: 40 }, (_, n) => n)
    .filter((n) => n % 5 !== 0 && matches(n))
    .map((n) => ({ slug: `a-${n}`, date: testNow - (1 + Math.floor(n / 3)) * hour }))
    .sort((a, b) => b.date - a.date || (a.slug < b.slug ? 1 : -1))
    .map(({ slug }) => slug);
}

describe('Timeline', () => {
  it('walks through every combination of lists page by page, each article once, newest first', () =>
    withNewsroom(articles(), ({ timeline }) => {
      const walk = (query: Omit<TimelineQuery, 'limit' | 'after'>, limit: number): string[] => {
        const found: Place[] = [];
        for (;;) {
          const page = timeline.places({ ...query, after: found.at(-1), limit });
          found.push(...page);
          if (page.length < limit) return found.map(({ slug }) => slug);
        }
      };
      const lists: [string, (n: number) => boolean][] = [
        [listName.all, () => true],
        [listName.section('news'), (n) => n % 2 === 1],
        [listName.tag('三'), (n) => n % 3 === 0],
        [listName.tag('四'), (n) => n % 4 === 0],
        [listName.author('某人'), (n) => n % 7 === 0],
      ];
      for (const [one, first] of lists)
        for (const [other, second] of lists)
          for (const limit of [1, 3, 50]) {
            const rule = (n: number): boolean => first(n) && second(n);
            expect(walk({ lists: [one, other] }, limit)).toEqual(expected(rule));
            const span = { from: testNow - 8 * hour, to: testNow - 3 * hour };
            const inSpan = (n: number): boolean => Math.floor(n / 3) >= 2 && Math.floor(n / 3) <= 7;
            expect(walk({ lists: [one, other], ...span }, limit)).toEqual(
              expected((n) => rule(n) && inSpan(n)),
            );
          }
    }));

  it('knows nothing of what is not public yet, nor of what stands nowhere', () =>
    withNewsroom(
      {
        'articles/now.mdx': articleSource({ tags: ['甲'] }),
        'articles/later.mdx': articleSource({ tags: ['甲'], date: '2026-06-01 12:30' }),
        'articles/over.mdx': articleSource({ tags: ['甲'], expires: '2026-06-01 11:00' }),
      },
      ({ timeline }, tree) => {
        const slugs = (...lists: string[]): string[] =>
          timeline.places({ lists, limit: 10, to: testNow * 2 }).map(({ slug }) => slug);
        expect(slugs(listName.tag('甲'))).toEqual(['now']);
        expect(slugs(listName.tag('甲'), listName.tag('乙'))).toEqual([]);
        tree.setTime(testNow + hour);
        expect(slugs(listName.tag('甲'))).toEqual(['later', 'now']);
      },
    ));
});
