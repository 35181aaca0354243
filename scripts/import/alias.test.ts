import { describe, expect, it } from 'vitest';
import { aliasOf, isOccupied } from './alias';

describe('old addresses', () => {
  it.each([
    ['https://a.cn/2020/01/open-day/', '/2020/01/open-day'],
    ['https://a.cn/x/t1.shtml', '/x/t1.shtml'],
    ['https://a.cn/%E6%96%B0%E9%97%BB/1', '/新闻/1'],
    ['https://a.cn/', undefined],
    ['https://a.cn/?p=12', undefined],
    ['https://a.cn/a%20b', undefined],
    ['https://a.cn//b.cn/', undefined],
    ['none', undefined],
  ])('%s → %s', (address, alias) => {
    expect(aliasOf(address)).toBe(alias);
  });

  it('hide nothing that stands here', () => {
    const occupied = (path: string) => isOccupied(path, new Set(['news']), new Set(['about', 'open-day']));
    expect(
      ['/news', '/about', '/search', '/tags/x', '/news/open-day', '/news/open-day.md', '/news/page/2'].filter(
        occupied,
      ),
    ).toHaveLength(7);
    expect(['/open/day', '/news/2020/open-day', '/news/other', '/2020/about'].filter(occupied)).toEqual([]);
  });
});
