import { type ChartData, readChartData } from '@/lib/mdx/chart';
import { type Board, boards } from '@/lib/mdx/chart-board';
import { namesLines, wantsRows } from '@/lib/mdx/chart-columns';
import { type ChartType, chartTypes } from '@/lib/mdx/components';
import { parseCsv } from '@/lib/mdx/csv';
import { ColumnChart } from './chart-columns';
import { Legend } from './chart-legend';
import { PieChart } from './chart-pie';
import { RowChart } from './chart-rows';
import { summarise } from './chart-summary';
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

/** A chart drawn on the server, with its data as a table for those who cannot see it. */
export function Chart(props: WithContext<ChartProps>) {
  const { type, src, x, y, title, unit, source, csv, number = '', context } = props;
  const { text, language } = context;
  const kind: ChartType = chartTypes.find((known) => known === type) ?? 'bar';
  const table = parseCsv(csv ?? (src ? attempt(() => context.readFile(src)) : undefined));
  const data = readChartData(table, x, y);
  const name = title || text.chart(number);
  return (
    <figure className={`chart chart-${kind}${data && namesItself(kind, data) ? ' chart-named' : ''}`}>
      {title || unit ? (
        <figcaption className="chart-title">
          {title}
          {unit ? <span className="chart-unit">{text.chartUnit(unit)}</span> : null}
        </figcaption>
      ) : null}
      {data ? (
        <>
          {kind === 'pie' ? null : <Legend kind={kind} data={data} text={text} />}
          {boards.map((board) => (
            <Drawing
              key={board.name}
              kind={kind}
              data={data}
              board={board}
              label={summarise(kind, name, data, text)}
              title={title ?? ''}
              language={language}
            />
          ))}
          {kind === 'pie' ? <Legend kind={kind} data={data} text={text} /> : null}
        </>
      ) : (
        <p className="data-empty">{text.chartEmpty}</p>
      )}
      {source ? <p className="data-source">{text.dataSource(source)}</p> : null}
      {table ? (
        <details className="chart-data">
          <summary>{text.chartData}</summary>
          <CsvTableView table={table} label={text.chartDataOf(name)} text={text} />
        </details>
      ) : null}
    </figure>
  );
}

/** Whether the wide drawing names its parts itself: then the legend is for narrow pages only. */
function namesItself(kind: ChartType, data: ChartData): boolean {
  return boards.some((board) => board.direct && (kind === 'pie' || namesLines(kind, data, board)));
}

interface DrawingProps {
  kind: ChartType;
  data: ChartData;
  board: Board;
  label: string;
  language: string;
  title: string;
}

function Drawing({ kind, language, title, ...props }: DrawingProps) {
  if (kind === 'pie') return <PieChart {...props} />;
  if (wantsRows(kind, props.data, props.board)) return <RowChart {...props} />;
  return <ColumnChart kind={kind} language={language} title={title} {...props} />;
}
