import { describe, expect, it } from 'vitest';
import { readSearchParameters } from './parameters';
import { searchUrl } from './search-view';

const read = (query: string, limits?: { limit: number; max: number }) =>
  readSearchParameters(new URLSearchParams(query), 'Asia/Shanghai', limits);

describe('readSearchParameters', () => {
  it('fills in defaults', () => {
    expect(read('')).toEqual({
      ok: true,
      value: {
        query: '',
        section: undefined,
        tag: undefined,
        source: undefined,
        author: undefined,
        from: undefined,
        to: undefined,
        sort: 'relevance',
        page: 1,
        limit: 10,
        written: { from: '', to: '' },
      },
    });
  });

  it('reads what is given', () => {
    const found = read(
      'q=+普法+&section=news&tag=甲&source=某报&from=2026-01-01&to=2026-01-31&sort=date&page=3&limit=50&utm=x',
    );
    expect(found).toMatchObject({
      ok: true,
      value: { query: '普法', section: 'news', tag: '甲', source: '某报', sort: 'date', page: 3, limit: 50 },
    });
    if (!found.ok) return;
    expect(new Date(found.value.from ?? 0).toISOString()).toBe('2025-12-31T16:00:00.000Z');
    expect(new Date(found.value.to ?? 0).toISOString()).toBe('2026-01-31T15:59:59.999Z');
  });

  it.each([
    ['sort=newest', 'sort'],
    ['sort=DATE', 'sort'],
    ['page=0', 'page'],
    ['page=-1', 'page'],
    ['page=1.5', 'page'],
    ['page=x', 'page'],
    ['page=1e3', 'page'],
    ['page=99999999', 'page'],
    ['limit=0', 'limit'],
    ['limit=51', 'limit'],
    ['limit=١', 'limit'],
    ['from=yesterday', 'from'],
    ['from=2026-02-30', 'from'],
    ['to=2026', 'to'],
    ['to=2026-13-01', 'to'],
  ])('names the parameter in %s', (query, param) => {
    expect(read(query)).toEqual({ ok: false, param });
  });

  it('takes empty parameters as absent and the first of repeated ones', () => {
    expect(read('q=&section=&page=&limit=&from=&to=&sort=')).toMatchObject({
      ok: true,
      value: { page: 1, section: undefined },
    });
    expect(read('q=甲&q=乙')).toMatchObject({ ok: true, value: { query: '甲' } });
  });

  it('cuts very long queries between characters', () => {
    const found = read(`q=${encodeURIComponent('𠮷'.repeat(600))}`);
    expect(found.ok && [...found.value.query].length).toBe(500);
    expect(found.ok && found.value.query.endsWith('𠮷')).toBe(true);
  });
});

describe('searchUrl', () => {
  it('leaves out what is empty or the default', () => {
    expect(searchUrl({ q: '', sort: 'relevance' })).toBe('/search');
    expect(searchUrl({ q: '普法', sort: 'date', tag: 'a&b' }, 2)).toBe(
      '/search?q=%E6%99%AE%E6%B3%95&sort=date&tag=a%26b&page=2',
    );
  });
});
