import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  initialsOf,
  pinyinTerms,
  readSyllables,
  syllablePair,
  syllablesOf,
  syllableTerm,
  writeSyllables,
} from './pinyin';
import { nameRow } from './search-rows';

describe('syllablesOf', () => {
  it('says a word as it is said in its company', () => {
    expect(syllablesOf('重庆的重要')).toEqual(['chong', 'qing', 'de', 'zhong', 'yao']);
    expect(syllablesOf('音乐')).toEqual(['yin', 'yue']);
    expect(syllablesOf('女儿')).toEqual(['nv', 'er']);
  });

  it('keeps the place of every character', () => {
    expect(syllablesOf('5g网络，a')).toEqual([undefined, undefined, 'wang', 'luo', undefined, undefined]);
    const text = fc.string({ unit: fc.constantFrom(...'检察院普法𠮷𡈽a1 ，。重长乐儿') });
    fc.assert(fc.property(text, (written) => syllablesOf(written).length === [...written].length));
  });

  it('is written and read again', () => {
    for (const text of ['', '检察', '5g网络，a', '。'])
      expect(readSyllables(writeSyllables(syllablesOf(text)))).toEqual(syllablesOf(text));
  });
});

describe('terms of pinyin', () => {
  it('are pairs of neighbours', () => {
    expect(pinyinTerms(syllablesOf('检察院，开会'))).toEqual([
      syllablePair('jian', 'cha'),
      syllablePair('cha', 'yuan'),
      syllablePair('kai', 'hui'),
    ]);
    expect(pinyinTerms(syllablesOf('法'))).toEqual([]);
  });

  it('are initials with other letters as they are', () => {
    expect(initialsOf('2026年普法：web', syllablesOf('2026年普法：web'))).toBe('2026npfweb');
  });
});

describe('nameRow', () => {
  it('has everything that a name is completed by', () => {
    expect(nameRow('檢察 Web')).toEqual({
      words: '检 察 检察 web',
      start: '\ue000检察web',
      pinyin: [syllablePair('jian', 'cha'), syllableTerm('jian'), syllableTerm('cha')].join(' '),
      initials: ['jcweb', 'cweb', 'web', 'eb', 'b'].map((letters) => `\ue002${letters}`).join(' '),
    });
  });
});
