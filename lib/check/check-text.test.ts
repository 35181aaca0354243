import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText } from './check-text';
import { hasValidCheckDigit } from './privacy';
import { findings, testDocument } from './test-document';

/** The body of a test article begins on line 7. */
const body = 7;

const faulty: [string, string, string[]][] = [
  ['half-width comma', '甲乙,丙丁', ['7:3 text/half-width']],
  ['comma and blank', '甲乙, 丙丁', ['7:3 text/half-width']],
  ['question at the end', '甲乙?', ['7:3 text/half-width']],
  ['full stop at the end of a line', '甲乙.\n丙丁', ['7:3 text/half-width']],
  ['comma behind bold', '**甲乙**,丙丁', ['7:7 text/half-width']],
  ['in a list and a quote', '- 甲乙;丙\n\n> 一\n> 甲乙!丙', ['7:5 text/half-width', '10:5 text/half-width']],
  ['brackets', '甲乙(丙丁)戊', ['7:3 text/half-width']],
  ['in an attribute', '<PullQuote cite="甲,乙">话</PullQuote>', ['7:19 text/half-width']],
  ['alternative text', '![甲,乙](a.jpg)', ['7:4 text/half-width']],
  ['in a table', '| 甲 | 乙 |\n|---|---|\n| 甲,乙 | 丙 |', ['9:4 text/half-width']],
  ['three dots', '甲乙...', ['7:3 text/ellipsis']],
  ['three full stops', '甲乙。。。', ['7:3 text/ellipsis']],
  ['half an ellipsis', '甲…乙', ['7:2 text/ellipsis']],
  ['two hyphens', '甲--乙', ['7:2 text/dash']],
  ['half a dash', '我们走了很远很远的路—终于看到了大海的样子', ['7:11 text/dash']],
  ['full-width letters and digits', '第１２条与ＡＢ', ['7:2 text/full-width', '7:6 text/full-width']],
  ['full-width percent', '占10％', ['7:4 text/full-width']],
  ['blanks beside marks', '甲 ，乙， 丙', ['7:2 text/spaced-mark', '7:6 text/spaced-mark']],
  ['hint of the template', '导语：用一两句话说清时间、地点、人物、事情。', ['7:1 text/template']],
  ['unclosed quotation', '他说“好', ['7:3 text/unpaired']],
  ['unopened quotation', '他说好”', ['7:4 text/unpaired']],
  ['wrong order', '《甲（乙》丙', ['7:3 text/unpaired']],
  ['half-width other half', '甲（乙)', ['7:2 text/unpaired']],
  ['weekday', '2022年7月8日（星期六）', ['7:13 text/date']],
  ['weekday without brackets', '2022年7月8日周四', ['7:11 text/date']],
  ['no such day', '定于2023年2月29日举行', ['7:3 text/date']],
  ['zero-width', '甲\u200B乙', ['7:2 text/invisible']],
  ['soft hyphen', 'a\u00ADb', ['7:2 text/invisible']],
  ['direction', '甲\u202E乙', ['7:2 text/invisible']],
  ['Cyrillic in Latin', '访问 pаypal 网站', ['7:5 text/mixed-script']],
  ['Greek capital in Latin', 'ΒBC', ['7:1 text/mixed-script']],
  ['identity card', '号码11010519491231002X。', ['7:3 private/identity-card']],
  ['mobile', '联系13812345678。', ['7:3 private/mobile']],
  ['mobile in groups', '联系 138 1234 5678', ['7:4 private/mobile']],
  [
    'mobile in data',
    '<DataTable>\n```csv\n姓名,电话\n甲,13812345678\n```\n</DataTable>',
    ['10:3 private/mobile'],
  ],
  ['reprint that is none', '转载自某网', ['7:1 reprint/fields']],
];

