import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textsOf } from '@/lib/site/texts';
import { feedTree, parsedTree } from './feed-tree';
import { plainParagraphs } from './plain-paragraphs';

const bodies = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom('7月8日，', '“红豆”夜市', '全长3.5公里。', '\n\n', '\n', ' ', '　'),
      },
      { weight: 1, arbitrary: fc.constantFrom('# ', '- ', '1. ', '1) ', '> ', '+ ', '===', '---', '```') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '*甲*',
          '~~乙~~',
          '[丙](/a)',
          '![丁](b.jpg)',
          '|',
          '&amp;',
          '\\',
          '{x}',
          '<b>',
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'https://a.cn/b',
          'www.a.cn',
          'a@b.cn',
          'import a',
          'export ',
          '    ',
          '\t',
          '\r\n',
        ),
      },
      { weight: 1, arbitrary: fc.string({ maxLength: 6, unit: 'grapheme' }) },
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

describe('plainParagraphs', () => {
  it('divides a text without syntax at empty lines', () => {
    expect(plainParagraphs('\n甲，乙。\n\n\n2022年7月8日：“丙”——丁…\n')).toEqual([
      '甲，乙。',
      '2022年7月8日：“丙”——丁…',
    ]);
  });

  it.each([
    '甲\n乙',
    '甲 \n\n乙',
    ' 甲',
    '1. 甲',
    '见 HTTPS://a.cn',
    '甲*乙*',
    '&lt;',
    '# 甲',
    'export const a',
  ])('leaves %j to the parser', (body) => {
    expect(plainParagraphs(body)).toBeUndefined();
  });

  it('gives what the parser gives', () => {
    let plain = 0;
    fc.assert(
      fc.property(bodies, (body) => {
        if (!plainParagraphs(body)) return;
        plain += 1;
        const parsed = parsedTree(body, '/media/', textsOf('zh').mdx);
        const withoutPositions = JSON.stringify(parsed, (key, value) =>
          key === 'position' ? undefined : value,
        );
        expect(feedTree(body, { mediaBase: '/media/' })).toBe(withoutPositions);
      }),
      { numRuns: 4000 },
    );
    expect(plain).toBeGreaterThan(300);
  });
});
