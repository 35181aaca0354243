import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestHomophone, homophonesIn, spokenParts } from './homophones';
import { syllablesOf } from './pinyin';
import { heardAs, soundOf, splitPinyin } from './typed-pinyin';

const always = () => 1;
const sounding = (text: string) => ({ text, syllables: syllablesOf(text) });

describe('splitPinyin', () => {
  it.each<[string, string[]]>([
    ['zhongguo', ['zhong guo']],
    ['xian', ['xian', 'xi an']],
    ['wuzhangai', ['wu zhan gai', 'wu zhang ai']],
    ['nvren', ['nv ren']],
    ['zhonggu', ['zhong gu']],
    ['zhonggx', []],
    ['', []],
    ['xyz', []],
  ])('splits %s', (letters, expected) => {
    const found = splitPinyin(letters)
      .filter(({ begun }) => begun === '')
      .map(({ whole }) => whole.join(' '));
    expect(found.slice(0, expected.length)).toEqual(expected);
    expect(found.length > 0).toBe(expected.length > 0);
  });

  it('lets the last syllable begin', () => {
    expect(splitPinyin('zhongg')).toContainEqual({ whole: ['zhong'], begun: 'g' });
    expect(splitPinyin('zh')).toContainEqual({ whole: [], begun: 'zh' });
  });

  it('puts every split together again, quickly', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'zhongaiexu'), maxLength: 60 });
    fc.assert(
      fc.property(letters, (text) =>
        splitPinyin(text).every(({ whole, begun }) => whole.join('') + begun === text),
      ),
    );
  });

  it('hears the one that occurs', () => {
    const hearing = (syllables: readonly string[]): number => (syllables.includes('ai') ? 1 : 0);
    expect(heardAs('wuzhangai', hearing)).toEqual(['wu', 'zhang', 'ai']);
    expect(heardAs('hello', always)).toBeUndefined();
  });
});

describe('soundOf', () => {
  it('goes on over spaces between typed words, not between others', () => {
    expect(soundOf('kaiyuan zabao', always)).toEqual({
      syllables: [undefined, 'kai', 'yuan', 'za', 'bao'],
      typed: true,
    });
    expect(soundOf('开元 杂报', always)).toEqual({
      syllables: [undefined, 'kai', 'yuan', undefined, 'za', 'bao'],
      typed: false,
    });
  });
});

describe('spokenParts', () => {
  it('are characters and pinyin, with their places', () => {
    expect(spokenParts('a 简察 jiancha hello 法', always)).toEqual([
      { start: 2, end: 4, characters: ['简', '察'], syllables: ['jian', 'cha'] },
    ]);
    expect(spokenParts('5 jian cha', always)).toEqual([{ start: 2, end: 10, syllables: ['jian', 'cha'] }]);
  });
});

describe('homophonesIn', () => {
  const [wrong] = spokenParts('简察机官', always);

  it('finds the same sound written otherwise', () => {
    const found = wrong ? homophonesIn(wrong, sounding('全国检察机关会议')) : [];
    expect(bestHomophone(found)).toEqual({ at: 0, length: 4, written: '检察机关' });
  });

  it('reads over quotation marks, not over other ones', () => {
    expect(wrong && homophonesIn(wrong, sounding('“检察”机关'))).toContainEqual({
      at: 0,
      length: 4,
      written: '检察机关',
    });
    const apart = wrong ? homophonesIn(wrong, sounding('检察，机关')) : [];
    expect(apart.map(({ written }) => written)).toEqual(['检察', '机关']);
  });

  it('prefers the longest, then what is written most often', () => {
    const found = ['检查', '检察', '检察'].map((written) => ({ at: 0, length: 2, written }));
    expect(bestHomophone(found)?.written).toBe('检察');
    expect(bestHomophone([...found, { at: 0, length: 3, written: '检查及' }])?.written).toBe('检查及');
    expect(bestHomophone([])).toBeUndefined();
  });

  it('are as long as they say and sound as the query', () => {
    const han = fc.string({
      unit: fc.constantFrom(...'检简剪察查茶机几鸡关官，'),
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(han, han, (query, title) => {
        for (const part of spokenParts(query, always)) {
          for (const { at, length, written } of homophonesIn(part, sounding(title))) {
            expect([...written]).toHaveLength(length);
            expect(at + length).toBeLessThanOrEqual(part.syllables.length);
            expect(title).toContain(written);
          }
        }
      }),
    );
  });
});
