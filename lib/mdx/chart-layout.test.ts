import { describe, expect, it } from 'vitest';
import { type ChartData, readChartData } from './chart';
import { boards } from './chart-board';
import { layoutColumns, namesLines, wantsRows } from './chart-columns';
import { layoutPie } from './chart-pie';
import { layoutRows } from './chart-rows';
import { textWidth } from './chart-text';
import { parseCsv } from './csv';

function read(csv: string): ChartData {
  const data = readChartData(parseCsv(csv));
  if (!data) throw new Error('no data');
  return data;
}

const long = '省人民检察院与基层人民检察院未成年人检察工作办公室联合专项监督行动';
const names = read(`单位,同比\n${long},-12.5\n${long.slice(3)},8\n合计,\n石家庄市,3`);
const years = read(
  `年,甲,乙\n${Array.from({ length: 30 }, (_, n) => `${1990 + n},${n},${40 - n}`).join('\n')}`,
);

describe.each(boards)('a chart on a $name board', (board) => {
  it('lays bars down when their names have no room', () => {
    expect(wantsRows('bar', years, board)).toBe(false);
    const many = read(
      `单位,数\n${Array.from({ length: 12 }, (_, n) => `${long.slice(n)},${n + 1}`).join('\n')}`,
    );
    expect(wantsRows('bar', many, board)).toBe(true);
    expect(wantsRows('line', many, board)).toBe(false);
  });

  it('cuts no name and lets no bar or number out', () => {
    const { rows, zero, height } = layoutRows(names, board);
    expect(rows.map(({ name }) => name.lines.join(''))).toEqual(names.labels);
    let bottom = 0;
    for (const { name, bars } of rows) {
      const [bar] = bars;
      if (!bar) throw new Error('no bar');
      expect(Math.min(name.y - board.font, bar.y)).toBeGreaterThanOrEqual(bottom);
      bottom = Math.max(bar.y + bar.height, name.y);
      const number = textWidth(bar.text) * board.font;
      expect(bar.negative ? bar.textX - number : bar.textX + number).toBeLessThanOrEqual(board.width);
      expect(bar.negative ? bar.textX - number : bar.x).toBeGreaterThanOrEqual(0);
      expect(bar.negative ? bar.x + bar.width : bar.x).toBeCloseTo(zero, 1);
    }
    expect(bottom).toBeLessThanOrEqual(height);
    expect(rows[2]?.bars[0]?.text).toBe('—');
  });

  it('keeps labels of columns inside, apart, and the newest in place', () => {
    const { labels, bottom, height } = layoutColumns('line', years, board, 'zh', '');
    expect(labels.at(-1)?.lines).toEqual(['2019']);
    let edge = 0;
    for (const { x, lines } of labels) {
      const half = (Math.max(...lines.map(textWidth)) * board.font) / 2;
      expect(x - half).toBeGreaterThanOrEqual(edge - 0.01);
      edge = x + half;
    }
    expect(edge).toBeLessThanOrEqual(board.width);
    expect(height).toBeGreaterThan(bottom);
  });

  it('names lines at their ends only where there is room', () => {
    const { names: ends } = layoutColumns('line', years, board, 'zh', '');
    expect(namesLines('line', years, board)).toBe(board.direct);
    expect(ends.map(({ lines }) => lines.join(''))).toEqual(board.direct ? ['甲', '乙'] : []);
  });

  it('names an axis unless the title has', () => {
    const data = read('编码标准,收录汉字数\nGB 2312,6763\nGBK,21003\nBig5,13060');
    expect(layoutColumns('bar', data, board, 'zh', '比较')).toMatchObject({
      xName: '编码标准',
      yName: '收录汉字数',
    });
    expect(layoutColumns('line', years, board, 'zh', '比较')).toMatchObject({ xName: '', yName: '' });
    const plain = read('标准,汉字数\n甲,6763\n乙,21003');
    expect(layoutColumns('bar', plain, board, 'zh', '收录的汉字数')).toMatchObject({
      xName: '标准',
      yName: '',
    });
  });

  it('has zero in the picture when values are negative, and room for one value', () => {
    const { y, zero, top, bottom } = layoutColumns('bar', read('月,数\n一,-3\n二,4'), board, 'zh', '');
    expect(y(-3)).toBeGreaterThan(zero);
    expect(y(4)).toBeLessThan(zero);
    const single = layoutColumns('line', read('年,数\n2020,7'), board, 'zh', '');
    expect(single.y(7)).toBeGreaterThanOrEqual(single.top);
    expect([top, bottom].every(Number.isFinite)).toBe(true);
  });

  it('keeps the names of slices inside the drawing', () => {
    const data = read(
      `类,数\n${long},400\n${Array.from({ length: 11 }, (_, n) => `类别${n},${n + 1}`).join('\n')}\n零,0\n负,-5`,
    );
    const { labels, slices, shares, height } = layoutPie(data, board);
    expect(slices).toHaveLength(12);
    expect(labels).toHaveLength(board.direct ? 12 : 0);
    expect(shares.length > 0).toBe(!board.direct);
    for (const { lines, x, y, anchor } of labels) {
      const width = Math.max(...lines.map(textWidth)) * board.font;
      expect(anchor === 'start' ? x + width : x).toBeLessThanOrEqual(board.width);
      expect(anchor === 'start' ? x : x - width).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThanOrEqual(height);
    }
  });
});
