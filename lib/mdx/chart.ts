import { parseCell } from './cell';
import { type CsvTable, isNumericColumn } from './csv';

/** Data and geometry of charts: coordinates and path strings. No React, no text but numbers. */

export interface Series {
  name: string;
  /** Undefined where the cell is empty or not a number. */
  values: (number | undefined)[];
}

export interface ChartData {
  /** Name of the column that the labels come from. */
  x: string;
  labels: string[];
  series: Series[];
}

/**
 * Picks the columns of a chart. `x` defaults to the first column, `y` (several as "a,b") to all numeric others.
 * Undefined when no number can be drawn.
 */
export function readChartData(table: CsvTable | undefined, x?: string, y?: string): ChartData | undefined {
  if (table === undefined || table.rows.length === 0) return undefined;
  const xColumn = x === undefined || x === '' ? 0 : table.header.indexOf(x.trim());
  if (xColumn < 0) return undefined;
  const wanted = y === undefined || y.trim() === '' ? undefined : y.split(',').map((name) => name.trim());
  const columns = wanted
    ? wanted.map((name) => table.header.indexOf(name)).filter((column) => column >= 0)
    : table.header
        .map((_, column) => column)
        .filter((column) => column !== xColumn && isNumericColumn(table, column));
  const series = columns.map((column) => ({
    name: table.header[column] ?? '',
    values: table.rows.map((row) => parseCell(row[column] ?? '')),
  }));
  const drawable = series.filter(({ values }) => values.some((value) => value !== undefined));
  if (drawable.length === 0) return undefined;
  const labels = table.rows.map((row) => row[xColumn] ?? '');
  return { x: table.header[xColumn] ?? '', labels, series: drawable };
}

/** Smallest and largest value; with `fromZero`, zero belongs to the range (lengths and areas lie without it). */
export function extent(series: readonly Series[], fromZero: boolean): [number, number] {
  let low = fromZero ? 0 : Number.POSITIVE_INFINITY;
  let high = fromZero ? 0 : Number.NEGATIVE_INFINITY;
  for (const { values } of series) {
    for (const value of values) {
      if (value === undefined) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : [0, 0];
}

/** About `count` round numbers (1, 2, 5 × 10ⁿ apart) that enclose a range. */
export function niceTicks(low: number, high: number, count = 5): number[] {
  const span = high - low;
  if (!(span > 0)) return low === 0 ? [0, 1] : low > 0 ? [0, low] : [low, 0];
  const rough = span / Math.max(1, count - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  // Quarters of tens read well (25, 250), quarters of ones do not (2.5).
  const factors = power >= 10 ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10];
  const factor = factors.find((candidate) => candidate * power >= rough * 0.999) ?? 10;
  const step = factor * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** Maps a range of values to a range of coordinates. */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const [low, high] = domain;
  const [from, to] = range;
  const span = high - low;
  return (value) => round(span === 0 ? from : from + ((value - low) / span) * (to - from));
}

/** Divides a range into equal bands; `gap` is the empty share of each. */
export function bands(
  count: number,
  from: number,
  to: number,
  gap = 0.3,
): { start: number; center: number; width: number }[] {
  const step = count === 0 ? 0 : (to - from) / count;
  return Array.from({ length: count }, (_, index) => ({
    start: round(from + step * (index + gap / 2)),
    center: round(from + step * (index + 0.5)),
    width: round(step * (1 - gap)),
  }));
}

export interface Point {
  x: number;
  y: number;
}

/** Runs of neighbouring points; a missing value breaks the line instead of being invented. */
export function runs(points: readonly (Point | undefined)[]): Point[][] {
  const result: Point[][] = [];
  let run: Point[] = [];
  for (const point of [...points, undefined]) {
    if (point) run.push(point);
    else if (run.length > 0) {
      result.push(run);
      run = [];
    }
  }
  return result;
}

/** Bars as one path: boxes between a base line and the values. */
export function barPath(boxes: readonly { x: number; y: number; width: number; height: number }[]): string {
  return boxes.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('');
}

export function linePath(points: readonly (Point | undefined)[]): string {
  return runs(points)
    .map((run) => `M${run.map(({ x, y }) => `${x} ${y}`).join('L')}`)
    .join('');
}

export function areaPath(points: readonly (Point | undefined)[], baseline: number): string {
  return runs(points)
    .map((run) => {
      const first = run[0];
      const last = run.at(-1);
      if (!first || !last) return '';
      return `M${first.x} ${baseline}L${run.map(({ x, y }) => `${x} ${y}`).join('L')}L${last.x} ${baseline}Z`;
    })
    .join('');
}

export interface Slice {
  index: number;
  /** Share of the whole, 0–1. */
  share: number;
  path: string;
  /** Where a label in the slice stands. */
  label: Point;
}

/** Slices of a pie, clockwise from twelve. Values that are missing, zero or negative have none. */
export function pieSlices(values: readonly (number | undefined)[], center: Point, radius: number): Slice[] {
  const total = values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0);
  if (!(total > 0)) return [];
  const at = (turn: number, distance: number): Point => ({
    x: round(center.x + distance * Math.sin(turn * 2 * Math.PI)),
    y: round(center.y - distance * Math.cos(turn * 2 * Math.PI)),
  });
  let start = 0;
  return values.flatMap((value, index): Slice[] => {
    const share = Math.max(0, value ?? 0) / total;
    if (share === 0) return [];
    const from = at(start, radius);
    const middle = start + share / 2;
    const to = at(start + share, radius);
    start += share;
    const path =
      share > 0.9999
        ? `M${at(0, radius).x} ${at(0, radius).y}A${radius} ${radius} 0 1 1 ${at(0.5, radius).x} ${at(0.5, radius).y}A${radius} ${radius} 0 1 1 ${at(0, radius).x} ${at(0, radius).y}Z`
        : `M${center.x} ${center.y}L${from.x} ${from.y}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${to.x} ${to.y}Z`;
    return [{ index, share, path, label: at(middle, radius * 0.65) }];
  });
}

const numbers = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4 });

export function formatNumber(value: number): string {
  return numbers.format(value).replace('-', '−');
}

/** Numbers of an axis: from a hundred thousand on in 万 and 亿, or as the language counts. */
export function formatTicks(ticks: readonly number[], language: string): string[] {
  const largest = Math.max(0, ...ticks.map(Math.abs));
  const chinese = /^zh\b/i.test(language);
  if (largest < 100_000) return ticks.map(formatNumber);
  if (!chinese) {
    const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 2 });
    return ticks.map((tick) => compact.format(tick).replace('-', '−'));
  }
  const [unit, name] = largest >= 100_000_000 ? [100_000_000, '亿'] : [10_000, '万'];
  return ticks.map((tick) => (tick === 0 ? '0' : formatNumber(tick / unit) + name));
}

/** A share as a percentage with at most one decimal. */
export function formatShare(share: number): string {
  return String(Number((share * 100).toFixed(1)));
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
