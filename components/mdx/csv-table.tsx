import { type CsvTable, isNumericColumn } from '@/lib/mdx/csv';
import { elementTexts } from '@/lib/site/element-texts';
import type { BodyTexts } from '@/lib/site/texts';

interface CsvTableViewProps {
  table: CsvTable;
  label: string;
  text: BodyTexts;
}

/** A CSV file as a table that scrolls by itself where it is too wide, by keyboard too, and can be sorted where scripts run. */
export function CsvTableView({ table, label, text }: CsvTableViewProps) {
  // The first column names the rows: a year there is a name too.
  const numeric = table.header.map((_, column) =>
    column > 0 && isNumericColumn(table, column) ? 'numeric' : undefined,
  );
  return (
    <sortable-table {...elementTexts(text.sorting)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would say the same with less control over its label. */}
      <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
        <table className="data-table" aria-label={label}>
          <thead>
            <tr>
              {table.header.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a rendered table never changes.
                <th key={column} scope="col" className={numeric[column]}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a rendered table never changes.
              <tr key={index}>
                {row.map((cell, column) =>
                  column === 0 ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a rendered table never changes.
                    <th key={column} scope="row">
                      {cell}
                    </th>
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a rendered table never changes.
                    <td key={column} className={numeric[column]}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </sortable-table>
  );
}
