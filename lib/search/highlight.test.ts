import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold';
import { bestPassage, findRanges, markedParts } from './highlight';
import { queryTerms } from './tokens';

const termsOf = (query: string): string[] => queryTerms(fold(query)).map(({ text }) => text);
const marked = (text: string, query: string): string =>
  markedParts(text, findRanges(text, termsOf(query)))
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join('');

describe('findRanges', () => {
  it.each([
    ['普法宣传周', '宣传', '普法[宣传]周'],
    ['普法宣传周', '普法宣传', '[普法宣传]周'],
    ['檢察院與檢察官', '检察', '[檢察]院與[檢察]官'],
    ['ＮＥＷＳ news News', 'news', '[ＮＥＷＳ] [news] [News]'],
    ['renewal news', 'new', 'renewal [new]s'],
    ['5G网络news', 'news', '5G网络[news]'],
    ['𠮷野家的𠮷野', '𠮷野', '[𠮷野]家的[𠮷野]'],
    ['甲😀普法😀', '普法', '甲😀[普法]😀'],
    ['㈱普法ﬁ普法', '普法', '㈱[普法]ﬁ[普法]'],
    ['法法法', '法', '[法法法]'],
    ['没有', '普法', '没有'],
  ])('%s for %s', (text, query, result) => {
    expect(marked(text, query)).toBe(result);
  });

  it('gives ordered offsets into the text as written, never inside a character', () => {
    const text = fc.string({ unit: fc.constantFrom(...'檢察院𠮷😀aB１㈱ ') });
    fc.assert(
      fc.property(text, text, (written, query) => {
        let last = -1;
        for (const [start, end] of findRanges(written, termsOf(query))) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(written.length);
          expect(written.slice(start, end)).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
          last = end;
        }
        expect(
          markedParts(written, findRanges(written, termsOf(query)))
            .map(({ text: part }) => part)
            .join(''),
        ).toBe(written);
      }),
    );
  });
});

describe('bestPassage', () => {
  it('shows where most is found, from the beginning of a sentence', () => {
    const plain = `普法。${'无关的话。'.repeat(60)}这里讲宪法。普法宣传周开幕，普法宣传继续。${'后面。'.repeat(60)}`;
    const { text, ranges } = bestPassage(plain, termsOf('普法宣传'));
    expect(text.startsWith('普法宣传周开幕')).toBe(true);
    expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(['普法宣传', '普法宣传']);
  });

  it('shows the beginning when nothing is found', () => {
    expect(bestPassage('甲\n\n乙  丙', ['无'])).toEqual({ field: 'body', text: '甲 乙 丙', ranges: [] });
    expect(bestPassage('', ['无'])).toEqual({ field: 'body', text: '', ranges: [] });
  });

  it('never cuts a character in two, and marks only what it shows', () => {
    const unit = fc.constantFrom(...'𠮷😀甲普法。a ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 400 }), fc.integer({ min: 2, max: 60 }), (plain, size) => {
        const { text, ranges } = bestPassage(plain, ['普法', '𠮷'], size);
        expect(text).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
        for (const [start, end] of ranges)
          expect(['普', '法', '𠮷'].some((one) => text.slice(start, end).includes(one))).toBe(true);
      }),
    );
  });

  it('shows at least what it marks, in a long run of hits', () => {
    expect(bestPassage(`甲${'普法'.repeat(300)}`, ['普法', '法普']).ranges.length).toBeGreaterThan(0);
  });

  it('stays quick where a word stands everywhere', () => {
    const plain = '的，'.repeat(20_000);
    const started = performance.now();
    bestPassage(plain, ['的']);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
