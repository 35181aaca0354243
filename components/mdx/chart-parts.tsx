import type { ReactNode } from 'react';
import type { Board } from '@/lib/mdx/chart-board';

const colours = 6;

/** CSS gives each class its colour through `color`; the drawing uses `currentColor`. From the seventh on they are paler. */
export function seriesClass(index: number): string {
  const again = index >= colours ? ' chart-series-again' : '';
  return `chart-series chart-series-${(index % colours) + 1}${again}`;
}

/** Lines differ by their dashes too, not by colour alone (WCAG 1.4.1). */
export function dashOf(index: number): string | undefined {
  return [undefined, '7 4', '2 3', '9 3 2 3', '12 4', '4 2'][index % colours];
}

interface CanvasProps {
  board: Board;
  height: number;
  label: string;
  children: ReactNode;
}

export function Canvas({ board, height, label, children }: CanvasProps) {
  return (
    <svg
      className={`chart-drawing chart-${board.name}`}
      viewBox={`0 0 ${board.width} ${height}`}
      role="img"
      aria-label={label}
      fontSize={board.font}
    >
      {children}
    </svg>
  );
}

interface LinesProps {
  lines: readonly string[];
  x: number;
  y: number;
  lineHeight: number;
  anchor?: 'start' | 'middle' | 'end';
  className?: string;
}

/** A text of one or more lines; `y` is the base of the first. */
export function Lines({ lines, x, y, lineHeight, anchor, className }: LinesProps) {
  const place = Math.round(x * 10) / 10;
  return (
    <text className={className} x={place} y={Math.round(y * 10) / 10} textAnchor={anchor}>
      {lines.length === 1
        ? lines[0]
        : lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a drawn label never move.
            <tspan key={index} x={place} dy={index === 0 ? undefined : lineHeight}>
              {line}
            </tspan>
          ))}
    </text>
  );
}
