import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFreeWords, hasConditions, isEmptyQuery, parseQuery } from './query';

const parse = (query: string) => parseQuery(query, 'Asia/Shanghai');
const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);

describe('parseQuery', () => {
  it('reads free words, folded', () => {
    expect(parse('檢察 ＷＥＢ')).toEqual({
      words: '检察 web',
      required: [],
      excluded: [],
      names: [],
      excludedNames: [],
    });
  });

  it.each(['“公益诉讼”', '"公益诉讼"', '「公益诉讼」', '『公益訴訟』', '＂公益诉讼＂'])(
    'reads the quoted text of %s',
    (query) => {
      expect(parse(query)).toMatchObject({ words: '', required: [{ text: '公益诉讼', place: 'anywhere' }] });
    },
  );

  it('finds quoted text in the middle of words', () => {
    expect(parse('检察“公益诉讼”监督')).toMatchObject({
      words: '检察 监督',
      required: [{ text: '公益诉讼', place: 'anywhere' }],
    });
  });

  it.each<[string, Partial<ReturnType<typeof parse>>]>([
    ['普法 -宣传', { words: '普法', excluded: [{ text: '宣传', place: 'anywhere' }] }],
    ['普法 -“公益诉讼”', { words: '普法', excluded: [{ text: '公益诉讼', place: 'anywhere' }] }],
    ['普法 －宣传', { words: '普法', excluded: [{ text: '宣传', place: 'anywhere' }] }],
    ['title:普法', { words: '', required: [{ text: '普法', place: 'title' }] }],
    ['标题：“普法 宣传”', { required: [{ text: '普法 宣传', place: 'title' }] }],
    ['標題:普法', { required: [{ text: '普法', place: 'title' }] }],
    ['TITLE:普法', { required: [{ text: '普法', place: 'title' }] }],
    ['source:检察日报 普法', { words: '普法', names: [{ kind: 'source', name: '检察日报' }] }],
    ['来源：检察日报', { names: [{ kind: 'source', name: '检察日报' }] }],
    ['作者：“张 三”', { names: [{ kind: 'author', name: '张 三' }] }],
    [
      '標籤：普法 欄目:news',
      {
        names: [
          { kind: 'tag', name: '普法' },
          { kind: 'section', name: 'news' },
        ],
      },
    ],
    ['普法 -tag:旧闻', { words: '普法', excludedNames: [{ kind: 'tag', name: '旧闻' }] }],
    ['date:2025', { from: day('2025-01-01'), to: day('2026-01-01') - 1 }],
    ['2025-02', { from: day('2025-02-01'), to: day('2025-03-01') - 1 }],
    ['2025-02-28', { from: day('2025-02-28'), to: day('2025-03-01') - 1 }],
    ['from:2025-03 to:2025-04-02', { from: day('2025-03-01'), to: day('2025-04-03') - 1 }],
    ['自：2025-03 至：2025', { from: day('2025-03-01'), to: day('2026-01-01') - 1 }],
    ['after:2025-03 before:2025-03', { from: day('2025-03-01'), to: day('2025-04-01') - 1 }],
  ])('reads %s', (query, expected) => {
    expect(parse(query)).toMatchObject(expected);
  });

  it.each([
    '普法-宣传',
    '-',
    '--',
    '“未完',
    '"',
    '""',
    'title:',
    'title：',
    'http://a.cn/b',
    'foo:bar',
    'date:明天',
    'from:2025-02-30',
    '2025-13',
    '9999-99-99',
    '3:2',
    '-：-',
    '“”',
  ])('takes %s as words', (query) => {
    const parsed = parse(query);
    expect(hasConditions(parsed)).toBe(false);
    expect(parsed.words.replaceAll(' ', '')).toBe(parse(query).words.replaceAll(' ', ''));
  });

  it('keeps the words of what it does not understand', () => {
    expect(parse('foo:bar').words).toBe('foo:bar');
    expect(parse('from:2025-02-30').words).toBe('from:2025-02-30');
    expect(parse('普法 “未完').words).toContain('未完');
  });

  it('knows when nothing was asked', () => {
    for (const query of ['', '  ', '。！', '-', '“”', '😀'])
      expect(isEmptyQuery(parse(query)), query).toBe(true);
    for (const query of ['法', 'a', '-法', 'tag:x', '2025-01'])
      expect(isEmptyQuery(parse(query)), query).toBe(false);
  });

  it('gives the words without conditions', () => {
    expect(asFreeWords(parse('普法 “公益诉讼” 来源：日报 -旧闻 2025-01'))).toBe('普法 公益诉讼 日报');
  });

  it('takes anything, and never longer than it is given', () => {
    const anything = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'“”"「」-：: 标题a1法'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 500,
    });
    fc.assert(fc.property(anything, (query) => parse(query).words.length <= query.length * 18));
  });

  it('takes each condition once, and not without end', () => {
    expect(parse('-a -a -a').excluded).toHaveLength(1);
    const many = Array.from({ length: 20 }, (_, index) => `-x${index}`).join(' ');
    expect(parse(many).excluded).toHaveLength(8);
    expect(parse(many).words).toContain('x19');
  });

  it('takes no longer for hostile text', () => {
    const started = performance.now();
    for (const query of [
      '“'.repeat(500),
      '-'.repeat(500),
      'a:'.repeat(250),
      `"${'a'.repeat(498)}`,
      ' '.repeat(500),
    ])
      parse(query);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
