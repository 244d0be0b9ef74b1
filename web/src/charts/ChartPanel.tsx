import { Button, Skeleton } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Panel } from '../display/Panel';
import classes from './ChartPanel.module.css';
import { Legend } from './Legend';
import { SeriesTable } from './SeriesTable';
import type { ChartSeries } from './series';

const LineChart = lazy(() => import('./LineChart'));

const NO_POINT = 'No point yet. The first one appears here by itself.';

interface ChartPanelProps {
  title: string;
  xName: string;
  x: number[];
  series: ChartSeries[];
  time?: boolean;
  /** Values of x are any numbers, not whole ones. */
  continuous?: boolean;
  format: (value: number) => string;
  controls?: ReactNode;
  /** What stands in place of an empty chart. */
  nothing?: string;
}

/** A chart and its twin, a table with the same numbers for eyes and ears that prefer one. */
export function ChartPanel(props: ChartPanelProps) {
  const [asTable, setAsTable] = useState(false);
  const [hover, setHover] = useState<number | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const toggle = (label: string) =>
    setHidden((before) => {
      const after = new Set(before);
      if (!after.delete(label)) after.add(label);
      return after;
    });
  const { title, x, series, format, xName } = props;
  return (
    <Panel
      title={title}
      actions={
        <>
          {props.controls}
          <Button size="compact-sm" variant="default" onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Show chart' : 'Show table'}
          </Button>
        </>
      }
    >
      {x.length === 0 ? (
        <p className={classes.nothing}>{props.nothing ?? NO_POINT}</p>
      ) : asTable ? (
        <SeriesTable {...props} />
      ) : (
        <>
          <Suspense fallback={<Skeleton height={260} />}>
            <LineChart
              label={`${title} by ${xName.toLowerCase()}, ${series.length} lines. The table has every number.`}
              x={x}
              series={series}
              hidden={hidden}
              time={props.time}
              continuous={props.continuous}
              onHover={setHover}
            />
          </Suspense>
          <Legend
            {...{ x, series, hidden, hover, format, xName }}
            time={props.time}
            onToggle={toggle}
          />
        </>
      )}
    </Panel>
  );
}
