import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasConflict, mergeTexts } from './merge-texts';

const marks = { mine: '我的', theirs: '别人的' };
const merge = (base: string, mine: string, theirs: string) => mergeTexts(base, mine, theirs, marks);

describe('mergeTexts', () => {
  it('takes what only one of them changed', () => {
    expect(merge('一\n二\n三\n四', '壹\n二\n三\n四', '一\n二\n三\n肆')).toEqual({
      text: '壹\n二\n三\n肆',
      conflicts: 0,
    });
    expect(merge('一\n二', '一\n贰', '一\n贰').conflicts).toBe(0);
  });

  it('keeps both where both changed the same, marked', () => {
    const { text, conflicts } = merge('一\n二\n三', '一\n贰\n三', '一\n两\n三');
    expect(conflicts).toBe(1);
    expect(text).toBe('一\n<<<<<<< 我的\n贰\n=======\n两\n>>>>>>> 别人的\n三');
    expect(hasConflict(text)).toBe(true);
    expect(hasConflict('一 <<<<<<< 二')).toBe(false);
  });

  const text = fc
    .array(fc.constantFrom('一', '二', '三', ''), { maxLength: 8 })
    .map((lines) => lines.join('\n'));

  it('loses no line of either', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        expect(merge(base, mine, base)).toEqual({ text: mine, conflicts: 0 });
        expect(merge(base, base, theirs)).toEqual({ text: theirs, conflicts: 0 });
        const { text: merged } = merge(base, mine, theirs);
        const has = (line: string): boolean => merged.split('\n').includes(line);
        const added = [...mine.split('\n'), ...theirs.split('\n')].filter(
          (line) => !base.split('\n').includes(line),
        );
        for (const line of added) expect(has(line)).toBe(true);
      }),
    );
  });
});
