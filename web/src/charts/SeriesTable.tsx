import { Table } from '@mantine/core';
import classes from './ChartPanel.module.css';
import { labelOf, type ChartSeries } from './series';
import { xText } from './xText';

const MOST_ROWS = 500;

interface SeriesTableProps {
  title: string;
  xName: string;
  x: number[];
  series: ChartSeries[];
  time?: boolean;
  format: (value: number) => string;
}

/** The numbers of a chart, newest first. */
export function SeriesTable({ title, xName, x, series, time, format }: SeriesTableProps) {
  const indices = x.map((_, index) => x.length - 1 - index).slice(0, MOST_ROWS);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={`${title}, table`}>
      <Table stickyHeader aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{xName}</Table.Th>
            {series.map((line) => (
              <Table.Th key={labelOf(line)} scope="col" ta="right">
                {labelOf(line)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {indices.map((index) => (
            <Table.Tr key={index}>
              <Table.Td>{xText(x[index] ?? 0, time)}</Table.Td>
              {series.map((line) => (
                <Table.Td key={labelOf(line)} ta="right">
                  {typeof line.values[index] === 'number' ? format(line.values[index]) : '–'}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
