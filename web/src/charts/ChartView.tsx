import { Button, Skeleton } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Panel } from '../display/Panel';
import { chartTexts } from '../texts/charts';
import classes from './ChartPanel.module.css';
import { CursorStore } from './CursorStore';
import { Legend } from './Legend';
import type { PlotSource } from './plot';
import type { ChartLine } from './series';
import { SeriesTable } from './SeriesTable';
import type { XKind } from './xText';

const LineChart = lazy(() => import('./LineChart'));

export interface ChartViewProps {
  title: string;
  xName: string;
  kind?: XKind;
  lines: ChartLine[];
  source: PlotSource;
  /** Nothing to draw yet. */
  empty: boolean;
  /** What stands in place of an empty chart. */
  nothing?: string | undefined;
  continuous?: boolean | undefined;
  log?: boolean | undefined;
  fromZero?: boolean | undefined;
  /** Of the y axis; by the values when absent. */
  range?: [number, number] | undefined;
  syncKey?: string | undefined;
  hidden: ReadonlySet<string>;
  onToggle: (label: string) => void;
  zoom: [number, number] | undefined;
  onZoom: (range: [number, number] | undefined) => void;
  format: (value: number) => string;
  controls?: ReactNode;
}

/** A chart and its twin, a table with the same numbers for eyes and ears that prefer one. */
export function ChartView(props: ChartViewProps) {
  const { title, xName, kind = 'number', lines, source, hidden, zoom, onZoom, format } = props;
  const [asTable, setAsTable] = useState(false);
  const [cursor] = useState(() => new CursorStore());
  const [pointed, setPointed] = useState<string>();
  return (
    <Panel
      title={title}
      actions={
        <>
          {zoom && !asTable && (
            <Button size="compact-sm" variant="subtle" onClick={() => onZoom(undefined)}>
              {chartTexts.resetZoom}
            </Button>
          )}
          {props.controls}
          <Button size="compact-sm" variant="default" onClick={() => setAsTable(!asTable)}>
            {asTable ? chartTexts.showChart : chartTexts.showTable}
          </Button>
        </>
      }
    >
      {props.empty ? (
        <p className={classes.nothing}>{props.nothing ?? chartTexts.nothing}</p>
      ) : asTable ? (
        <SeriesTable {...{ title, xName, kind, lines, source, format }} />
      ) : (
        <>
          <Suspense fallback={<Skeleton height={260} />}>
            <LineChart
              {...{ lines, source, hidden, kind, zoom, onZoom }}
              label={chartTexts.chart(title, xName, lines.length)}
              continuous={props.continuous}
              log={props.log}
              fromZero={props.fromZero}
              range={props.range}
              syncKey={props.syncKey}
              emphasized={pointed}
              onHover={cursor.set}
            />
          </Suspense>
          <Legend
            {...{ xName, kind, lines, source, cursor, hidden, format }}
            onToggle={props.onToggle}
            onPoint={setPointed}
          />
        </>
      )}
    </Panel>
  );
}
