import {
  areaPath,
  bands,
  type ChartData,
  extent,
  fitText,
  formatNumber,
  formatShare,
  labelStep,
  linearScale,
  linePath,
  niceTicks,
  type Point,
  pieSlices,
  textWidth,
} from '@/lib/mdx/chart';

const width = 480;
const height = 300;
const fontSize = 13;
const colours = 6;
/** Lines differ by their dashes too, not by colour alone (WCAG 1.4.1). */
const dashes = [undefined, '7 4', '2 3', '9 3 2 3'];
/** More numbers than this above the bars would run into each other. */
const maxValueLabels = 12;

/** CSS gives each class its colour through `color`; the drawing uses `currentColor`. */
export function seriesClass(index: number): string {
  return `chart-series chart-series-${(index % colours) + 1}`;
}

interface DrawingProps {
  data: ChartData;
  label: string;
}

interface AxisChartProps extends DrawingProps {
  kind: 'bar' | 'line' | 'area';
}

interface Plane {
  left: number;
  right: number;
  top: number;
  bottom: number;
  zero: number;
  y: (value: number) => number;
  columns: ReturnType<typeof bands>;
}

/** Bar, line and area charts: value axis on the left, one column for each row of the data. */
export function AxisChart({ kind, data, label }: AxisChartProps) {
  const ticks = niceTicks(...extent(data.series, kind !== 'line'));
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(formatNumber(tick)))) * fontSize) + 14;
  const edges = { left, right: width - 8, top: 18, bottom: height - 30 };
  const y = linearScale([low, high], [edges.bottom, edges.top]);
  const zero = y(Math.min(high, Math.max(low, 0)));
  const plane: Plane = { ...edges, zero, y, columns: bands(data.labels.length, edges.left, edges.right) };
  return (
    <svg
      className="chart-drawing"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      fontSize={fontSize}
    >
      <g className="chart-axis">
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className={tick === 0 ? 'chart-base' : 'chart-grid'}
              x1={plane.left}
              x2={plane.right}
              y1={y(tick)}
              y2={y(tick)}
              stroke="currentColor"
              strokeOpacity={tick === 0 ? 0.7 : 0.2}
            />
            <text x={plane.left - 6} y={y(tick) + 4} textAnchor="end" fill="currentColor">
              {formatNumber(tick)}
            </text>
          </g>
        ))}
        <ColumnLabels labels={data.labels} plane={plane} />
      </g>
      {data.series.map((series, index) => (
        <g key={series.name} className={seriesClass(index)}>
          {kind === 'bar' ? (
            <Bars values={series.values} plane={plane} index={index} count={data.series.length} />
          ) : (
            <Line values={series.values} plane={plane} index={index} filled={kind === 'area'} />
          )}
        </g>
      ))}
    </svg>
  );
}

function ColumnLabels({ labels, plane }: { labels: readonly string[]; plane: Plane }) {
  const space = (plane.right - plane.left) / Math.max(1, labels.length) / fontSize;
  const widest = Math.min(8, Math.max(0, ...labels.map(textWidth))) + 0.6;
  const step = labelStep(labels.length, space, widest);
  return plane.columns.map(({ center }, index) =>
    index % step === 0 ? (
      <text key={center} x={center} y={plane.bottom + 20} textAnchor="middle" fill="currentColor">
        {fitText(labels[index] ?? '', Math.max(space * step, 2))}
      </text>
    ) : null,
  );
}

interface SeriesProps {
  values: readonly (number | undefined)[];
  plane: Plane;
  index: number;
}

function Bars({ values, plane, index, count }: SeriesProps & { count: number }) {
  const showValues = values.length * count <= maxValueLabels;
  return plane.columns.map(({ start, width: band }, column) => {
    const value = values[column];
    if (value === undefined) return null;
    const barWidth = band / count;
    const x = start + barWidth * index;
    const top = Math.min(plane.y(value), plane.zero);
    const barHeight = Math.abs(plane.y(value) - plane.zero);
    return (
      <g key={start}>
        <rect x={x} y={top} width={Math.max(1, barWidth - 1)} height={barHeight} fill="currentColor" />
        {showValues ? (
          <text
            className="chart-value"
            x={x + barWidth / 2}
            y={value < 0 ? top + barHeight + 13 : top - 4}
            textAnchor="middle"
            fontSize={11}
            fill="currentColor"
          >
            {formatNumber(value)}
          </text>
        ) : null}
      </g>
    );
  });
}

function Line({ values, plane, index, filled }: SeriesProps & { filled: boolean }) {
  const points = plane.columns.map(({ center }, column): Point | undefined => {
    const value = values[column];
    return value === undefined ? undefined : { x: center, y: plane.y(value) };
  });
  const dots = points.flatMap((point) => point ?? []);
  return (
    <>
      {filled ? <path d={areaPath(points, plane.zero)} fill="currentColor" fillOpacity={0.25} /> : null}
      <path
        d={linePath(points)}
        fill="none"
        stroke="currentColor"
        strokeWidth={2.5}
        strokeLinejoin="round"
        strokeDasharray={dashes[index % dashes.length]}
      />
      {dots.length <= 40
        ? dots.map(({ x, y }) => <circle key={x} cx={x} cy={y} r={3} fill="currentColor" />)
        : null}
    </>
  );
}

/** The first series as a pie; shares too small for their number are named in the legend only. */
export function PieChart({ data, label }: DrawingProps) {
  const size = height - 20;
  const radius = size / 2;
  const center = { x: width / 2, y: height / 2 };
  const slices = pieSlices(data.series[0]?.values ?? [], center, radius);
  return (
    <svg
      className="chart-drawing"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      fontSize={fontSize}
    >
      {slices.map(({ index, share, path, label: place }) => (
        <g key={index} className={seriesClass(index)}>
          <path className="chart-slice" d={path} fill="currentColor" stroke="Canvas" strokeWidth={1.5} />
          {share >= 0.05 ? (
            <text className="chart-slice-label" x={place.x} y={place.y + 5} textAnchor="middle" fill="Canvas">
              {formatShare(share)}%
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}
