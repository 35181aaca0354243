import { describe, expect, it } from 'vitest';
import { checkText } from './check-text';
import { testDocument } from './test-document';
import { news, tamper } from './test-news';

function hijacks(body: string, fields: Record<string, unknown> = {}): string[] {
  const site = { name: '云川检察网', shortName: '云川检察', owner: '云川省人民检察院' };
  return checkText(testDocument(body, fields, site), 'articles/a.mdx')
    .filter(({ rule }) => rule.startsWith('hijack/'))
    .map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}

const count = (text: string, word: string): number => text.split(word).length - 1;

describe('one phrase in the place of many', () => {
  it.each(['金鼎国际', '天天乐', 'KY888', '开门红娱乐', '大发'])('finds the brand %s', (brand) => {
    const tampered = tamper(news, brand, 59);
    expect(count(tampered, brand)).toBeGreaterThan(30);
    expect(hijacks(tampered)).toEqual(['7:1 hijack/phrase']);
  });

  it('finds it from two dozen replacements on, from the title on', () => {
    const fields = { title: tamper('云川检察服务企业', '金鼎国际', 9) };
    expect(hijacks(tamper(news, '金鼎国际', 24), fields)).toEqual(['2:9 hijack/phrase']);
  });

  it('finds a name before province, city, county and district', () => {
    const places = ['云川', '临江', '青石', '宁远', '望海', '白鹭', '长桥'];
    const tampered = places.reduce((text, place) => text.replaceAll(place, '金鼎国际'), news);
    expect(hijacks(`${tampered}\n\n${tampered}`)).toEqual(['7:1 hijack/phrase']);
  });

  it('leaves reports alone, long and short, and those about one thing', () => {
    expect(hijacks(news)).toEqual([]);
    expect(hijacks(news.split('\n\n').slice(0, 2).join('\n\n'))).toEqual([]);
    const topic = news
      .replaceAll('检察机关', '检察院')
      .replaceAll('园区', '检察院')
      .replaceAll('企业', '检察院');
    expect(hijacks(topic)).toEqual([]);
    expect(hijacks('青石县图书馆开馆。'.repeat(60))).toEqual([]);
    expect(hijacks('The library of the county is open to the public every day. '.repeat(40))).toEqual([]);
  });
});

describe('words and names of others', () => {
  it('finds words of betting, once each, and not as parts of words', () => {
    const body = '上BET365，注册送彩金。\n\n再上bet365，见 xbet3650。警方捣毁一个赌博网站，涉及彩票和博彩。';
    expect(hijacks(body)).toEqual(['7:2 hijack/betting', '7:9 hijack/betting', '7:11 hijack/betting']);
  });

  it.each([
    ['新闻一则_某某门户网', ['2:14 hijack/title']],
    ['新闻一则 - 大发官网', ['2:16 hijack/title']],
    ['新闻一则_云川检察网', []],
    ['新闻一则 - 上篇', []],
    ['甲_乙', []],
  ])('title %s', (title, expected) => {
    expect(hijacks('正文。', { title })).toEqual(expected);
  });

  it('finds a footer of somebody else, but for reprints', () => {
    const body = '版权所有：大发集团\n\n© 2022 云川省人民检察院\n\n© 2019–2022 大发集团有限公司';
    expect(hijacks(body)).toEqual(['7:6 hijack/owner', '11:13 hijack/owner']);
    expect(hijacks(body, { original: { title: '题' } })).toEqual([]);
  });
});
