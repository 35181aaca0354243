import { parseCsv } from '@/lib/mdx/csv';
import { messages } from '@/lib/site/messages';
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

export function DataTable({ src, caption, source, csv, number = '', context }: WithContext<DataTableProps>) {
  const table = parseCsv(csv ?? (src ? attempt(() => context.readFile(src)) : undefined));
  return (
    <div className="data-table-box">
      {table ? (
        <CsvTableView table={table} label={caption || messages.mdx.table(number)} caption={caption} />
      ) : (
        <p className="data-empty">{messages.mdx.tableEmpty}</p>
      )}
      {source ? <p className="data-source">{messages.mdx.dataSource(source)}</p> : null}
    </div>
  );
}
