import { parse } from 'csv-parse/sync';
import { parseCell } from './cell';

export interface CsvTable {
  header: string[];
  rows: string[][];
}

/** Tables are for readers; what is larger belongs in an attachment. */
const maxRows = 5_000;
const maxCells = 100_000;

/** Reads CSV (RFC 4180, header first, BOM and ragged rows tolerated). Undefined when there is no table in it. */
export function parseCsv(source: string | undefined): CsvTable | undefined {
  if (source === undefined || source.trim() === '') return undefined;
  try {
    const records: string[][] = parse(source, {
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      to: maxRows + 1,
    });
    const [header, ...rows] = records;
    if (header === undefined) return undefined;
    const width = Math.max(header.length, ...rows.map((row) => row.length));
    if (width * records.length > maxCells) return undefined;
    const fill = (row: string[]) => Array.from({ length: width }, (_, index) => row[index] ?? '');
    return { header: fill(header), rows: rows.map(fill) };
  } catch {
    return undefined;
  }
}

/** What people write where there is no number. */
const noNumber = /^(?:[-–—−…]+|n\/?a|无|暂无|缺)?$/i;

/** True when every filled cell of a column is a number: such columns are set in tabular figures. */
export function isNumericColumn(table: CsvTable, column: number): boolean {
  const filled = table.rows.map((row) => row[column] ?? '').filter((cell) => !noNumber.test(cell));
  return filled.length > 0 && filled.every((cell) => parseCell(cell) !== undefined);
}
