import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBody } from './check-body';

function check(body: string, fast = false): string[] {
  return checkBody(body, { file: 'a.mdx', bodyLine: 10, fast }).map(
    ({ line, column, severity, rule }) => `${line}:${column} ${severity} ${rule}`,
  );
}

const csv = '```csv\n年份,数量\n2020,1\n```';

const good: [string, string][] = [
  [
    'plain Markdown',
    '第一段**粗体**。\n\n## 小标题\n\n- 一\n- 二\n\n> 引文\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n',
  ],
  ['footnotes and links', '正文[^1]，见[链接](/news/a)与 https://a.cn/x。\n\n[^1]: 注\n'],
  [
    'escaped braces and brackets',
    '写作 \\{a\\} 与 1 \\< 2，`{x}` 与 `<div>` 在代码里。\n\n```html\n<script>{x}</script>\nimport a\n```\n',
  ],
  [
    'all text components',
    '<Lead>导语</Lead>\n\n<Callout type="tip" title="提示">\n\n内容\n\n</Callout>\n\n<FactBox title="资料">\n- 一\n</FactBox>\n\n<PullQuote cite="某人">话</PullQuote>\n',
  ],
  [
    'pictures',
    '![说明](a.jpg "图注")\n\n<Figure src="a.jpg" alt="说明" caption="图注" credit="某摄" />\n\n<Gallery caption="组图">\n<Figure src="a.jpg" alt="甲" />\n<Figure src="b.jpg" alt="乙" />\n</Gallery>\n',
  ],
  ['pictures in a gallery as Markdown', '<Gallery>\n![甲](a.jpg)\n![乙](b.jpg)\n</Gallery>\n'],
  [
    'media',
    '<Video src="/media/a.mp4" poster="a.jpg" captions="a.vtt" caption="c" credit="d" />\n\n<Audio src="a.mp3" title="t" credit="c" />\n',
  ],
  [
    'timeline on one line each',
    '<Timeline>\n<Event date="2020" title="甲">事</Event>\n<Event date="2021">\n\n事\n\n</Event>\n</Timeline>\n',
  ],
  [
    'interview',
    '<QA>\n<Q who="记者">问？</Q>\n<A who="某人">答。</A>\n</QA>\n\n<QA><Q>问</Q><A>答</A></QA>\n',
  ],
  ['live', '<LiveUpdate time="10:30" title="开始">\n内容\n</LiveUpdate>\n'],
  [
    'data',
    `<DataTable src="a.csv" caption="c" source="s" />\n\n<DataTable>\n${csv}\n</DataTable>\n\n<Chart type="bar" x="年份" y="数量" title="t" unit="个">\n${csv}\n</Chart>\n`,
  ],
  [
    'small ones',
    '文中<Ruby rt="hàn">汉</Ruby>字。\n\n<Attachment src="a.pdf" title="t" />\n\n<Related slug="some-slug" />\n',
  ],
  ['ruby alone', '<Ruby rt="hàn">汉</Ruby>\n'],
];

