import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, changeBetween } from './text-change';
import { closeText, openText } from './text-form';

const source = fc
  .array(fc.constantFrom('甲', '\r', '\n', '\r\n', '\uFEFF', 'a', '\u2028', '😀'), { maxLength: 20 })
  .map((parts) => parts.join(''));

describe('openText', () => {
  it('gives back every file as it was', () => {
    fc.assert(
      fc.property(source, (file) => {
        const { text, form } = openText(file);
        expect(closeText(text, form)).toBe(file);
      }),
    );
  });

  it('shows lines that end with LF, and writes new ones as the file has them', () => {
    const { text, form } = openText('\uFEFF甲\r\n乙\r\n');
    expect(text).toBe('甲\n乙\n');
    expect(closeText(`${text}丙\n`, form)).toBe('\uFEFF甲\r\n乙\r\n丙\r\n');
    expect(openText('甲\r\n乙\n').text).toBe('甲\r\n乙\n');
  });
});

describe('changeBetween', () => {
  it('leads from one text to the other', () => {
    fc.assert(
      fc.property(source, source, (a, b) => {
        expect(applyChanges(a, [changeBetween(a, b)])).toBe(b);
      }),
    );
    expect(changeBetween('甲乙丙', '甲丁丙')).toEqual({ from: 1, to: 2, insert: '丁' });
  });
});
