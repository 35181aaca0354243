import { describe, expect, it } from 'vitest';
import { mergeReading, parseReading, returnPath } from './reading';
import { readingCss } from './reading-css';
import { bearerMatches, json, jsonError } from './respond';

const defaults = { size: 'normal', theme: 'auto', edition: 'standard' };

function form(values: Record<string, string>): URLSearchParams {
  return new URLSearchParams(values);
}

describe('reading aids', () => {
  it.each([
    [undefined, defaults],
    ['', defaults],
    ['size=large&theme=dark&edition=care', { size: 'large', theme: 'dark', edition: 'care' }],
    ['size=huge&theme=', defaults],
    ['size=toString', defaults],
    ['theme=contrast', { ...defaults, theme: 'contrast' }],
    ['%%%', defaults],
  ])('reads the cookie %j', (cookie, reading) => {
    expect(parseReading(cookie)).toEqual(reading);
  });

  it('applies a form, or refuses it', () => {
    expect(mergeReading(defaults, form({ size: 'xlarge' }))).toEqual({ ...defaults, size: 'xlarge' });
    expect(mergeReading(defaults, form({ other: 'x' }))).toEqual(defaults);
    expect(mergeReading(defaults, form({ size: 'huge' }))).toBeUndefined();
    expect(mergeReading(defaults, form({ theme: '' }))).toBeUndefined();
  });

  it.each([
    ['https://a.cn/news/x?y=1#z', 'a.cn', '/news/x?y=1'],
    ['https://a.cn:8080/news', 'a.cn:8080', '/news'],
    ['https://b.cn/news', 'a.cn', '/'],
    ['https://a.cn.evil/news', 'a.cn', '/'],
    ['https://a.cn//evil.cn/', 'a.cn', '/'],
    ['https://a.cn/\\evil.cn/', 'a.cn', '/'],
    ['nonsense', 'a.cn', '/'],
    ['data:text/html,x', '', '/'],
    [null, 'a.cn', '/'],
    ['https://a.cn/', null, '/'],
  ])('from %s on %s back to %s', (referer, host, back) => {
    expect(returnPath(referer, host)).toBe(back);
  });

  it('writes the style of each choice', () => {
    expect(readingCss(defaults)).toContain('--text-scale:1;');
    expect(readingCss({ ...defaults, size: 'xlarge' })).toContain('--text-scale:1.45;');
    expect(readingCss({ ...defaults, theme: 'dark' })).toContain('--dark:initial');
    const care = readingCss({ ...defaults, edition: 'care' });
    expect(care).toContain('--text-scale:1.3;');
    expect(care).toContain('--high:initial');
    expect(readingCss({ size: 'large', theme: 'light', edition: 'care' })).toContain('--text-scale:1.2;');
    for (const size of ['normal', 'large', 'xlarge'])
      expect(readingCss({ ...defaults, size })).toContain(`button[name="size"][value="${size}"]`);
  });
});

describe('bearerMatches', () => {
  const secret = 's'.repeat(32);
  it.each([
    [`Bearer ${secret}`, true],
    [`bearer ${secret}`, true],
    [`BEARER   ${secret}`, true],
    [`Bearer ${secret}x`, false],
    [`Bearer ${secret.slice(1)}`, false],
    [`Basic ${secret}`, false],
    [secret, false],
    ['Bearer', false],
    ['Bearer ', false],
    [`xBearer ${secret}`, false],
    ['', false],
    [null, false],
  ])('%j: %s', (header, matches) => {
    expect(bearerMatches(header, secret)).toBe(matches);
  });
});

describe('json', () => {
  it('is never cached or sniffed', async () => {
    const response = json({ a: '甲' }, 201, { Allow: 'GET' });
    expect([response.status, await response.json()]).toEqual([201, { a: '甲' }]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('allow')).toBe('GET');
  });

  it('has one form of error', async () => {
    expect(await jsonError(400, 'malformed', '不对', 'page').json()).toEqual({
      error: { code: 'malformed', message: '不对', param: 'page' },
    });
    expect(await jsonError(401, 'unauthorized', '不对').json()).toEqual({
      error: { code: 'unauthorized', message: '不对' },
    });
  });
});