const bad: [string, string, string[]][] = [
  ['import', 'import a from "b"\n\n正文\n', ['11:1 error mdx/import-export']],
  ['export after text', '正文\n\nexport const a = 1\n', ['13:1 error mdx/import-export']],
  ['words that look like an import', '正文\n\nimport duties rose\n', ['13:1 error mdx/import-export']],
  ['block expression', '正文\n\n{process.exit()}\n', ['13:1 error mdx/expression']],
  ['inline expression', '正文 {name} 在此\n', ['11:4 error mdx/expression']],
  ['comment', '{/* 注 */}\n', ['11:1 error mdx/expression']],
  ['unreadable expression', '正文 {甲 乙} 在此\n', ['11:4 error mdx/expression']],
  ['unclosed brace', '甲\n\n乙 { 丙\n', ['13:3 error mdx/expression']],
  ['two broken braces', '甲 {a b}\n\n乙 {c d}\n', ['11:3 error mdx/expression', '13:3 error mdx/expression']],
  ['attribute expression', '<Callout title={a}>x</Callout>\n', ['11:10 error mdx/expression']],
  ['spread', '<Callout {...a}>x</Callout>\n', ['11:10 error mdx/expression']],
  ['script', '<script>alert(1)</script>\n', ['11:1 error mdx/html']],
  ['iframe', '甲\n\n<iframe src="https://a.cn"></iframe>\n', ['13:1 error mdx/html']],
  [
    'form, style, div',
    '<form>\n</form>\n\n<style>a</style>\n\n<div>x</div>\n',
    ['11:1 error mdx/html', '14:1 error mdx/html', '16:1 error mdx/html'],
  ],
  ['inline HTML', '甲<b onclick="x">乙</b>\n', ['11:2 error mdx/html', '11:5 error mdx/event-handler']],
  ['fragment', '<>x</>\n', ['11:1 error mdx/html']],
  ['HTML comment', '甲\n\n<!-- 注 -->\n', ['13:1 error mdx/html']],
  ['event handler', '<Callout onClick="x">y</Callout>\n', ['11:10 error mdx/event-handler']],
  ['unknown component', '<Calout>x</Calout>\n', ['11:1 error mdx/unknown-component']],
  ['component in small letters', '<figure src="a" />\n', ['11:1 error mdx/unknown-component']],
  [
    'prototype names',
    '<constructor />\n\n<Callout toString="a">x</Callout>\n',
    ['11:1 error mdx/html', '13:10 error mdx/unknown-attribute'],
  ],
  ['unknown attribute', '<Figure src="a.jpg" alt="b" width="3" />\n', ['11:29 error mdx/unknown-attribute']],
  [
    'attribute on the next line',
    '<Figure\n  src="a.jpg"\n  alt="b"\n  class="c"\n/>\n',
    ['14:3 error mdx/unknown-attribute'],
  ],
  [
    'missing attribute',
    '<Figure alt="b" />\n\n<Related />\n',
    ['11:1 error mdx/missing-attribute', '13:1 error mdx/missing-attribute'],
  ],
  ['empty required attribute', '<Related slug="" />\n', ['11:10 error mdx/missing-attribute']],
  ['attribute without value', '<Callout title>x</Callout>\n', ['11:10 error mdx/attribute-value']],
  [
    'repeated attribute',
    '<Callout title="a" title="b">x</Callout>\n',
    ['11:20 error mdx/repeated-attribute'],
  ],
  ['wrong value', '<Callout type="danger">x</Callout>\n', ['11:10 error mdx/attribute-value']],
  ['slug', '<Related slug="/news/a" />\n', ['11:10 error mdx/attribute-value']],
  [
    'text in a gallery',
    '<Gallery>\n文字\n<Figure src="a" alt="b" />\n</Gallery>\n',
    ['12:1 error mdx/children'],
  ],
  ['children of a figure', '<Figure src="a" alt="b">x</Figure>\n', ['11:25 error mdx/children']],
  ['event outside', '<Event date="2020">x</Event>\n', ['11:1 error mdx/parent']],
  [
    'question outside',
    '<Timeline>\n<Q>x</Q>\n</Timeline>\n',
    ['12:1 error mdx/children', '12:1 error mdx/parent'],
  ],
  ['block in a line', '文字 <Related slug="a" /> 文字\n', ['11:4 error mdx/block-in-line']],
  ['heading in ruby', '<Ruby rt="a">\n\n## 题\n\n</Ruby>\n', ['13:1 error mdx/children']],
  ['no data', '<Chart type="bar" />\n', ['11:1 error mdx/missing-attribute']],
  ['data twice', `<DataTable src="a.csv">\n${csv}\n</DataTable>\n`, ['11:1 error mdx/children']],
  [
    'unknown column',
    `<Chart type="bar" x="年份" y="人数">\n${csv}\n</Chart>\n`,
    ['11:26 error mdx/attribute-value'],
  ],
  ['empty csv', '<DataTable>\n```csv\n```\n</DataTable>\n', ['12:1 error mdx/csv']],
  [
    'dangerous links',
    '[a](javascript:alert(1))\n\n[b](JaVaScRiPt:x) ![c](data:x)\n\n[d]: vbscript:x\n',
    [
      '11:1 error mdx/dangerous-link',
      '13:1 error mdx/dangerous-link',
      '13:19 error mdx/dangerous-link',
      '15:1 error mdx/dangerous-link',
    ],
  ],
  [
    'disguised link',
    '[a](java&Tab;script&#58;x) [b](javascript\\:x)\n',
    ['11:1 error mdx/dangerous-link', '11:28 error mdx/dangerous-link'],
  ],
  ['dangerous media', '<Figure src="javascript:x" alt="b" />\n', ['11:9 error mdx/dangerous-link']],
  ['first-level heading', '# 题\n', ['11:1 warning mdx/heading-one']],
  ['alt', '![](a.jpg)\n\n<Figure src="a" />\n', ['11:1 warning mdx/alt', '13:1 warning mdx/alt']],
  ['leftover stars', '甲\n乙**“丙”**2022年\n', ['12:2 warning mdx/leftover-emphasis']],
  ['unclosed tag', '甲\n\n<Callout>\n乙\n', ['13:1 error mdx/syntax']],
  ['wrong closing tag', '<FactBox>\n甲\n</Factbox>\n', ['13:1 error mdx/syntax']],
  ['inner tag unclosed', '<FactBox>\n\n<Callout>\n甲\n\n</FactBox>\n', ['13:1 error mdx/syntax']],
  ['stray closing tag', '甲\n\n</Callout>\n', ['13:1 error mdx/syntax']],
  ['less-than', '当 a <1 时\n', ['11:5 error mdx/syntax']],
  ['angle link', '见 <https://a.cn>\n', ['11:3 error mdx/syntax']],
  ['unquoted value', '<Callout type=tip>x</Callout>\n', ['11:1 error mdx/syntax']],
  [
    'two mistakes of different kinds',
    '甲 <1 乙\n\n<iframe />\n',
    ['11:3 error mdx/syntax', '13:1 error mdx/html'],
  ],
];

