import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordMatcher } from './word-matcher';

function found(words: string[], text: string): string[] {
  return [...new WordMatcher(words).matches(text)].map(({ word, start, end }) => `${start}-${end} ${word}`);
}

describe('WordMatcher', () => {
  it('finds overlapping words and words in words', () => {
    expect(found(['he', 'she', 'his', 'hers'], 'ushers')).toEqual(['1-4 she', '2-4 he', '2-6 hers']);
    expect(found(['检察院', '检察', '察院'], '人民检察院')).toEqual(['2-4 检察', '2-5 检察院', '3-5 察院']);
  });

  it('knows no case, and offsets stay true beside characters that grow', () => {
    expect(found(['bet365'], 'İBET365')).toEqual(['1-7 bet365']);
    expect(found(['😀甲'], '乙😀甲')).toEqual(['1-4 😀甲']);
  });

  it('finds nothing for no words and empty ones', () => {
    expect(found([], '甲')).toEqual([]);
    expect(found([''], '甲')).toEqual([]);
  });

  it('finds what looking word by word finds', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '甲', 'B'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.uniqueArray(piece, { selector: (word) => word.toLowerCase() }),
        fc.string({ unit: fc.constantFrom('a', 'b', '甲', 'A'), maxLength: 30 }),
        (words, text) => {
          const expected = words.flatMap((word) =>
            Array.from(text, (_, start) => start)
              .filter((start) => text.toLowerCase().startsWith(word.toLowerCase(), start))
              .map((start) => `${start}-${start + word.length} ${word}`),
          );
          expect(found(words, text).sort()).toEqual(expected.sort());
        },
      ),
    );
  });
});
