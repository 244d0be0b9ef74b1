import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

export interface Column<T> {
  title: string;
  cell: (row: T) => ReactNode;
  numeric?: boolean;
  /** Never breaks its lines. */
  narrow?: boolean;
  /** Has the room that the others leave; what is longer is cut. */
  fill?: boolean;
}

const FILL = {
  width: '100%',
  maxWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;
const NARROW = { whiteSpace: 'nowrap' } as const;
const NUMERIC = { textAlign: 'right', whiteSpace: 'nowrap' } as const;

interface DataTableProps<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
}

export function DataTable<T>({ label, columns, rows, rowKey }: DataTableProps<T>) {
  return (
    <Table aria-label={label} highlightOnHover verticalSpacing={9} horizontalSpacing={16}>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column.title} ta={column.numeric ? 'right' : undefined} scope="col">
              {column.title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={rowKey(row)}>
            {columns.map((column) => (
              <Table.Td key={column.title} style={styleOf(column)}>
                {column.cell(row)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function styleOf({ numeric, narrow, fill }: Pick<Column<never>, 'numeric' | 'narrow' | 'fill'>) {
  if (fill) return FILL;
  if (numeric) return NUMERIC;
  return narrow ? NARROW : undefined;
}