describe('checkBody', () => {
  it.each(good)('accepts %s', (_, body) => {
    expect(check(body)).toEqual([]);
    expect(check(body, true)).toEqual([]);
  });

  it.each(bad)('finds %s', (_, body, expected) => {
    expect(check(body)).toEqual(expected);
    expect(check(body, true)).toEqual(expected);
    expect(check(body.replaceAll('\n', '\r\n'))).toEqual(expected);
  });

  it('names the remedy', () => {
    const message = (body: string) => checkBody(body, { file: 'a.mdx', bodyLine: 0 })[0]?.message;
    expect(message('<Calout>x</Calout>')).toContain('<Callout>');
    expect(message('<Figure src="a" alt="b" credits="c" />')).toContain('credit');
    expect(message('<Callout type="info">x</Callout>')).toContain('note、tip、warning');
    expect(message('<Callout>\n甲')).toContain('<Callout> 没有结束标签');
  });

  it('reports file and severity', () => {
    expect(checkBody('{a}', { file: 'articles/x.mdx', bodyLine: 3 })[0]).toMatchObject({
      file: 'articles/x.mdx',
      line: 4,
      severity: 'error',
    });
  });
});

describe('the fast way', () => {
  const pieces = [
    '**',
    '*',
    '字',
    '“',
    '”',
    '。',
    ' ',
    '\n',
    '\n\n',
    '# ',
    '- ',
    '> ',
    '![',
    '](a)',
    '[',
    ']',
    '`',
    '~~',
    '|',
    '=',
    'a',
    '1. ',
  ];

  it('finds what the full parse finds', () => {
    const bodies = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(bodies, (body) => {
        expect(check(body, true)).toEqual(check(body));
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile bodies end quickly and never throw', () => {
  const many = 10_000;
  const cases: [string, string, string][] = [
    ['quotes', '>'.repeat(many), 'mdx/nesting'],
    ['lists', `${'- '.repeat(many)}a`, 'mdx/nesting'],
    ['footnotes', `${'[^a]: '.repeat(many)}a`, 'mdx/nesting'],
    ['open components', '<Callout>\n'.repeat(many), 'mdx/nesting'],
    ['open components on one line', '<Callout>'.repeat(many), 'mdx/nesting'],
    ['closed components', `${'<Callout>\n\n'.repeat(many)}${'</Callout>\n\n'.repeat(many)}`, 'mdx/nesting'],
    ['30 components', `${'<Callout>\n\n'.repeat(30)}a\n\n${'</Callout>\n\n'.repeat(30)}`, 'mdx/nesting'],
    [
      'deep list',
      Array.from({ length: 40 }, (_, level) => `${'  '.repeat(level)}- a`).join('\n'),
      'mdx/nesting',
    ],
    ['emphasis', `${'*a **b '.repeat(20)}${'c** d* '.repeat(20)}`, 'mdx/nesting'],
    ['closers', 'a* '.repeat(200_000), 'mdx/too-complex'],
    ['stars', `${'*'.repeat(50_000)}a${'*'.repeat(50_000)}`, 'mdx/too-complex'],
    ['brackets', ']'.repeat(100_000), 'mdx/too-complex'],
    ['angles', '<'.repeat(many), 'mdx/syntax'],
    ['braces', '{'.repeat(many), 'mdx/expression'],
    ['unclosed attribute', `<Callout title="${'a'.repeat(many)}`, 'mdx/syntax'],
    ['large', '字'.repeat(800_000), 'mdx/too-large'],
  ];

  it.each(cases)('%s', (_, body, rule) => {
    const start = performance.now();
    const problems = checkBody(body, { file: 'a.mdx', bodyLine: 0, fast: true });
    expect(problems.map((problem) => problem.rule)).toContain(rule);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('one huge line of plain text is fine', () => {
    expect(checkBody('中文文字，很多。'.repeat(20_000), { file: 'a.mdx', bodyLine: 0 })).toEqual([]);
  });
});
