import { type ChartData, extent, formatNumber, linearScale, niceTicks } from './chart';
import type { Board } from './chart-board';
import { textWidth, wrapText } from './chart-text';

interface RowBar {
  series: number;
  x: number;
  y: number;
  width: number;
  height: number;
  text: string;
  /** Where its number stands, and on which side of the bar. */
  textX: number;
  negative: boolean;
}

export interface Row {
  name: { x: number; y: number; lines: string[] };
  bars: RowBar[];
}

/** Where everything of a chart with lying bars stands, in units of its board. */
export interface RowLayout {
  height: number;
  rows: Row[];
  grid: number[];
  zero: number;
  lineHeight: number;
}

const barHeight = 20;
const groupedBarHeight = 16;
/** Of names beside their bars, in units of the font size. */
const nameWidth = 15;

/** Bars that lie on their side, names whole: beside them on a wide board, above them on a narrow one. */
export function layoutRows(data: ChartData, board: Board): RowLayout {
  const { font, width } = board;
  const lineHeight = font * 1.35;
  const count = data.series.length;
  const thickness = count === 1 ? barHeight : groupedBarHeight;
  const beside = board.direct;
  const available = beside ? nameWidth : width / font - 0.5;
  const names = data.labels.map((label) => wrapText(label, available));
  const left = beside ? Math.ceil(Math.max(...names.flat().map(textWidth)) * font) + 12 : 0;

  const [low, high] = extent(data.series, true);
  const numberWidth = (value: number): number => textWidth(formatNumber(value)) * font + 10;
  const known = data.series.flatMap(({ values }) => values.filter((value) => value !== undefined));
  const before = Math.max(0, ...known.filter((value) => value < 0).map(numberWidth));
  const after = Math.max(numberWidth(0), ...known.filter((value) => value >= 0).map(numberWidth));
  const x = linearScale(low === high ? [0, 1] : [low, high], [left + before, width - after]);
  const zero = x(0);

  let top = 4;
  const rows = data.labels.map((_, row): Row => {
    const lines = names[row] ?? [''];
    const textHeight = lines.length * lineHeight;
    const barsHeight = count * thickness;
    const barsTop = beside ? top + Math.max(0, textHeight - barsHeight) / 2 : top + textHeight + 3;
    const nameTop = beside ? top + Math.max(0, barsHeight - textHeight) / 2 : top;
    const bars = data.series.map(({ values }, series): RowBar => {
      const value = values[row];
      const end = x(value ?? 0);
      const negative = (value ?? 0) < 0;
      return {
        series,
        x: Math.min(zero, end),
        y: barsTop + series * thickness,
        width: Math.abs(end - zero),
        height: thickness - 2,
        text: value === undefined ? '—' : formatNumber(value),
        textX: negative ? end - 5 : end + 5,
        negative,
      };
    });
    top = Math.max(barsTop + barsHeight, nameTop + textHeight) + 10;
    return { name: { x: beside ? left - 10 : 0, y: nameTop + font, lines }, bars };
  });
  const grid = niceTicks(low, high, board.ticks)
    .filter((tick) => tick >= low && tick <= high && tick !== 0)
    .map(x);
  return { height: Math.ceil(top), rows, grid, zero, lineHeight };
}
