import { useMemo, useState, type ReactNode } from 'react';
import { ChartView } from './ChartView';
import { fixedPlot } from './plot';
import type { ChartSeries } from './series';
import { toggled } from './toggled';

interface ChartPanelProps {
  title: string;
  xName: string;
  x: number[];
  series: ChartSeries[];
  time?: boolean;
  /** Values of x are any numbers, not whole ones. */
  continuous?: boolean;
  /** Amounts, measured from zero. */
  fromZero?: boolean;
  /** Of the y axis; by the values when absent. */
  range?: [number, number];
  /** Charts with the same key share one crosshair. */
  syncKey?: string;
  format: (value: number) => string;
  controls?: ReactNode;
  /** What stands in place of an empty chart. */
  nothing?: string;
}

/** A chart of numbers that are all there; when others are given it is fed in place. */
export function ChartPanel({ x, series, time, ...shown }: ChartPanelProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [zoom, setZoom] = useState<[number, number]>();
  const source = useMemo(
    () =>
      fixedPlot(
        x,
        series.map((line) => line.values),
      ),
    [x, series],
  );
  return (
    <ChartView
      {...shown}
      kind={time ? 'time' : 'number'}
      lines={series}
      source={source}
      empty={x.length === 0}
      hidden={hidden}
      onToggle={(label) => setHidden(toggled(hidden, label))}
      zoom={zoom}
      onZoom={setZoom}
    />
  );
}
