import type { ReactNode } from 'react';
import { cx } from './cx';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end';
  /** Names the row: one column of the table. */
  rowHeader?: boolean;
  /** Left out on phones. */
  secondary?: boolean;
}

interface TableProps<Row> {
  /** What it lists, for those who hear it. */
  caption: string;
  columns: ReadonlyArray<Column<Row>>;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/** A short list. Long ones, which sort and filter, are the renderer's. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <section
      className="overflow-x-auto rounded-lg border border-line bg-surface"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its focus
      tabIndex={0}
      aria-label={caption}
    >
      <table className="w-full border-collapse text-start">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-sunken text-sm text-muted">
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={cx('h-9 px-3 font-medium whitespace-nowrap', side(column), phone(column))}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-t border-line">
              {columns.map((column) => {
                const className = cx('h-9 px-3 py-1.5', side(column), phone(column));
                return column.rowHeader ? (
                  <th key={column.id} scope="row" className={cx(className, 'font-normal')}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={className}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function side<Row>(column: Column<Row>): string {
  return column.align === 'end' ? 'text-end tabular-nums' : 'text-start';
}

function phone<Row>(column: Column<Row>): string | false {
  return column.secondary === true && 'max-md:hidden';
}
