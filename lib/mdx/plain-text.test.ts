import { describe, expect, it } from 'vitest';
import { countWords, plainText, readingMinutes } from './plain-text';

/** A harmless character reference sends the same body the long way. */
function longWay(body: string) {
  const { text, firstParagraph, headings } = plainText(`${body}\n\n&nbsp;\n`);
  return { text, firstParagraph, headings };
}

const plain: [string, string, string[]][] = [
  ['第一段**粗体**和*斜体*。\n\n第二段。', '第一段粗体和斜体。\n第二段。', []],
  ['## 小标题 ##\n\n正文\n换行', '小标题\n正文换行', ['小标题']],
  ['标题\n===\n\nEnglish\ntext', '标题\nEnglish text', ['标题']],
  ['- 一\n- 二\n  1. 三\n\n> 引文一\n> 引文二', '一\n二\n三\n引文一引文二', []],
  ['见[链接](https://a.cn/x_y "题")与 https://a.cn/a_b_c。', '见链接与 https://a.cn/a_b_c。', []],
  ['![说明](a.jpg "图注")\n\n正文', '说明 图注\n正文', []],
  ['| 甲 | 乙 |\n|---|:-:|\n| **1** | 2 |\n\n后', '甲 乙\n1 2\n后', []],
  ['正文[^1]。\n\n[^1]: 注释文字', '正文。\n注释文字', []],
  ['用 `a*b*` 与 ``c`d``。', '用 a*b* 与 c`d。', []],
  ['```js\nlet *a*\n```\n\n正文', 'let *a*\n正文', []],
  ['```csv\n年,数\n2020,"1,0"\n```', '年 数 2020 1,0', []],
  ['- [ ] 待办\n- [x] 已办\n\n---\n\n~~删~~', '待办\n已办\n删', []],
  ['**[链接](/a)**，__粗__，snake_case_name', '链接，粗，snake_case_name', []],
  ['10~20 天 * 3', '10~20 天 * 3', []],
];

describe('plainText', () => {
  it.each(plain)('%j', (body, text, headings) => {
    expect(plainText(body)).toMatchObject({ text, headings });
    expect(longWay(body)).toMatchObject({ text, headings });
    expect(plainText(body).firstParagraph).toBe(longWay(body).firstParagraph);
  });

  it('reads the words of components', () => {
    const body = [
      '<Lead>导语在此。</Lead>',
      '',
      '<Figure src="a.jpg" alt="替代" caption="图注" credit="某摄" />',
      '',
      '<QA><Q who="记者">问？</Q><A>答。</A></QA>',
      '',
      '<Chart type="bar" title="图题" unit="个">',
      '```csv',
      '年份,数量',
      '2020,1',
      '```',
      '</Chart>',
      '',
      '文中<Ruby rt="hàn">汉</Ruby>字。',
    ].join('\n');
    expect(plainText(body)).toEqual({
      text: '导语在此。\n替代\n图注\n某摄\n记者\n问？\n答。\n图题\n个\n年份 数量 2020 1\n文中汉字。',
      firstParagraph: '导语在此。',
      headings: [],
    });
  });

  it('takes the first paragraph of running text', () => {
    expect(plainText('![图](a.jpg)\n\n## 题\n\n> 引\n\n第一段。').firstParagraph).toBe('第一段。');
    expect(plainText('- 只有列表').firstParagraph).toBe('只有列表');
    expect(plainText('<Callout>\n提示\n</Callout>\n\n第一段。').firstParagraph).toBe('第一段。');
    expect(plainText('').firstParagraph).toBe('');
  });

  it('never throws and ends quickly', () => {
    const start = performance.now();
    for (const body of [
      '>'.repeat(10_000),
      '*a '.repeat(20_000),
      '['.repeat(20_000),
      '`a'.repeat(20_000),
      '{'.repeat(1000),
      '_a '.repeat(20_000),
      '![a'.repeat(20_000),
      '|\n'.repeat(5000),
    ]) {
      expect(typeof plainText(body).text).toBe('string');
    }
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('is fast for plain bodies', () => {
    const body = Array.from(
      { length: 15 },
      (_, index) => `第${index}段：${'开元杂报记述朝廷政事，**条布于外**。'.repeat(5)}见[原文](/news/a)。`,
    ).join('\n\n');
    expect(body.length).toBeGreaterThan(1500);
    for (let round = 0; round < 200; round += 1) plainText(body);
    const start = performance.now();
    for (let round = 0; round < 200; round += 1) plainText(body);
    const each = (performance.now() - start) / 200;
    expect(each).toBeLessThan(3);
  });
});

describe('reading time', () => {
  it('counts Han characters and words', () => {
    expect(countWords('开元杂报 was the first newspaper，约 1,300 年前。')).toEqual({ han: 7, words: 5 });
    expect(readingMinutes('字'.repeat(2000))).toBe(5);
    expect(readingMinutes('word '.repeat(600))).toBe(3);
    expect(readingMinutes('')).toBe(1);
  });
});
