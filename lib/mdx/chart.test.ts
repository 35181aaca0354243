import { describe, expect, it } from 'vitest';
import { parseCell } from './cell';
import {
  areaPath,
  bands,
  extent,
  formatNumber,
  formatShare,
  formatTicks,
  linearScale,
  linePath,
  niceTicks,
  pieSlices,
  readChartData,
} from './chart';
import { isNumericColumn, parseCsv } from './csv';

describe('csv', () => {
  it('reads tables, also ragged ones with BOM', () => {
    expect(parseCsv('\ufeff年,数\n2020,"1,0"\n2021\n')).toEqual({
      header: ['年', '数'],
      rows: [
        ['2020', '1,0'],
        ['2021', ''],
      ],
    });
    expect(parseCsv('')).toBeUndefined();
    expect(parseCsv(undefined)).toBeUndefined();
    expect(parseCsv('a,"b\nc')).toBeUndefined();
  });

  it('reads numbers as people write them', () => {
    expect(['1,234', '１２', '12.5%', '-3', '−3', '.5', '1e3'].map(parseCell)).toEqual([
      1234, 12, 12.5, -3, -3, 0.5, 1000,
    ]);
    expect(['', '约 3', '3 万', '—', 'NaN', 'Infinity', '1e999'].map(parseCell)).toEqual(
      Array(7).fill(undefined),
    );
    expect(isNumericColumn({ header: ['a'], rows: [['1'], [''], ['2']] }, 0)).toBe(true);
    expect(isNumericColumn({ header: ['a'], rows: [[''], ['']] }, 0)).toBe(false);
    expect(isNumericColumn({ header: ['a'], rows: [['1'], ['—'], ['n/a'], ['暂无']] }, 0)).toBe(true);
    expect(isNumericColumn({ header: ['a'], rows: [['—'], ['–']] }, 0)).toBe(false);
  });
});

describe('chart data', () => {
  const table = parseCsv('年份,甲,乙,备注\n2020,1,,x\n2021,3,无,y\n');

  it('picks columns', () => {
    expect(readChartData(table)).toEqual({
      x: '年份',
      labels: ['2020', '2021'],
      series: [{ name: '甲', values: [1, 3] }],
    });
    expect(readChartData(table, '年份', '甲, 备注')?.series.map(({ name }) => name)).toEqual(['甲']);
    expect(readChartData(table, '备注', '甲')?.labels).toEqual(['x', 'y']);
  });

  it('has nothing to draw without numbers', () => {
    expect(readChartData(table, '年份', '备注')).toBeUndefined();
    expect(readChartData(table, '没有', '甲')).toBeUndefined();
    expect(readChartData(parseCsv('a,b'))).toBeUndefined();
    expect(readChartData(undefined)).toBeUndefined();
  });
});

describe('scales', () => {
  it('finds round ticks that enclose the values', () => {
    expect(niceTicks(0, 97)).toEqual([0, 25, 50, 75, 100]);
    expect(niceTicks(0, 10)).toEqual([0, 5, 10]);
    expect(niceTicks(0, 0.3)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(niceTicks(-7, 12)).toEqual([-10, -5, 0, 5, 10, 15]);
    expect(niceTicks(0, 0)).toEqual([0, 1]);
    expect(niceTicks(5, 5)).toEqual([0, 5]);
    expect(niceTicks(-5, -5)).toEqual([-5, 0]);
    expect(niceTicks(0, 1_234_567).at(-1)).toBe(1_500_000);
  });

  it('maps values and divides bands', () => {
    const scale = linearScale([0, 10], [100, 0]);
    expect([scale(0), scale(5), scale(10)]).toEqual([100, 50, 0]);
    expect(linearScale([3, 3], [7, 9])(3)).toBe(7);
    expect(bands(2, 0, 100, 0.2)).toEqual([
      { start: 5, center: 25, width: 40 },
      { start: 55, center: 75, width: 40 },
    ]);
    expect(bands(0, 0, 100)).toEqual([]);
    expect(extent([{ name: '', values: [3, undefined, 5] }], false)).toEqual([3, 5]);
    expect(extent([{ name: '', values: [3, 5] }], true)).toEqual([0, 5]);
    expect(extent([], false)).toEqual([0, 0]);
  });

  it('breaks lines at missing values', () => {
    const points = [{ x: 0, y: 1 }, { x: 1, y: 2 }, undefined, { x: 3, y: 4 }];
    expect(linePath(points)).toBe('M0 1L1 2M3 4');
    expect(areaPath(points, 9)).toBe('M0 9L0 1L1 2L1 9ZM3 9L3 4L3 9Z');
  });

  it('cuts pies', () => {
    const slices = pieSlices([1, undefined, -1, 3], { x: 0, y: 0 }, 10);
    expect(slices.map(({ index, share }) => [index, share])).toEqual([
      [0, 0.25],
      [3, 0.75],
    ]);
    expect(slices[0]?.path).toBe('M0 0L0 -10A10 10 0 0 1 10 0Z');
    expect(pieSlices([5], { x: 0, y: 0 }, 10)[0]?.path).toContain('A10 10 0 1 1 0 10A');
    expect(pieSlices([0, -1], { x: 0, y: 0 }, 10)).toEqual([]);
  });

  it('writes numbers', () => {
    expect(formatShare(1 / 3)).toBe('33.3');
    expect(formatNumber(-1234.5)).toBe('−1,234.5');
    expect(formatTicks([0, 50_000_000, 100_000_000], 'zh-Hans')).toEqual(['0', '0.5亿', '1亿']);
    expect(formatTicks([-100_000, 0, 100_000], 'zh-Hans')).toEqual(['−10万', '0', '10万']);
    expect(formatTicks([0, 100_000], 'en')).toEqual(['0', '100K']);
    expect(formatTicks([0, 50_000], 'zh-Hans')).toEqual(['0', '50,000']);
  });
});
