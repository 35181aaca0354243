import {
  areaPath,
  barPath,
  type ChartData,
  formatNumber,
  linePath,
  type Point,
  round,
  runs,
} from '@/lib/mdx/chart';
import type { Board } from '@/lib/mdx/chart-board';
import { type ColumnKind, type ColumnLayout, layoutColumns, showsValues } from '@/lib/mdx/chart-columns';
import { Canvas, dashOf, Lines, seriesClass } from './chart-parts';

interface ColumnChartProps {
  kind: ColumnKind;
  data: ChartData;
  board: Board;
  label: string;
  language: string;
  title: string;
}

/** A single bar as wide as the chart would look like a wall. */
const widestBar = 72;
/** More points than this need no dots of their own. */
const maxDots = 40;

/** Upright bars, lines and areas: value axis on the left, one column for each row of the data. */
export function ColumnChart({ kind, data, board, label, language, title }: ColumnChartProps) {
  const layout = layoutColumns(kind, data, board, language, title);
  const { left, right, ticks, labels, names, lineHeight, height, xName, yName } = layout;
  return (
    <Canvas board={board} height={height} label={label}>
      <g className="chart-axis">
        {ticks.map(({ value, y, text }) => (
          <g key={value}>
            <path className={value === 0 ? 'chart-base' : 'chart-grid'} d={`M${left} ${y}H${right}`} />
            <text x={left - 6} y={round(y + board.font * 0.36)} textAnchor="end">
              {text}
            </text>
          </g>
        ))}
        {labels.map(({ x, y, lines }) => (
          <Lines key={x} lines={lines} x={x} y={y} lineHeight={lineHeight} anchor="middle" />
        ))}
        {yName ? (
          <text x={0} y={board.font}>
            {yName}
          </text>
        ) : null}
        {xName ? (
          <text x={right} y={height - 4} textAnchor="end">
            {xName}
          </text>
        ) : null}
      </g>
      {data.series.map((series, index) => (
        <g key={series.name} className={seriesClass(index)}>
          {kind === 'bar' ? (
            <Bars data={data} index={index} layout={layout} font={board.font} />
          ) : (
            <Line data={data} index={index} layout={layout} filled={kind === 'area'} />
          )}
        </g>
      ))}
      {names.map(({ index, x, y, lines }) => (
        <g key={index} className={seriesClass(index)}>
          <Lines className="chart-name" lines={lines} x={x} y={y} lineHeight={lineHeight} />
        </g>
      ))}
    </Canvas>
  );
}

interface SeriesProps {
  data: ChartData;
  index: number;
  layout: ColumnLayout;
}

function Bars({ data, index, layout, font }: SeriesProps & { font: number }) {
  const { columns, zero, y } = layout;
  const values = data.series[index]?.values ?? [];
  const count = data.series.length;
  const bars = columns.map(({ center, width }, column) => {
    const group = Math.min(width, widestBar * count);
    const slot = group / count;
    const value = values[column];
    const end = value === undefined ? zero : y(value);
    return {
      value,
      center: round(center - group / 2 + slot * (index + 0.5)),
      box: {
        x: round(center - group / 2 + slot * index),
        y: Math.min(end, zero),
        width: round(Math.max(0.5, slot - (slot > 6 ? 1 : 0))),
        height: round(Math.abs(end - zero)),
      },
    };
  });
  const known = bars.filter(({ value }) => value !== undefined);
  return (
    <>
      <path d={barPath(known.map(({ box }) => box))} />
      {showsValues(data, columns, font - 1)
        ? bars.map(({ value, center, box }) => (
            <text
              key={center}
              className={value === undefined ? 'chart-none' : 'chart-value'}
              x={center}
              y={round((value ?? 0) < 0 ? box.y + box.height + font : box.y - 5)}
              textAnchor="middle"
              fontSize={font - 1}
            >
              {value === undefined ? '—' : formatNumber(value)}
            </text>
          ))
        : null}
    </>
  );
}

function Line({ data, index, layout, filled }: SeriesProps & { filled: boolean }) {
  const values = data.series[index]?.values ?? [];
  const points = layout.columns.map(({ center }, column): Point | undefined => {
    const value = values[column];
    return value === undefined ? undefined : { x: center, y: layout.y(value) };
  });
  const known = points.flatMap((point) => point ?? []);
  // A point between two gaps has no line to be seen by.
  const dots = known.length <= maxDots ? known : runs(points).flatMap((run) => (run.length === 1 ? run : []));
  const last = known.at(-1);
  const lastValue = values.findLast((value) => value !== undefined);
  return (
    <>
      {filled ? <path className="chart-fill" d={areaPath(points, layout.zero)} /> : null}
      <path className="chart-stroke" d={linePath(points)} strokeDasharray={dashOf(index)} />
      {dots.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={2.8} />
      ))}
      {data.series.length === 1 && last && lastValue !== undefined ? (
        <text
          className="chart-value"
          x={Math.min(last.x, layout.right)}
          y={round(last.y - 9)}
          textAnchor={known.length > 3 ? 'end' : 'middle'}
        >
          {formatNumber(lastValue)}
        </text>
      ) : null}
    </>
  );
}
