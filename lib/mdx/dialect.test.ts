import type { Link } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { isDangerousAddress, resolveLink, resolveMedia } from './address';
import { parser } from './dialect';
import { machineDate } from './machine-date';
import { collectReferences } from './references';

function links(source: string): string[] {
  const found: string[] = [];
  visit(parser.runSync(parser.parse(source)), 'link', (node: Link) => {
    found.push(node.url);
  });
  return found;
}

function count(source: string, type: 'strong' | 'delete'): number {
  let found = 0;
  visit(parser.runSync(parser.parse(source)), type, () => {
    found += 1;
  });
  return found;
}

describe('bare addresses', () => {
  it.each([
    ['见https://a.cn/x。更多', 'https://a.cn/x'],
    ['（https://a.cn/x?y=1&z=2）', 'https://a.cn/x?y=1&z=2'],
    ['请访问https://a.cn查看详情', 'https://a.cn'],
    ['见：www.a.cn/x，更多', 'http://www.a.cn/x'],
    ['网址 www.a.cn/x；', 'http://www.a.cn/x'],
    ['https://a.cn/x. 后', 'https://a.cn/x'],
    ['(https://a.cn/x_(y)) 后', 'https://a.cn/x_(y)'],
    ['**https://a.cn/x**，后', 'https://a.cn/x'],
    ['“https://a.cn/x#y”', 'https://a.cn/x#y'],
    ['[文字](https://a.cn/新闻)', 'https://a.cn/新闻'],
    ['[https://a.cn/x](https://b.cn)', 'https://b.cn'],
    ['信箱a@b.cn，后', 'mailto:a@b.cn'],
  ])('%s', (source, expected) => {
    expect(links(source)).toEqual([expected]);
  });

  it('leaves the text after an address to Markdown', () => {
    expect(count('**见https://a.cn/x，重要**，又见https://a.cn/y，**重要**。', 'strong')).toBe(2);
    expect(links('https://中文')).toEqual([]);
    expect(links('| 网址 |\n|---|\n| https://a.cn/x | \n')).toEqual(['https://a.cn/x']);
  });
});

describe('Chinese Markdown', () => {
  it('knows emphasis without blanks and ranges with one tilde', () => {
    expect(count('这是**“重点”**吗', 'strong')).toBe(1);
    expect(count('10~20 天，30~40 天', 'delete')).toBe(0);
    expect(count('~~删去~~了', 'delete')).toBe(1);
  });
});

describe('addresses', () => {
  it('resolves media beside the article', () => {
    expect(resolveMedia('a.jpg', '/media/articles/x/')).toBe('/media/articles/x/a.jpg');
    expect(resolveMedia('./图 1.jpg', '/media/x/')).toBe('/media/x/%E5%9B%BE%201.jpg');
    expect(resolveMedia('../../../../a.jpg', '/media/x/')).toBe('/a.jpg');
    expect(resolveMedia('/media/a.jpg', '/media/x/')).toBe('/media/a.jpg');
    expect(resolveMedia('https://a.cn/b.jpg', '/media/x/')).toBe('https://a.cn/b.jpg');
    expect(resolveLink('report.pdf', '/media/x/')).toBe('/media/x/report.pdf');
    expect(resolveLink('/news/a', '/media/x/')).toBe('/news/a');
    expect(resolveLink('#a', '/media/x/')).toBe('#a');
    expect(resolveLink('other.html', '/media/x/')).toBe('other.html');
  });

  it('sees through disguises', () => {
    for (const href of [
      'javascript:x',
      ' JavaScript:x',
      'java\tscript:x',
      '\u0001vbscript:x',
      'data:text/html,x',
    ]) {
      expect(isDangerousAddress(href)).toBe(true);
    }
    for (const href of ['https://a.cn/javascript:', '/data', 'mailto:a@b.cn', 'a.jpg']) {
      expect(isDangerousAddress(href)).toBe(false);
    }
  });
});

describe('collectReferences', () => {
  it('lists what a body points at', () => {
    const body = [
      '![甲](a.jpg) 与 [文](/news/a) 与 https://a.cn/x，后',
      '',
      '<Video src="v.mp4" poster="p.jpg" captions="c.vtt" />',
      '',
      '<Related slug="some" />',
      '',
      '[附件](b.pdf) ![乙][图]',
      '',
      '[图]: c.jpg',
    ].join('\n');
    expect(collectReferences(body)).toEqual({
      media: [
        { src: 'a.jpg', line: 1, column: 1 },
        { src: 'v.mp4', line: 3, column: 8 },
        { src: 'p.jpg', line: 3, column: 20 },
        { src: 'c.vtt', line: 3, column: 35 },
        { src: 'b.pdf', line: 7, column: 1 },
        { src: 'c.jpg', line: 9, column: 1 },
      ],
      links: [
        { href: '/news/a', line: 1, column: 15 },
        { href: 'https://a.cn/x', line: 1, column: 30 },
      ],
      related: ['some'],
      relatedAt: [{ slug: 'some', line: 5, column: 10 }],
    });
  });

  it('reads what can be read of a broken body', () => {
    expect(collectReferences('甲 {a b}\n\n[文](/news/a) ：www.a.cn/x，后').links).toEqual([
      { href: '/news/a', line: 3, column: 1 },
      { href: 'http://www.a.cn/x', line: 3, column: 1 },
    ]);
    expect(collectReferences('>'.repeat(10_000)).media).toEqual([]);
  });
});

describe('machineDate', () => {
  it.each([
    ['2022', '2022'],
    ['2022年7月', '2022-07'],
    ['2022-7-8', '2022-07-08'],
    ['2022 年 7 月 8 日', '2022-07-08'],
    ['2022-07-08 9:05', '2022-07-08T09:05'],
    ['10:30', '10:30'],
    ['10：30', '10:30'],
    ['清末', undefined],
    ['2022-02-30', undefined],
    ['25:00', undefined],
  ])('%s', (text, expected) => {
    expect(machineDate(text)).toBe(expected);
  });
});
