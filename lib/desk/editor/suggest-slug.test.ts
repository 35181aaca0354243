import { expect, it } from 'vitest';
import { articleSource, withNewsroom } from '@/lib/content/test-tree';
import { suggestSlug } from './suggest-slug';

it('suggests a name that is free, by the sound of the title', async () => {
  const files = {
    'articles/kai-fang-ri.mdx': articleSource({ title: '开放日' }),
    'articles/kai-fang-ri-2/index.mdx': '坏的',
    'articles/other.mdx': articleSource({ aliases: ['/news/kai-fang-ri-3'] }),
  };
  await withNewsroom(files, (newsroom) => {
    expect(suggestSlug(newsroom, '开放日')).toBe('kai-fang-ri-4');
    expect(suggestSlug(newsroom, 'Search')).toBe('search-2');
    expect(suggestSlug(newsroom, '……')).toBe('');
  });
});
