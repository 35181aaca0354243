import { describe, expect, it } from 'vitest';
import { encodeTag, pageTag } from '@/lib/revalidate/tags';
import { everything, namesOf, purgedBy, shortTag, tagsOfFile, uncounted } from './cache-tag';

describe('cache tags for caches in front', () => {
  it('are short, without blanks and commas, and say nothing of slugs', () => {
    const tags = ['article:embargoed-story', 'tag:~8dz', 'front', 'media:~x'];
    for (const tag of tags) {
      expect(shortTag(tag)).toMatch(/^[\w-]{8}$/);
      expect(shortTag(tag)).not.toContain('embargoed');
    }
    expect(new Set(tags.map(shortTag)).size).toBe(tags.length);
  });

  it('name an answer by what invalidates it', () => {
    const page = namesOf([pageTag.article('a'), pageTag.media('/media/图.png')].map(encodeTag));
    for (const changed of [[pageTag.article('a')], [pageTag.media('/media/图.png'), pageTag.front]]) {
      expect(purgedBy(new Set(changed)).some((name) => page.includes(name))).toBe(true);
    }
    expect(purgedBy(new Set([pageTag.article('b')])).some((name) => page.includes(name))).toBe(false);
    expect(purgedBy('all').some((name) => page.includes(name))).toBe(true);
    expect(purgedBy(new Set())).toEqual([]);
  });

  it('of which there are too many are one that every change purges', () => {
    const page = namesOf(Array.from({ length: 5000 }, (_, number) => `card:${number}`));
    expect(page).toEqual([everything, uncounted]);
    expect(purgedBy(new Set(['front']))).toContain(uncounted);
  });

  it('of files are those of the file, and of the article that it lies beside', () => {
    expect(tagsOfFile('/media/%E5%9B%BE.png')).toEqual([encodeTag(pageTag.media('/media/图.png'))]);
    expect(tagsOfFile('/media/articles/a/p.png')).toContain('article:a');
    expect(tagsOfFile('/api/og/article/a.png')).toEqual(['article:a']);
    expect(tagsOfFile('/api/og/site/x.png')).toEqual([]);
    expect(tagsOfFile('/api/search')).toEqual([]);
  });
});
