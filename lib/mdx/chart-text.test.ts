import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitUnder, isShown, labelStep, spread, textWidth, wrapText } from './chart-text';

describe('wrapText', () => {
  it('keeps words and numbers whole, and closing punctuation off the start of a line', () => {
    expect(wrapText('人民检察院第三检察部', 5)).toEqual(['人民检察院', '第三检察部']);
    expect(wrapText('GB 18030 标准', 4)).toEqual(['GB', '18030', '标准']);
    expect(wrapText('一二三，四', 3)).toEqual(['一二三，', '四']);
    expect(wrapText('短', 8)).toEqual(['短']);
    expect(wrapText('', 8)).toEqual(['']);
  });

  it('loses nothing, however narrow', () => {
    const piece = fc.constantFrom('检', '察', '，', '）', ' ', 'a', 'Word', '2024', '—', '“');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (pieces, width) => {
        const text = pieces.join('');
        const bare = (written: string) => written.replaceAll(' ', '');
        expect(bare(wrapText(text, width).join(''))).toBe(bare(text));
      }),
    );
  });
});

describe('labels below columns', () => {
  it('stand side by side, in a few lines, or not at all', () => {
    expect(fitUnder(['2019', '2020'], 3)).toBe(true);
    expect(fitUnder(['2019', '2020'], 2)).toBe(false);
    expect(fitUnder(['石家庄市人民检察院'], 4.5)).toBe(true);
    expect(fitUnder(['石家庄市人民检察院'], 3)).toBe(false);
    expect(fitUnder(['Donaudampfschifffahrt'], 6)).toBe(false);
  });

  it('leave some out and always show the last', () => {
    const years = Array.from({ length: 24 }, (_, index) => String(2000 + index));
    const step = labelStep(years, 1.5);
    expect(step).toBe(3);
    expect(isShown(23, 24, step)).toBe(true);
    expect(labelStep(['很长'.repeat(40)], 3)).toBe(1);
  });

  it('knows that Han is wider than Latin', () => {
    expect(textWidth('汉字')).toBe(2);
    expect(textWidth('2024')).toBeLessThan(2.5);
  });
});

describe('spread', () => {
  it('moves names apart and keeps them in order and inside', () => {
    expect(
      spread(
        [
          { at: 10, height: 10 },
          { at: 12, height: 10 },
          { at: 80, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([10, 20, 80]);
    expect(
      spread(
        [
          { at: 99, height: 10 },
          { at: 98, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([95, 85]);
  });
});
