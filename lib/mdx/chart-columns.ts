import { bands, type ChartData, extent, formatNumber, formatTicks, linearScale, niceTicks } from './chart';
import type { Board } from './chart-board';
import { fitUnder, isShown, labelStep, spread, textWidth, wrapText } from './chart-text';

export type ColumnKind = 'bar' | 'line' | 'area';

export interface Label {
  x: number;
  y: number;
  lines: string[];
}

/** Where everything of a chart with upright columns stands, in units of its board. */
export interface ColumnLayout {
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Height of zero, or of the nearer edge. */
  zero: number;
  y: (value: number) => number;
  ticks: { value: number; y: number; text: string }[];
  columns: ReturnType<typeof bands>;
  labels: Label[];
  /** Names beside the ends of lines; empty when a legend names them. */
  names: (Label & { index: number })[];
  lineHeight: number;
  /** Names of the axes, where nothing else says them. */
  xName: string;
  yName: string;
}

/** More lines than this cannot be told apart by names at their ends. */
const maxNames = 5;
const nameWidth = 8;

/** Labels with digits are dates and numbers: an order of which some may be left out. Others are all wanted. */
function isOrdered(labels: readonly string[]): boolean {
  return labels.every((label) => /\p{N}|[一二三四五六七八九十]月/u.test(label));
}

const maxRows = 60;

/** Bars whose names do not fit below them lie on their side, each with its whole name. */
export function wantsRows(kind: ColumnKind, { labels, series }: ChartData, board: Board): boolean {
  if (kind !== 'bar' || labels.length * series.length > maxRows) return false;
  const space = (board.width - 50) / labels.length / board.font - 0.6;
  return !fitUnder(labels, space) && !(isOrdered(labels) && labels.length > 6);
}

/** True when the names of lines stand at their ends. */
export function namesLines(kind: ColumnKind, { series }: ChartData, board: Board): boolean {
  return kind !== 'bar' && board.direct && series.length > 1 && series.length <= maxNames;
}

/** The name of an axis, unless the title has said it. */
function sayable(name: string, title: string): string {
  return title.includes(name) ? '' : name;
}

/** Labels near the edge have moved inwards: one that the next of them covers is left out. */
function withoutCollisions(labels: readonly Label[], font: number): Label[] {
  const half = ({ lines }: Label): number => (Math.max(...lines.map(textWidth)) * font) / 2;
  const kept: Label[] = [];
  for (const label of labels.toReversed()) {
    const next = kept.at(-1);
    if (!next || label.x + half(label) <= next.x - half(next) - font * 0.4) kept.push(label);
  }
  return kept.reverse();
}

export function layoutColumns(
  kind: ColumnKind,
  data: ChartData,
  board: Board,
  language: string,
  title: string,
): ColumnLayout {
  const { font, width } = board;
  const lineHeight = font * 1.35;
  const values = niceTicks(...extent(data.series, kind !== 'line'), board.ticks);
  const texts = formatTicks(values, language);
  const left = Math.ceil(Math.max(...texts.map(textWidth)) * font) + 8;
  const named = namesLines(kind, data, board);
  const names = named ? data.series.map(({ name }) => wrapText(name, nameWidth)) : [];
  const right = width - (named ? Math.ceil(Math.max(...names.flat().map(textWidth)) * font) + 12 : 6);
  const columns = bands(data.labels.length, left, right, data.labels.length > 40 ? 0.15 : 0.35);
  const space = (right - left) / data.labels.length / font;
  const step = fitUnder(data.labels, space - 0.6) ? 1 : labelStep(data.labels, space);
  const yName = data.series.length === 1 ? sayable(data.series[0]?.name ?? '', title) : '';
  const xName = isOrdered(data.labels) ? '' : sayable(data.x, title);
  const top = Math.ceil(font * (yName ? 2.6 : 1.6));
  const bottom = top + board.height;
  const wanted = data.labels.flatMap((label, index): Label[] => {
    if (!isShown(index, data.labels.length, step)) return [];
    const lines = wrapText(label, Math.max(space * step - (step === 1 ? 0.6 : 0.8), 2));
    const half = (Math.max(...lines.map(textWidth)) * font) / 2;
    const center = columns[index]?.center ?? 0;
    return [{ x: Math.max(half, Math.min(width - half, center)), y: bottom + lineHeight, lines }];
  });
  const labels = withoutCollisions(wanted, font);
  const depth = Math.max(1, ...labels.map(({ lines }) => lines.length));
  const [low, high] = [values[0] ?? 0, values.at(-1) ?? 1];
  const y = linearScale([low, high], [bottom, top]);
  const ends = data.series.map((series) => y(series.values.findLast((value) => value !== undefined) ?? 0));
  const heights = names.map((lines) => lines.length * lineHeight);
  const places = spread(
    heights.map((height, index) => ({ at: ends[index] ?? 0, height })),
    0,
    bottom + lineHeight,
  );
  return {
    height: Math.ceil(bottom + (depth + (xName ? 1 : 0)) * lineHeight + font * 0.6),
    left,
    right,
    top,
    bottom,
    zero: y(Math.min(high, Math.max(low, 0))),
    y,
    ticks: values.map((value, index) => ({ value, y: y(value), text: texts[index] ?? '' })),
    columns,
    labels,
    names: names.map((lines, index) => ({
      index,
      lines,
      x: right + 8,
      y: (places[index] ?? 0) - (heights[index] ?? 0) / 2 + font,
    })),
    lineHeight,
    xName,
    yName,
  };
}

/** Whether the number of every bar has room above it. */
export function showsValues({ series }: ChartData, columns: ColumnLayout['columns'], font: number): boolean {
  const slot = (columns[0]?.width ?? 0) / Math.max(1, series.length);
  const room = series.length === 1 ? slot * 1.4 : slot;
  return series.every(({ values }) =>
    values.every((value) => value === undefined || textWidth(formatNumber(value)) * font <= room),
  );
}
