import { describe, expect, it } from 'vitest';
import { slugPattern } from '@/lib/content/model';
import { withNewsroom } from '@/lib/content/test-tree';
import { freeSlug, slugOfTitle } from './title-slug';

describe('slugOfTitle', () => {
  it.each([
    ['开放日活动春季开始预约', 'kai-fang-ri-huo-dong-chun-ji-kai-shi-yu-yue'],
    ['2026年“两会”：AI 新规', '2026-nian-liang-hui-ai-xin-gui'],
    ['重庆银行：女儿绿', 'chong-qing-yin-hang-nv-er-lv'],
    ['開放日', 'kai-fang-ri'],
    ['Tom’s Diary 2', 'toms-diary-2'],
    ['！？', ''],
  ])('%s → %s', (title, slug) => {
    expect(slugOfTitle(title)).toBe(slug);
  });

  it('is cut between words', () => {
    const slug = slugOfTitle('一份很长很长的标题'.repeat(10));
    expect(slug.length).toBeLessThanOrEqual(48);
    expect(slug).toMatch(slugPattern);
    expect(slugOfTitle('a'.repeat(200))).toBe('a'.repeat(48));
  });
});

describe('freeSlug', () => {
  it('goes past names that are taken or reserved', async () => {
    const article = '---\ntitle: 甲\nsection: news\ndate: 2026-01-01\n---\n';
    const files = { 'articles/kai-fang-ri.mdx': article, 'articles/kai-fang-ri-2/index.mdx': '坏的' };
    await withNewsroom(files, ({ store }) => {
      expect(freeSlug(store, '开放日')).toBe('kai-fang-ri-3');
      expect(freeSlug(store, 'Search')).toBe('search-2');
      expect(freeSlug(store, '……')).toBe('');
    });
  });
});
