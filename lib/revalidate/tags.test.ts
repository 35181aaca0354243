import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeTag, pageTag } from './tags';

describe('encodeTag', () => {
  it('keeps plain tags', () => {
    for (const tag of [
      'all',
      'article:a-b',
      'section:news',
      'media:/media/a.jpg',
      'day:2026-01-31',
      'feed:tag:web',
    ]) {
      expect(encodeTag(tag)).toBe(tag);
    }
  });

  it('replaces what Next could not carry, keeping the kind', () => {
    expect(encodeTag('tag:普法')).toMatch(/^tag:~[\w-]{20,}$/);
    expect(encodeTag(`tag:${'a'.repeat(300)}`).length).toBeLessThan(60);
    expect(encodeTag(' :')).toMatch(/^~[\w-]{20,}$/);
    expect(encodeTag(`${'a'.repeat(300)}:`)).toMatch(/^~[\w-]{20,}$/);
  });

  it('never joins two tags, and fits into a header list', () => {
    const tag = fc
      .tuple(fc.constantFrom('tag:', 'author:', 'feed:tag:', ''), fc.string())
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(tag, tag, (a, b) => {
        expect(encodeTag(a)).toMatch(/^[\x21-\x2b\x2d-\x7e]{1,256}$/);
        expect(encodeTag(a) === encodeTag(b)).toBe(a === b);
        expect(encodeTag(encodeTag(a)) === encodeTag(a) || encodeTag(a).includes('~')).toBe(true);
      }),
    );
  });

  it('names every kind of page differently', () => {
    const made = [
      pageTag.article('a'),
      pageTag.card('a'),
      pageTag.feed('a'),
      pageTag.page('a'),
      pageTag.media('a'),
    ];
    expect(new Set(made).size).toBe(made.length);
  });
});
