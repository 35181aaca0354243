import { describe, expect, it } from 'vitest';
import { versionIn } from './stale-reader';

describe('versionIn', () => {
  it('is the oldest that a page shows', () => {
    expect(versionIn('逐版核对的稿件第12版 … 逐版核对的稿件第9版')).toBe(9);
  });

  it('sees through the marks of a search', () => {
    expect(versionIn('<mark>逐版核对</mark>的稿件第7版')).toBe(7);
  });

  it('is nothing where the article is not shown', () => {
    expect(versionIn('首页')).toBeUndefined();
  });
});
