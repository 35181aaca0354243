import { barPath, type ChartData, round } from '@/lib/mdx/chart';
import type { Board } from '@/lib/mdx/chart-board';
import { layoutRows, type Row } from '@/lib/mdx/chart-rows';
import { Canvas, Lines, seriesClass } from './chart-parts';

interface RowChartProps {
  data: ChartData;
  board: Board;
  label: string;
}

/** Bars on their side, for names that have no room below upright ones. */
export function RowChart({ data, board, label }: RowChartProps) {
  const { height, rows, grid, zero, lineHeight } = layoutRows(data, board);
  const anchor = board.direct ? 'end' : undefined;
  return (
    <Canvas board={board} height={height} label={label}>
      <g className="chart-axis">
        {board.direct
          ? grid.map((x) => <path key={x} className="chart-grid" d={`M${x} 0V${height}`} />)
          : null}
      </g>
      {data.series.map(({ name }, series) => (
        <g key={name} className={seriesClass(series)}>
          <path
            d={barPath(
              rows.flatMap(({ bars }) => bars.filter((bar) => bar.series === series && bar.text !== '—')),
            )}
          />
        </g>
      ))}
      <g className="chart-axis">
        {/* Names that stand above their bars are not crossed out by the base line. */}
        <path
          className="chart-base"
          d={board.direct ? `M${zero} 0V${height}` : rows.map(({ bars }) => baseOf(bars, zero)).join('')}
        />
        {rows.map(({ name, bars }) => (
          <g key={name.y}>
            <Lines
              className="chart-row-name"
              lines={name.lines}
              x={name.x}
              y={name.y}
              lineHeight={lineHeight}
              anchor={anchor}
            />
            {bars.map(({ series, text, textX, y, height: thickness, negative }) => (
              <text
                key={series}
                className="chart-value"
                x={textX}
                y={round(y + thickness / 2 + board.font * 0.36)}
                textAnchor={negative ? 'end' : undefined}
              >
                {text}
              </text>
            ))}
          </g>
        ))}
      </g>
    </Canvas>
  );
}

function baseOf(bars: Row['bars'], zero: number): string {
  const [first, last] = [bars[0], bars.at(-1)];
  return first && last ? `M${zero} ${first.y - 2}V${last.y + last.height + 2}` : '';
}
