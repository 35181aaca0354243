import { describe, expect, it } from 'vitest';
import { seeded } from '../generate';
import { homophones, mistype, syllables } from './homophones';

describe('homophones', () => {
  it('are other characters of the same syllable, of any tone', () => {
    const others = homophones('邸报', 1);
    expect(others).toContain('抱');
    expect(others).toContain('包');
    expect(others).not.toContain('报');
    expect(new Set(others.map((character) => syllables(character)[0]))).toEqual(new Set(['bao']));
  });

  it('follow the reading that a character has in its word', () => {
    expect(homophones('银行', 1)).toContain('航');
  });
});

describe('mistype', () => {
  const text = '渡槽闸门检修';

  it('replaces as many characters as it is told and keeps the syllables', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const wrong = mistype(text, 2, seeded(seed)) ?? '';
      const changed = [...wrong].filter((character, index) => character !== text[index]);
      expect(changed).toHaveLength(2);
      expect(
        [...wrong].map((character, index) => [text[index], ...homophones(text, index)].includes(character)),
      ).not.toContain(false);
    }
  });

  it('is the same for the same seed', () => {
    expect(mistype(text, 1, seeded(3))).toBe(mistype(text, 1, seeded(3)));
  });

  it('says when it cannot', () => {
    expect(mistype('渡槽', 2, seeded(1))).toBeUndefined();
  });
});
