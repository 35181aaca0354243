import type { ChartData } from '@/lib/mdx/chart';
import type { Board } from '@/lib/mdx/chart-board';
import { layoutPie } from '@/lib/mdx/chart-pie';
import { Canvas, Lines, seriesClass } from './chart-parts';

interface PieChartProps {
  data: ChartData;
  board: Board;
  label: string;
}

/** The first series as a pie, clockwise from twelve. */
export function PieChart({ data, board, label }: PieChartProps) {
  const { height, slices, labels, shares, lineHeight } = layoutPie(data, board);
  return (
    <Canvas board={board} height={height} label={label}>
      {slices.map(({ index, path }) => (
        <g key={index} className={seriesClass(index)}>
          <path className="chart-slice" d={path} />
        </g>
      ))}
      {shares.map(({ index, x, y, text }) => (
        <text key={index} className="chart-slice-label" x={x} y={y} textAnchor="middle">
          {text}
        </text>
      ))}
      {labels.map(({ index, lines, x, y, anchor, leader }) => (
        <g key={index} className="chart-axis">
          <path className="chart-leader" d={leader} />
          <Lines
            className="chart-row-name"
            lines={lines}
            x={x}
            y={y}
            lineHeight={lineHeight}
            anchor={anchor}
          />
        </g>
      ))}
    </Canvas>
  );
}
