import { describe, expect, it } from 'vitest';
import { slugPattern } from '@/lib/content/model';
import { slugify } from '@/lib/content/slugify';
import { chooseSlug } from './slug';
import { instantOf } from './times';

describe('slugs', () => {
  it.each([
    ['重庆开放日', 'chong-qing-kai-fang-ri'],
    ['Café “A&B” 2020', 'cafe-a-b-2020'],
    ['！？', ''],
  ])('%s → %s', (words, slug) => {
    expect(slugify(words)).toBe(slug);
  });

  it('are never too long and always of the form', () => {
    const slug = slugify('很长的标题'.repeat(20));
    expect(slug.length).toBeLessThanOrEqual(60);
    expect(slug).toMatch(slugPattern);
  });

  it('take the name in an address that says something', () => {
    const of = (address: string) => chooseSlug({ title: '题目', address, key: 'k' }, new Set());
    expect(of('https://a.cn/2020/open-day.html')).toBe('open-day');
    expect(of('https://a.cn/2020/Open_Day/')).toBe('open-day');
    for (const path of ['index.html', 't20220708_1.html', '2020/', '%E9%A2%98', '?p=1'])
      expect(of(`https://a.cn/${path}`)).toBe('ti-mu');
    expect(chooseSlug({ title: '！', key: 'k' }, new Set())).toMatch(/^import-[a-z0-9-]+$/);
  });
});

describe('times', () => {
  it.each([
    ['2022-07-08 10:30', '2022-07-08T10:30:00+08:00'],
    ['2022年7月8日 9:05', '2022-07-08T09:05:00+08:00'],
    ['2022/7/8', '2022-07-08'],
    ['2022-07-08T02:30:00Z', '2022-07-08T10:30:00+08:00'],
    ['2022-07-08T02:30:00.123+0000', '2022-07-08T10:30:00+08:00'],
    ['Fri, 08 Jul 2022 02:30:00 GMT', '2022-07-08T10:30:00+08:00'],
    ['2022-13-08', undefined],
    ['08 Jul 2022', undefined],
    ['昨天', undefined],
  ])('%s → %s', (written, text) => {
    expect(instantOf(written, 'Asia/Shanghai')?.text).toBe(text);
  });
});
