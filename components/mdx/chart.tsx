import { type ChartData, formatNumber, formatShare, readChartData } from '@/lib/mdx/chart';
import { type ChartType, chartTypes } from '@/lib/mdx/components';
import { parseCsv } from '@/lib/mdx/csv';
import { messages } from '@/lib/site/messages';
import { AxisChart, PieChart, seriesClass } from './chart-drawing';
import { attempt, type WithContext } from './context';
import { CsvTableView } from './csv-table';

interface ChartProps {
  type?: string;
  src?: string;
  x?: string;
  y?: string;
  title?: string;
  unit?: string;
  source?: string;
  /** Given by the dialect: the csv block inside, and the place among the tables of the body. */
  csv?: string;
  number?: string;
}

const text = messages.mdx;

/** A chart drawn on the server, with its data as a table for those who cannot see it. */
export function Chart(props: WithContext<ChartProps>) {
  const { type, src, x, y, title, unit, source, csv, number = '', context } = props;
  const kind: ChartType = chartTypes.find((known) => known === type) ?? 'bar';
  const table = parseCsv(csv ?? (src ? attempt(() => context.readFile(src)) : undefined));
  const data = readChartData(table, x, y);
  const name = title || text.chart(number);
  return (
    <figure className={`chart chart-${kind}`}>
      {title || unit ? (
        <figcaption className="chart-title">
          {title}
          {unit ? <span className="chart-unit">{text.chartUnit(unit)}</span> : null}
        </figcaption>
      ) : null}
      {data ? (
        <>
          {kind === 'pie' ? (
            <PieChart data={data} label={summarise(kind, name, data)} />
          ) : (
            <AxisChart kind={kind} data={data} label={summarise(kind, name, data)} />
          )}
          <Legend kind={kind} data={data} />
        </>
      ) : (
        <p className="data-empty">{text.chartEmpty}</p>
      )}
      {table ? (
        <details className="chart-data">
          <summary>{text.chartData}</summary>
          <CsvTableView table={table} label={text.chartDataOf(name)} />
        </details>
      ) : null}
      {source ? <p className="data-source">{text.dataSource(source)}</p> : null}
    </figure>
  );
}

/** The chart in one sentence, for screen readers. */
function summarise(kind: ChartType, name: string, data: ChartData): string {
  const summary =
    kind === 'pie'
      ? pieItems(data)
          .map(({ label, value, share }) => text.percent(label, value, share))
          .join('，')
      : data.series
          .map(({ name: series, values }) => {
            const known = values.filter((value) => value !== undefined);
            return text.chartSeries(
              series,
              known.length,
              formatNumber(known[0] ?? 0),
              formatNumber(known.at(-1) ?? 0),
            );
          })
          .join('；');
  return text.chartLabel(text.chartTypes[kind], name, summary);
}

function pieItems({
  labels,
  series,
}: ChartData): { index: number; label: string; value: string; share: string }[] {
  const values = series[0]?.values ?? [];
  const total = values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0);
  return values.flatMap((value, index) => {
    if (value === undefined || value <= 0) return [];
    const label = labels[index] ?? '';
    return [{ index, label, value: formatNumber(value), share: formatShare(value / total) }];
  });
}

function Legend({ kind, data }: { kind: ChartType; data: ChartData }) {
  const items =
    kind === 'pie'
      ? pieItems(data).map(({ index, label, value, share }) => ({
          index,
          name: text.percent(label, value, share),
        }))
      : data.series.map(({ name }, index) => ({ index, name }));
  if (kind !== 'pie' && items.length < 2) return null;
  return (
    <ul className="chart-legend">
      {items.map(({ index, name }) => (
        <li key={index}>
          <svg
            className={`chart-key ${seriesClass(index)}`}
            width="14"
            height="14"
            viewBox="0 0 14 14"
            aria-hidden="true"
          >
            <rect width="14" height="14" fill="currentColor" />
          </svg>{' '}
          {name}
        </li>
      ))}
    </ul>
  );
}
