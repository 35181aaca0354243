import { describe, expect, it } from 'vitest';
import { splitTarget } from './target';

describe('splitTarget', () => {
  it.each([
    ['/', { path: '/', query: '' }],
    ['http://other.example/a?b', { path: '/a', query: 'b' }],
    ['/a?b=c?d', { path: '/a', query: 'b=c?d' }],
    ['/%E5%8D%B0?q=%E5%8D%B0+%E5%88%B7', { path: '/%E5%8D%B0', query: 'q=%E5%8D%B0+%E5%88%B7' }],
  ])('%s', (target, expected) => {
    expect(splitTarget(target)).toEqual(expected);
  });

  it.each(['/%', '/%E0%A4%A', '/a?b=%zz', '*', 'http://', 'ftp://a.cn/', ''])('refuses %j', (target) => {
    expect(splitTarget(target)).toBeUndefined();
  });
});
