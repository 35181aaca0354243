import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldKeepingLength, isHanUnit } from './fold';
import { hanCharacters, indexTerms, queryTerms, storedForm } from './tokens';

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'檢察院普法ＡＢｃ１２ﬁ㈱İß𠮷😀﨑ｶﾞ臺灣 。\u0301'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

describe('fold', () => {
  it.each([
    ['ＡＢＣ１２３', 'abc123'],
    ['News', 'news'],
    ['檢察院', '检察院'],
    ['臺灣', '台湾'],
    ['學習與發展', '学习与发展'],
    ['頭髮', '头发'],
    ['後來', '后来'],
    ['裡面裏', '里面里'],
    ['資訊網絡', '资讯网络'],
    ['Café NAÏVE zhōngguó lǜ', 'cafe naive zhongguo lu'],
    ['Cafe\u0301', 'cafe'],
    ['й ё ά', 'й ё ά'],
    ['ﾃｽﾄ', 'テスト'],
    ['㈱', '(株)'],
    ['﨑', '﨑'.normalize('NFKC')],
    ['', ''],
  ])('%s → %s', (written, folded) => {
    expect(fold(written)).toBe(folded);
  });

  it('folded text stays as it is', () => {
    fc.assert(fc.property(text, (written) => fold(fold(fold(written))) === fold(fold(written))));
    for (const written of ['檢察院 ＡＢ', '乾隆', '著作', '髮廊'])
      expect(fold(fold(written))).toBe(fold(written));
  });
});

describe('foldKeepingLength', () => {
  it('keeps every offset', () => {
    fc.assert(fc.property(text, (written) => foldKeepingLength(written).length === written.length));
    fc.assert(
      fc.property(text, text, (a, b) =>
        foldKeepingLength(a + b).startsWith(foldKeepingLength(a).slice(0, -1)),
      ),
    );
  });

  it('folds what it can', () => {
    expect(foldKeepingLength('ＡＢ檢察㈱𠮷İ')).toBe('ab检察㈱𠮷İ');
  });

  it('agrees with fold on text whose length does not change', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'檢察院abcＡＢ１臺灣，。') });
    fc.assert(fc.property(plain, (written) => foldKeepingLength(written) === fold(written)));
  });

  it('folds a text as its parts where nothing combines', () => {
    const part = fc.string({ unit: fc.constantFrom(...'檢察院abcＡＢ１臺灣，。…—「」ｶﾞİ﨑𠮷') });
    fc.assert(fc.property(part, part, (a, b) => fold(`${a}\n${b}`) === `${fold(a)}\n${fold(b)}`));
  });

  it('takes long text', () => {
    expect(foldKeepingLength('檢'.repeat(200_000))).toBe('检'.repeat(200_000));
  });
});

describe('isHanUnit', () => {
  it('knows Han characters', () => {
    const units = [...'汉㐀〇﨑'].map((character) => character.charCodeAt(0));
    expect(units.map(isHanUnit)).toEqual([true, true, true, true]);
    expect([...'aあ。가'].map((character) => isHanUnit(character.charCodeAt(0)))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('terms', () => {
  it.each([
    ['普法宣传', '普法 法宣 宣传'],
    ['法', ''],
    ['5g网络2026', '5g 网络 2026'],
    ['hello, world', 'hello world'],
    ['𠮷野家', '𠮷野 野家'],
    ['甲。乙', ''],
    ['c++ / a-b', 'c a b'],
    ['', ''],
    ['！？', ''],
  ])('of %j for the index', (folded, terms) => {
    expect(indexTerms(folded)).toBe(terms);
  });

  it.each<[string, string[], string[]]>([
    ['普法宣传', ['普法', '法宣', '宣传'], []],
    ['法', ['法'], ['法']],
    ['𠮷', ['𠮷'], ['𠮷']],
    ['普法 普法', ['普法'], []],
    ['news', ['news'], []],
    ['a法', ['a', '法'], ['法']],
    ['"*():-', [], []],
  ])('of %j for a query', (folded, terms, singles) => {
    const found = queryTerms(folded);
    expect(found.map((term) => term.text)).toEqual(terms);
    expect(found.filter(({ single }) => single).map((term) => term.text)).toEqual(singles);
  });

  it('of a query are found among those of the text it came from', () => {
    const han = fc.string({ unit: fc.constantFrom(...'甲乙丙丁𠮷a1 。'), minLength: 1 });
    fc.assert(
      fc.property(han, (folded) => {
        const indexed = indexTerms(folded).split(' ');
        for (const { text: term, single } of queryTerms(folded)) {
          expect(single ? hanCharacters(folded) : indexed).toContain(term);
        }
      }),
    );
  });

  it('have the stem that the index keeps', () => {
    expect([storedForm('news'), storedForm('searching'), storedForm('普法'), storedForm('5g')]).toEqual([
      'new',
      'search',
      '普法',
      '5g',
    ]);
  });
});
