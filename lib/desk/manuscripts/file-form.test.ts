import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, toFileText, toSource, versionOf } from './file-form';

describe('the form of a file', () => {
  it('is named by its bytes', () => {
    expect(versionOf(Buffer.from('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('is refused when it is not UTF-8', () => {
    expect(decodeText(Buffer.from([0xc4, 0xe3, 0xba, 0xc3]))).toBeUndefined();
    expect(decodeText(Buffer.from('\uFEFF甲'))).toBe('\uFEFF甲');
  });

  it('takes over line ends and byte order mark', () => {
    expect(toFileText('甲\n丙\n', '\uFEFF甲\r\n乙\r\n')).toBe('\uFEFF甲\r\n丙\r\n');
    expect(toFileText('甲\n乙', '甲\r\n乙\r\n')).toBe('甲\r\n乙');
    expect(toFileText('一\n新\n三\n四\n', '一\r\n二\n三\r四\n')).toBe('一\r\n新\r\n三\r四\n');
  });

  it('is what the editor sends when that has line ends of its own', () => {
    expect(toFileText('甲\r\n乙\n', '甲\n乙\n')).toBe('甲\r\n乙\n');
    expect(toFileText('\uFEFF甲\n', '甲\r\n')).toBe('\uFEFF甲\n');
  });

  const text = fc
    .array(fc.constantFrom('甲', 'a', ' ', '\n', '\r\n', '\r', ''), { maxLength: 30 })
    .map((parts) => parts.join(''));

  it('survives being shown and saved, byte for byte', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (body, mark) => {
        const before = (mark ? '\uFEFF' : '') + body;
        expect(toFileText(toSource(before), before)).toBe(before);
      }),
    );
  });

  it('never changes what was written', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(toSource(toFileText(toSource(after), before))).toBe(toSource(after));
      }),
    );
  });
});