const sound: [string, string][] = [
  ['right punctuation', '甲乙，丙丁；“戊”：《己》（庚）！“辛？”……壬——癸。'],
  ['numbers and Latin', '第3.2节，A,B 与 3:2，见 v1.2，网址为例子.中国，比分2:1。'],
  ['characters spoken of', '全角的“Ａ”和半角的“A”'],
  ['blank behind bold type, hard break', '**题。** 文，  \n下一行'],
  ['code', '`甲,乙` 与\n\n```\n甲,乙...（\n```'],
  ['addresses', '见 https://a.cn/a,b...c 和 [https://a.cn/13812345678](https://a.cn/13812345678)。'],
  ['range', '北京—上海，1873—1929年'],
  ['quotation of several paragraphs', '“第一段。\n\n“第二段。”'],
  ['quotation around bold and links', '“**甲**与[乙](/news/a)”（*丙*）'],
  ['numbers of a list', '1）甲；2）乙；（一）、二）丙'],
  ['an address beside a quotation', '“请写信到 a@b.cn 询问”'],
  ['right days', '2022年7月8日（星期五）和2024年2月29日（周四），农历2023年2月30日，周日常见'],
  ['old calendar', '1500年2月29日'],
  ['joined pictures and scripts', '👩‍👩‍👧 می‌خواهم'],
  ['symbols', 'μm、kΩ、α粒子、Москва、Αθήνα'],
  ['wrong check digit', '编号110105194912310021，订单138123456789，金额13812345678901'],
  ['numbers in names of files', '[图](/media/13812345678.jpg)与 no-13812345678'],
  ['English', 'He said: "yes" (no), ok... -- fine. The oldest was called 开元, or 开元杂报.'],
];

describe('rules of the text', () => {
  it.each(faulty)('%s', (_, source, expected) => {
    expect(findings(testDocument(source))).toEqual(expected);
  });

  it.each(sound)('nothing: %s', (_, source) => {
    expect(findings(testDocument(source))).toEqual([]);
  });

  it('places what stands in the front matter', () => {
    const document = testDocument('正文。', { title: '甲乙,丙', summary: undefined });
    expect(findings(document)).toEqual(['2:11 text/half-width']);
  });

  it('lets drafts keep the hints of the template', () => {
    expect(findings(testDocument('正文从这里开始。', { status: 'draft' }))).toEqual([]);
  });

  it('judges the fields of a reprint, but not its style', () => {
    const fields = { source: '某报', original: { title: '某题' } };
    expect(findings(testDocument('甲,乙...“', fields))).toEqual(['6:1 reprint/fields']);
    const complete = { source: '某报', original: { title: '某题', author: '某人', url: 'https://a.cn/' } };
    expect(findings(testDocument('甲,乙\u200B', complete))).toEqual(['9:4 text/invisible']);
  });

  it('reads hostile texts in one pass', () => {
    const hostile = [
      '“'.repeat(100_000) + '）'.repeat(100_000),
      '百家乐'.repeat(60_000),
      '2022年'.repeat(50_000),
    ];
    for (const source of hostile) expect(findings(testDocument(source)).length).toBeLessThanOrEqual(200);
  });

  it('warns only', () => {
    const problems = checkText(
      testDocument(faulty.map(([, source]) => source).join('\n\n')),
      'articles/a.mdx',
    );
    expect(new Set(problems.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  });

  it('points into the text, whatever is written', () => {
    const piece = fc.constantFrom(
      '甲',
      ',',
      '“',
      '”',
      '**',
      '[',
      '](/a)',
      '> ',
      '\n',
      '\n\n',
      '\\',
      '…',
      '`',
      '<Ruby rt="a">',
      '</Ruby>',
      '(',
      ')',
      '&amp;',
      '😀',
      '- ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = pieces.join('');
        const lines = source.split('\n');
        for (const { line, column } of checkText(testDocument(source), 'articles/a.mdx')) {
          expect(column).toBeLessThanOrEqual((lines[line - body]?.length ?? -1) + 1);
        }
      }),
    );
  });
});

describe('hasValidCheckDigit', () => {
  it('knows the example of the standard', () => {
    expect(hasValidCheckDigit('11010519491231002X')).toBe(true);
    expect(hasValidCheckDigit('440524188001010014')).toBe(true);
    expect(hasValidCheckDigit('440524188001010015')).toBe(false);
  });
});
