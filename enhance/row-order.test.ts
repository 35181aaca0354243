import { describe, expect, it } from 'vitest';
import { rowOrder } from './row-order';

const ordered = (
  cells: string[],
  direction: 'ascending' | 'descending',
  numeric = false,
  language = 'zh-Hans',
) => rowOrder(cells, direction, numeric, language).map((place) => cells[place]);

describe('order of rows', () => {
  it('takes Chinese by pinyin and digits in a text as numbers', () => {
    expect(ordered(['张三', '李四', '王五', '安六'], 'ascending')).toEqual(['安六', '李四', '王五', '张三']);
    expect(ordered(['第10期', '第9期', '第100期'], 'descending')).toEqual(['第100期', '第10期', '第9期']);
  });

  it('takes numbers by their value, as people write them', () => {
    expect(ordered(['1,200', '９', '-3', '12.5%', '−40'], 'ascending', true)).toEqual([
      '−40',
      '-3',
      '９',
      '12.5%',
      '1,200',
    ]);
  });

  it('leaves equal rows in their original order in both directions', () => {
    expect(rowOrder(['b', 'a', 'b', 'a'], 'ascending', false)).toEqual([1, 3, 0, 2]);
    expect(rowOrder(['b', 'a', 'b', 'a'], 'descending', false)).toEqual([0, 2, 1, 3]);
    expect(rowOrder(['1', '1.0', '2'], 'descending', true)).toEqual([2, 0, 1]);
  });

  it('puts what is missing last in both directions', () => {
    for (const direction of ['ascending', 'descending'] as const) {
      expect(ordered(['', '3', '…', '7'], direction, true).slice(2)).toEqual(['', '…']);
      expect(ordered(['', '丙', '', '甲'], direction).slice(2)).toEqual(['', '']);
    }
  });
});
