import { Button, Group, Table } from '@mantine/core';
import { useState } from 'react';
import { chartTexts } from '../texts/charts';
import classes from './ChartPanel.module.css';
import { csvOf, download } from './csv';
import type { PlotSource } from './plot';
import { labelOf, type ChartLine } from './series';
import { useBeat } from './useBeat';
import { xText, type XKind } from './xText';

const ROWS = 100;
const READ_MS = 1000;

interface SeriesTableProps {
  title: string;
  xName: string;
  kind: XKind;
  lines: ChartLine[];
  source: PlotSource;
  format: (value: number) => string;
}

/** The numbers of a chart, newest first. */
export function SeriesTable({ title, xName, kind, lines, source, format }: SeriesTableProps) {
  const [most, setMost] = useState(ROWS);
  useBeat(source.subscribe, READ_MS);
  const { x, columns } = source.read();
  const indices = x.map((_, index) => x.length - 1 - index).slice(0, most);
  const rest = x.length - indices.length;
  return (
    <>
      <div
        className={classes.scroll}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        tabIndex={0}
        role="region"
        aria-label={chartTexts.table(title)}
      >
        <Table stickyHeader aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{xName}</Table.Th>
              {lines.map((line) => (
                <Table.Th key={labelOf(line)} scope="col" ta="right">
                  {labelOf(line)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {indices.map((index) => (
              <Table.Tr key={index}>
                <Table.Td>{xText(x[index] ?? 0, kind)}</Table.Td>
                {lines.map((line, at) => (
                  <Table.Td key={labelOf(line)} ta="right">
                    {cellOf(columns[at]?.[index], format)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Group gap="xs" mt="xs">
        {rest > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => setMost(most + ROWS * 5)}>
            {chartTexts.older(Math.min(rest, ROWS * 5))}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => download(`${title}.csv`, csvOf(xName, lines, source.read()))}
        >
          {chartTexts.csv}
        </Button>
      </Group>
    </>
  );
}

function cellOf(value: number | null | undefined, format: (value: number) => string): string {
  return typeof value === 'number' ? format(value) : '–';
}
