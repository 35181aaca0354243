import { describe, expect, it } from 'vitest';
import { countingSpans, leastViews, mergeViews, rankViews, spanOf } from './ranking';

const now = Date.parse('2026-06-08T12:00:00Z');
const day = 24 * 3600 * 1000;

function views(slug: string, count: number, daysAgo = 0) {
  return { slug, views: count, span: spanOf(now - daysAgo * day) };
}

describe('rankViews', () => {
  it('puts what was read more and later first', () => {
    expect(rankViews([views('old', 100, 6), views('new', 20), views('few', 10)], now)).toEqual([
      'new',
      'old',
      'few',
    ]);
  });

  it('adds up the spans of an article', () => {
    expect(rankViews([views('a', 4), views('a', 4, 1), views('b', 7)], now)).toEqual(['a', 'b']);
  });

  it('forgets after seven days, and lists nothing that hardly anybody read', () => {
    const old = { ...views('old', 1000), span: spanOf(now) - countingSpans(now).length };
    const ahead = { ...views('ahead', 1000), span: spanOf(now) + 1 };
    expect(rankViews([old, ahead, views('few', leastViews - 1)], now)).toEqual([]);
    expect(rankViews([{ ...old, span: old.span + 1 }], now)).toEqual(['old']);
  });

  it('orders equals by their slugs', () => {
    expect(rankViews([views('b', 9), views('c', 9), views('a', 9)], now)).toEqual(['a', 'b', 'c']);
  });
});

describe('mergeViews', () => {
  it('takes the larger count of the same span', () => {
    const merged = mergeViews([views('a', 3), views('b', 9)], [views('a', 8), views('b', 1), views('c', 2)]);
    expect(merged.map(({ slug, views: count }) => [slug, count])).toEqual([
      ['a', 8],
      ['b', 9],
      ['c', 2],
    ]);
  });
});
