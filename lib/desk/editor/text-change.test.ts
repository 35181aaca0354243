import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, changeBetween } from './text-change';

const text = fc
  .array(fc.constantFrom('甲', '乙', '\n', 'a', '😀'), { maxLength: 20 })
  .map((parts) => parts.join(''));

describe('changeBetween', () => {
  it('leads from one text to the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applyChanges(before, [changeBetween(before, after)])).toBe(after);
      }),
    );
    expect(changeBetween('甲乙丙', '甲丁丙')).toEqual({ from: 1, to: 2, insert: '丁' });
  });
});
