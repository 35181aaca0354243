import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBody } from '@/lib/mdx/check-body';
import { plainText } from '@/lib/mdx/plain-text';
import { cleanHtml } from './clean-html';
import { writeBody } from './write-body';

const media = new Map([
  ['a.jpg', '/media/import/x/a.jpg'],
  ['v.mp4', '/media/import/x/v.mp4'],
]);
const link = (href: string) => (/^(?:https?:|\/)/.test(href) ? href : undefined);

function convert(html: string) {
  const { tree, remarks } = cleanHtml(html);
  const body = writeBody(tree, { media, link });
  return { markdown: body.markdown, remarks: [...remarks, ...body.remarks] };
}

describe('markup becomes a body', () => {
  it.each([
    ['<p>　　第一段</p><p>&nbsp;</p><p>第二\n段<br></p>', '第一段\n\n第二段\n'],
    ['<h1>大</h1><h3>小</h3>', '## 大\n\n### 小\n'],
    ['<p>a &lt; b {c} *d* [e] _f_</p>', 'a \\< b \\{c} \\*d\\* \\[e] \\_f\\_\n'],
    ['<p>import x from y</p>', '&#x69;mport x from y\n'],
    ['<ul><li>一<ol><li>二</li></ol></li><li>三</li></ul>', '- 一\n  1. 二\n- 三\n'],
    ['<blockquote><p>引</p></blockquote>', '> 引\n'],
    [
      '<table><tr><td>项目</td><td>数|量</td></tr><tr><td><p>甲</p><p>乙</p></td><td>1<br>2</td></tr></table>',
      '| 项目 | 数\\|量 |\n| - | - |\n| 甲 乙 | 1 2 |\n',
    ],
    [
      '<table><tr><td>甲<table><tr><td>项</td><td>数</td></tr></table></td><td>乙</td></tr></table>',
      '甲\n\n| 项 | 数 |\n| - | - |\n\n乙\n',
    ],
    ['<p>水是H<sub>2</sub>O</p>', '水是H₂O\n'],
    ['<p>见<a href="https://a.cn/x">这里</a>。</p>', '见[这里](https://a.cn/x)。\n'],
    ['<p>字<a href="javascript:alert(1)">坏</a></p>', '字坏\n'],
    ['<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>', '<Ruby rt="hàn">汉</Ruby>\n'],
    ['<video src="v.mp4"></video>', '<Video src="/media/import/x/v.mp4" />\n'],
  ])('%s', (html, markdown) => {
    expect(convert(html).markdown).toBe(markdown);
  });

  it('makes components of pictures, with the words that stood with them', () => {
    const html =
      '<figure><a href="a.jpg"><img src="a.jpg" alt="门"></a><figcaption>大门 "正" 面</figcaption></figure><p>前<b>重<img src="a.jpg">要</b>后</p>';
    const { markdown } = convert(html);
    expect(markdown).toMatch(/^<Figure src="\/media\/import\/x\/a\.jpg" alt="门" caption=/);
    expect(markdown).toContain('前**重**\n\n<Figure src="/media/import/x/a.jpg" />\n\n**要**后\n');
    expect(convert('<p><img src="a.jpg"></p>').remarks).toEqual(['1 张图片没有替代文字，请补 alt']);
  });

  it('keeps the address of what was not brought along, as a link', () => {
    expect(convert('<p><img src="https://b.cn/b.jpg" alt="塔"></p>').markdown).toBe(
      '[图片：塔](https://b.cn/b.jpg)\n',
    );
  });

  it('drops what a body cannot have, and says so', () => {
    const html =
      '<script>a()</script><style>p{}</style><form><input></form><p>文</p><p style="display: none">赌场</p><iframe src="https://v.cn/1"></iframe>';
    const { markdown, remarks } = convert(html);
    expect(markdown).toBe('文\n\n[嵌入内容：v.cn](https://v.cn/1)\n');
    expect(remarks).toEqual([
      '去掉 脚本',
      '去掉 样式',
      '去掉 表单',
      '去掉 隐藏的内容',
      '内嵌框架改为链接：https://v.cn/1',
    ]);
  });

  it('writes emphasis beside Chinese marks so that it is read as emphasis', () => {
    for (const html of [
      '<p>他说<b>“好。”</b>然后</p>',
      '<p>在<strong>（一）</strong>2022年</p>',
      '<p><b> 甲 </b>乙</p>',
    ]) {
      const { markdown } = convert(html);
      expect(checkBody(markdown, { file: 'x', bodyLine: 0 })).toEqual([]);
      expect(plainText(markdown).text).not.toContain('*');
    }
  });

  it('survives addresses that are none', () => {
    const html =
      '<iframe src="https://["></iframe><iframe></iframe><p><a href="http://[">文</a><img src="//"></p>';
    expect(convert(html).remarks).toContain('去掉没有地址的内嵌框架');
  });

  it('survives nesting without end', () => {
    expect(convert(`${'<blockquote>'.repeat(60)}深${'</blockquote>'.repeat(60)}`).markdown).toContain('深');
  });
});

const words = fc.constantFrom(
  '中文',
  '“引”',
  ' ',
  '\n',
  '**',
  '{',
  '<',
  '&lt;b&gt;',
  '{a}',
  '_',
  '`',
  '|',
  '~~',
  'import a',
  '# ',
  '- ',
  '1. ',
  '[',
  '](x)',
  '![',
  'http://a.cn/，',
  '。',
  '\\',
  '&amp;',
  '2022',
  'export',
);
const tags = fc.constantFrom(
  'p',
  'div',
  'b',
  'i',
  'a',
  'ul',
  'li',
  'ol',
  'table',
  'tr',
  'td',
  'th',
  'blockquote',
  'h1',
  'h4',
  'pre',
  'code',
  'figure',
  'figcaption',
  'del',
  'span',
  'center',
  'dl',
  'dt',
  'ruby',
  'rt',
  'sup',
  'iframe',
  'button',
  'section',
);
const { html } = fc.letrec<{ html: string; node: string }>((tie) => ({
  html: fc.array(tie('node'), { maxLength: 5 }).map((parts) => parts.join('')),
  node: fc.oneof(
    { depthSize: 'small' },
    words,
    fc.constantFrom(
      '<img src="a.jpg" alt="图{">',
      '<img src="b.jpg">',
      '<br>',
      '<hr>',
      '<img src="a.jpg">',
      '<video src="v.mp4"></video>',
    ),
    fc.tuple(tags, tie('html')).map(([tag, inside]) => `<${tag} href="https://a.cn/(x">${inside}</${tag}>`),
  ),
}));

describe('for any markup', () => {
  it('the check finds nothing but missing words of pictures', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(html, (markup) => {
        const { markdown } = convert(markup);
        const found = checkBody(markdown, { file: 'x', bodyLine: 0 }).filter(
          ({ rule }) => rule !== 'mdx/alt',
        );
        expect(found).toEqual([]);
      }),
    );
  });
});
