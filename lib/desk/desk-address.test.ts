import { describe, expect, it } from 'vitest';
import { plainPage } from '@/lib/site/plain-page';
import { safeTarget, signInAddress } from './desk-address';
import { logAddress, readLogQuery } from './log-query';
import { deskMethods } from './methods';
import { isSameOrigin } from './same-origin';

describe('where to go after signing in', () => {
  it.each(['/desk', '/desk/articles/a?x=1#y', '/desk?state=draft', '/desk/log'])('goes to %s', (target) => {
    expect(safeTarget(target)).toBe(target);
  });

  it.each([
    undefined,
    '',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/desk/\\evil.example',
    '/desk//evil.example',
    '/desk\n//evil.example',
    '/desk/\t/evil.example',
    '/deskevil',
    '/news/a',
    'javascript:alert(1)',
    '/desk/sign-in?to=/desk/sign-in',
    '/desk/api/auth/sign-out',
    `/desk/${'a'.repeat(1000)}`,
  ])('never goes to %s', (target) => {
    expect(safeTarget(target)).toBe('/desk');
  });

  it('is kept in the address of the sign-in page, without what the router added', () => {
    expect(signInAddress('/desk', '')).toBe('/desk/sign-in');
    expect(signInAddress('/desk/log', 'person=a&_rsc=1x2')).toBe(
      '/desk/sign-in?to=%2Fdesk%2Flog%3Fperson%3Da',
    );
  });
});

describe('where a change comes from', () => {
  const siteUrl = 'https://news.example.cn';
  it.each([
    [true, { 'sec-fetch-site': 'same-origin' }],
    [true, { origin: 'https://news.example.cn', host: 'inside:3000' }],
    [true, { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }],
    [false, {}],
    [false, { 'sec-fetch-site': 'cross-site', origin: 'https://news.example.cn' }],
    [false, { 'sec-fetch-site': 'same-site' }],
    [false, { 'sec-fetch-site': 'none' }],
    [false, { origin: 'null', host: 'news.example.cn' }],
    [false, { origin: 'https://evil.example', host: 'news.example.cn' }],
    [false, { origin: 'https://news.example.cn.evil.example', host: 'news.example.cn' }],
    [false, { origin: 'https://news.example.cn:444', host: 'news.example.cn' }],
    [false, { host: 'news.example.cn', referer: 'https://news.example.cn/desk' }],
  ] as [boolean, Record<string, string>][])('is this site: %s, %o', (expected, headers) => {
    expect(isSameOrigin(new Headers(headers), siteUrl)).toBe(expected);
  });
});

it('knows the methods of its addresses', () => {
  expect(deskMethods('/desk/articles/a')).toEqual(['GET', 'HEAD']);
  expect(deskMethods('/desk/api/people')).toEqual(['HEAD', 'GET', 'POST']);
  expect(deskMethods('/desk/api/people/a/sessions')).toEqual(['DELETE']);
  expect(deskMethods('/desk/api/people/a/b/sessions')).toBeUndefined();
  expect(deskMethods('/desk/api/nothing')).toBeUndefined();
});

it('reads the log’s address and writes it again', () => {
  const query = { person: 'a', action: 'save', subject: 'slug', before: 7 };
  expect(readLogQuery({ ...query, before: '7' })).toEqual(query);
  expect(logAddress(query)).toBe('/desk/log?person=a&action=save&subject=slug&before=7');
  expect(readLogQuery({ person: ' ', action: ['a', 'b'], before: '-1' })).toEqual({});
  expect(logAddress({})).toBe('/desk/log');
});

it('writes plain pages as text, never as markup', () => {
  expect(plainPage({ title: '<a>', paragraphs: ['"&"'] })).toContain(
    '<h1>&lt;a&gt;</h1><p>&quot;&amp;&quot;</p>',
  );
});
