import { Button, Group, Table } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { RowSpace } from '../display/RowSpace';
import { chartTexts } from '../texts/charts';
import classes from './ChartPanel.module.css';
import { csvOf, download } from './csv';
import type { PlotSource } from './plot';
import { labelOf, type ChartLine } from './series';
import { useBeat } from './useBeat';
import { xText, type XKind } from './xText';

const ROW_PIXELS = 33;
const OVERSCAN = 6;
const READ_MS = 1000;

interface SeriesTableProps {
  title: string;
  xName: string;
  kind: XKind;
  lines: ChartLine[];
  source: PlotSource;
  format: (value: number) => string;
}

/** The numbers of a chart, newest first. Only the rows in sight are there. */
export function SeriesTable({ title, xName, kind, lines, source, format }: SeriesTableProps) {
  const region = useRef<HTMLDivElement>(null);
  useBeat(source.subscribe, READ_MS);
  const { x, columns } = source.read();
  // eslint-disable-next-line react-hooks/incompatible-library -- its answers are used in this rendering alone
  const rows = useVirtualizer({
    count: x.length,
    getScrollElement: () => region.current,
    estimateSize: () => ROW_PIXELS,
    overscan: OVERSCAN,
  });
  const shown = rows.getVirtualItems();
  return (
    <>
      <div
        ref={region}
        className={classes.scroll}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        tabIndex={0}
        role="region"
        aria-label={chartTexts.table(title)}
      >
        <Table className={classes.numbers} aria-label={title} aria-rowcount={x.length + 1}>
          <thead>
            <tr>
              <th scope="col">{xName}</th>
              {lines.map((line) => (
                <th key={labelOf(line)} scope="col">
                  {labelOf(line)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <RowSpace pixels={shown[0]?.start ?? 0} />
            {shown.map(({ index }) => {
              const at = x.length - 1 - index;
              return (
                <tr key={at} aria-rowindex={index + 2}>
                  <td>{xText(x[at] ?? 0, kind)}</td>
                  {lines.map((line, column) => (
                    <td key={labelOf(line)}>{cellOf(columns[column]?.[at], format)}</td>
                  ))}
                </tr>
              );
            })}
            <RowSpace pixels={rows.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
          </tbody>
        </Table>
      </div>
      <Group gap="xs" mt="xs">
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
