import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFormat } from './formats';
import { parseYaml } from './front-matter';
import { articleFields, type Fields, type Format, siteFields } from './model';
import { validateFields } from './validate';

function findings(yaml: string, fields: Fields): string[] {
  const parsed = parseYaml(yaml);
  if (!parsed.ok) throw new Error(parsed.message);
  return validateFields(parsed.value, fields, 'Asia/Shanghai').map(
    ({ path, rule }) => `${path.join('.')} ${rule}`,
  );
}

function messages(yaml: string, fields: Fields): string[] {
  const parsed = parseYaml(yaml);
  return parsed.ok ? validateFields(parsed.value, fields, 'UTC').map(({ message }) => message) : [];
}

const required = 'title: a\nsection: news\ndate: 2026-01-01\n';

describe('validateFields', () => {
  it('reports everything at once', () => {
    expect(findings('title: 1\ndate: x\nkickr: a\ntags: [1, a]', articleFields)).toEqual([
      'kickr unknown-key',
      'title type',
      'section required',
      'date date',
      'tags.0 type',
    ]);
  });

  it.each([
    ['kickr', 'kicker'],
    ['Title', 'title'],
    ['sumary', 'summary'],
    ['coverr', 'cover'],
    ['translationof', 'translationOf'],
    ['tag', 'tags'],
    ['authors', 'author'],
  ])('suggests for %s the key %s', (written, meant) => {
    expect(messages(`${required}${written}: a`, articleFields)[0]).toContain(`“${meant}”`);
  });

  it.each(['keywords', '作者', 'x', 'description'])('suggests nothing for %s', (written) => {
    const message = messages(`${required}${written}: a`, articleFields)[0] ?? '';
    expect(message).toContain(`“${written}”`);
    expect(message).not.toContain('是不是');
  });

  it('asks for quotes where a number, date or truth value stands for text', () => {
    for (const value of ['2026', '2026-01-01', 'true']) {
      expect(messages(`${required}editor: ${value}`, articleFields)[0]).toContain('引号');
    }
  });

  it('counts characters, not UTF-16 units', () => {
    expect(findings(`${required}editor: ${'𠮷'.repeat(60)}`, articleFields)).toEqual([]);
    expect(findings(`${required}editor: ${'𠮷'.repeat(61)}`, articleFields)).toEqual(['editor length']);
  });

  it('lets null stand for an absent optional value at every depth', () => {
    expect(findings(`${required}cover:\nsource: {name: a, url: ~}`, articleFields)).toEqual([]);
    expect(findings(`${required}source: {name: ~}`, articleFields)).toEqual(['source.name required']);
  });

  it('does not take inherited names for known keys', () => {
    expect(findings(`${required}toString: a\nhasOwnProperty: b`, articleFields)).toEqual([
      'toString unknown-key',
      'hasOwnProperty unknown-key',
    ]);
  });

  it('checks maps with free keys', () => {
    const site = 'name: a\nlanguage: zh-Hans\ntimezone: Asia/Shanghai\n';
    expect(findings(`${site}features: {a: true, b: "yes"}`, siteFields)).toEqual(['features.b type']);
    expect(findings(`${site}features: [a]`, siteFields)).toEqual(['features type']);
  });

  it('never throws, whatever YAML gives', () => {
    fc.assert(fc.property(fc.anything(), (value) => void validateFields(value, articleFields, 'no/zone')));
  });
});

const formats: [Format, string[], string[]][] = [
  ['plain', ['甲 乙', 'a\tb'], ['a\u0000', 'a\u202Eb', '\u2066a', 'a\u2028b', 'a\u007F']],
  ['slug', ['a', 'a-1', '2026-news'], ['', 'A', 'a_b', '-a', 'a-', 'a--b', '中文', 'a.b', 'a b']],
  ['language', ['zh-Hans', 'en', 'zh-Hant-TW', 'de-AT'], ['', '中文', 'zh_Hans', 'x', 'en-']],
  ['timezone', ['Asia/Shanghai', 'UTC'], ['', 'Beijing', '+8']],
  [
    'web-address',
    ['https://a.cn', 'http://a.cn/x?y#z', 'HTTPS://A.CN/', 'https://例子.中国/'],
    ['', 'a.cn', '//a.cn', 'ftp://a.cn', 'javascript:alert(1)', 'https://', 'https:///x'],
  ],
  [
    'site-path',
    ['/a', '/', '/旧/文.html', '/a%20b'],
    ['', 'a', '//a.cn', '/\\a.cn', '/a b', '/a?b', '/a#b', 'https://a.cn/'],
  ],
  [
    'media',
    ['a.jpg', './a.jpg', 'pics/a.jpg', '/media/a.jpg', '图.png', '..a.jpg'],
    [
      '',
      '../a.jpg',
      'x/../a.jpg',
      '/etc/passwd',
      '/media',
      'https://a.cn/a.jpg',
      'data:image/png;base64,x',
      'a b.jpg',
      'a.jpg?x',
      'a\\b.jpg',
    ],
  ],
  ['site-id-code', ['bm12345678', '1234567890'], ['bm1234567', '123456789', 'BM12345678', 'bm123456789']],
];

describe('checkFormat', () => {
  it.each(formats)('%s', (format, good, bad) => {
    expect(good.filter((value) => checkFormat(format, value) !== undefined)).toEqual([]);
    expect(bad.filter((value) => checkFormat(format, value) === undefined)).toEqual([]);
  });
});
