import { expect, it } from 'vitest';
import { loggedAddress } from './log';

it.each([
  ['/news/a', '/news/a'],
  ['/search?q=%E6%9D%8E%E5%9B%9B&page=2', '/search?q&page'],
  ['/api/preview?token=abc.def', '/api/preview?token'],
  ['/search?%E6%9D%8E%E5%9B%9B', '/search?'],
  ['/news/a?utm=x&utm=y', '/news/a?utm'],
])('of %s the log says %s', (url, logged) => {
  expect(loggedAddress(url)).toBe(logged);
});

it('cuts addresses', () => {
  expect(loggedAddress(`/${'a'.repeat(5000)}`)).toHaveLength(500);
});
