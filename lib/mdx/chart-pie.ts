import { type ChartData, formatShare, type Point, pieSlices, round, type Slice } from './chart';
import type { Board } from './chart-board';
import { spread, textWidth, wrapText } from './chart-text';

export interface SliceLabel {
  index: number;
  lines: string[];
  x: number;
  y: number;
  anchor: 'start' | 'end';
  /** From the edge of the slice to the label. */
  leader: string;
}

export interface PieLayout {
  height: number;
  slices: Slice[];
  /** Names beside the pie; empty when a list below names the slices. */
  labels: SliceLabel[];
  /** Shares inside the slices, when they have no label outside. */
  shares: { index: number; x: number; y: number; text: string }[];
  lineHeight: number;
}

/** A share smaller than this has no room for its number. */
const smallest = 0.06;

export function layoutPie(data: ChartData, board: Board): PieLayout {
  const { font, width, direct } = board;
  const values = data.series[0]?.values ?? [];
  const lineHeight = font * 1.35;
  const radius = direct ? 118 : 100;
  const nameWidth = (width / 2 - radius - 34) / font;
  const sides = sidesOf(pieSlices(values, { x: 0, y: 0 }, radius), data.labels, nameWidth, lineHeight);
  const needed = Math.max(...sides.map((side) => side.reduce((sum, { height }) => sum + height, 0)));
  const height = Math.ceil(Math.max(2 * radius + 12, direct ? needed + 8 : 0));
  const center: Point = { x: width / 2, y: height / 2 };
  const slices = pieSlices(values, center, radius);
  return {
    height,
    slices,
    labels: direct ? sides.flatMap((side) => labelsOf(side, center, radius, height, font, lineHeight)) : [],
    shares: direct
      ? []
      : slices
          .filter(({ share }) => share >= smallest)
          .map(({ index, share, label }) => ({
            index,
            x: label.x,
            y: round(label.y + font / 3),
            text: `${formatShare(share)}%`,
          })),
    lineHeight,
  };
}

interface SideItem {
  index: number;
  lines: string[];
  height: number;
  /** From twelve, clockwise, in turns. */
  turn: number;
}

/** What stands right and what left of the pie, each from top to bottom. */
function sidesOf(
  slices: readonly Slice[],
  names: readonly string[],
  width: number,
  lineHeight: number,
): [SideItem[], SideItem[]] {
  let start = 0;
  const items = slices.map(({ index, share }): SideItem => {
    const turn = start + share / 2;
    start += share;
    const name = names[index] ?? '';
    const number = `${formatShare(share)}%`;
    const whole = `${name} ${number}`;
    const lines = textWidth(whole) <= width ? [whole] : [...wrapText(name, width), number];
    return { index, lines, height: lines.length * lineHeight + 4, turn };
  });
  return [items.filter(({ turn }) => turn < 0.5), items.filter(({ turn }) => turn >= 0.5).reverse()];
}

function labelsOf(
  side: readonly SideItem[],
  center: Point,
  radius: number,
  height: number,
  font: number,
  lineHeight: number,
): SliceLabel[] {
  const edge = (turn: number, distance: number): Point => ({
    x: round(center.x + distance * Math.sin(turn * 2 * Math.PI)),
    y: round(center.y - distance * Math.cos(turn * 2 * Math.PI)),
  });
  const wanted = side.map((item) => ({ at: edge(item.turn, radius + 12).y, height: item.height }));
  const places = spread(wanted, 0, height);
  return side.map(({ index, lines, turn }, place) => {
    const right = turn < 0.5;
    const middle = places[place] ?? 0;
    const from = edge(turn, radius + 2);
    const bend = edge(turn, radius + 12);
    const end = center.x + (right ? 1 : -1) * (radius + 24);
    return {
      index,
      lines,
      x: end + (right ? 6 : -6),
      y: round(middle - ((lines.length - 1) * lineHeight) / 2 + font * 0.36),
      anchor: right ? 'start' : 'end',
      leader: `M${from.x} ${from.y}L${bend.x} ${bend.y}L${end} ${round(middle)}`,
    };
  });
}
