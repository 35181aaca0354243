import { parseCsv } from '@/lib/mdx/csv';
import { attempt, type WithContext } from './context';
import { CsvTableView } from './csv-table';

interface DataTableProps {
  src?: string;
  caption?: string;
  source?: string;
  /** Given by the dialect: the csv block inside, and the place among the tables of the body. */
  csv?: string;
  number?: string;
}

/** A table from a CSV file or block. Its title stands outside of what scrolls, so that it is read whole on a phone. */
export function DataTable({ src, caption, source, csv, number = '', context }: WithContext<DataTableProps>) {
  const { text } = context;
  const table = parseCsv(csv ?? (src ? attempt(() => context.readFile(src)) : undefined));
  return (
    <figure className="data-table-box">
      {caption ? <figcaption className="data-title">{caption}</figcaption> : null}
      {table ? (
        <CsvTableView table={table} label={caption || text.table(number)} text={text} />
      ) : (
        <p className="data-empty">{text.tableEmpty}</p>
      )}
      {source ? <p className="data-source">{text.dataSource(source)}</p> : null}
    </figure>
  );
}
