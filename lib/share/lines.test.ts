import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, clipLines, lineWidth } from './lines';
import { divideWords, type Piece, piecesOf } from './pieces';

/** A typeface in which every wide character is one em and every other half of it. */
function widthOf(text: string, word: boolean): number {
  return [...text].length * (word ? 0.5 : 1);
}

function pieces(text: string, language = 'zh-Hans'): Piece[] {
  return piecesOf(text, language, widthOf);
}

function set(text: string, limit: number, language?: string): string[] | undefined {
  return breakLines(pieces(text, language), limit)?.map((line) => line.map((piece) => piece.text).join(''));
}

describe('lines', () => {
  it.each([
    ['更正与撤稿办法', 5.5, ['更正与', '撤稿办法']],
    ['预览、定时与到期', 5.5, ['预览、定时', '与到期']],
    ['倒金字塔：最要紧的先说', 6.6, ['倒金字塔：', '最要紧的先说']],
    [
      '我国第一艘电磁弹射型航空母舰“福建舰”开展首次航行试验',
      13,
      ['我国第一艘电磁弹射型', '航空母舰“福建舰”', '开展首次航行试验'],
    ],
    ['臺灣鐵道文化節開幕：「龜兔賽跑」主題列車', 11, ['臺灣鐵道文化節開幕：', '「龜兔賽跑」主題列車']],
    ['读开元杂报（节录）', 5.5, ['读开元杂报', '（节录）']],
    ['春节快乐', 13, ['春节快乐']],
    ['新《 新新', 4, ['新', '《 新新']],
  ])('%s', (text, limit, lines) => {
    expect(set(text, limit)).toEqual(lines);
  });

  it('keep Latin words, numbers with their units, dashes and ellipses whole', () => {
    for (const limit of [6, 7, 8, 9, 10]) {
      const lines = set('OpenAI发布GPT-5：第23次会议——2026年再见……', limit) ?? [];
      expect(lines.join('')).toBe('OpenAI发布GPT-5：第23次会议——2026年再见……');
      for (const whole of ['OpenAI', 'GPT-5', '第23次', '——', '2026年', '……']) {
        expect(lines.some((line) => line.includes(whole))).toBe(true);
      }
    }
  });

  it('of an alphabet break at blanks, before none of its marks', () => {
    expect(set('China’s “Two Sessions” explained', 8, 'en')).toEqual([
      'China’s “Two',
      'Sessions”',
      'explained',
    ]);
  });

  it('begin with no closing mark and end with no opening one, whatever the text', () => {
    const characters = [...'新闻公开的了“”‘’《》（），。；：！？、—…·A1% ', 'Web', '2026', '年', '〇', '龘'];
    const texts = fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 4, max: 24 }), (parts, limit) => {
        const all = pieces(parts.join(''));
        const lines = breakLines(all, limit);
        if (!lines) return;
        expect(
          lines
            .flat()
            .map(({ text }) => text)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(
          all
            .map(({ text }) => text)
            .join('')
            .replaceAll(' ', ''),
        );
        for (const [index, line] of lines.entries()) {
          expect(lineWidth(line)).toBeLessThanOrEqual(limit + 1e-9);
          if (index > 0) expect(line[0]?.text ?? '').not.toMatch(/^[，。；：！？、）》”’—…·%]/);
          if (index < lines.length - 1) expect(line.at(-1)?.text ?? '').not.toMatch(/[“‘《（]$/);
        }
      }),
    );
  });

  it('are refused when a word is too long, and possible when it is divided', () => {
    const all = pieces('见https://www.example.org/a/very/long/address');
    expect(breakLines(all, 10)).toBeUndefined();
    expect(breakLines(divideWords(all, 10, widthOf), 10)?.length).toBe(3);
  });

  it('squeeze marks that meet, and set Latin off from Han', () => {
    expect(lineWidth(pieces('中》，中'))).toBe(3.5);
    expect(lineWidth(pieces('中A中'))).toBe(2.75);
    expect(lineWidth(pieces('《中》'))).toBe(2);
  });
});

it('clips what has no room, with an ellipsis', () => {
  const ellipsis: Piece = { text: '…', kind: 'wide', width: 1, gap: 0, breakCost: Number.POSITIVE_INFINITY };
  const lines = clipLines(pieces('要闻与动态，权威发布，深度解读'), 5, 2, ellipsis) ?? [];
  expect(lines).toHaveLength(2);
  expect(lines.flat().at(-1)?.text).toBe('…');
  expect(
    clipLines(pieces('要闻'), 5, 2, ellipsis)
      ?.flat()
      .map(({ text }) => text),
  ).toEqual(['要', '闻']);
});
