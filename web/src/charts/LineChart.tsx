import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import 'uplot/dist/uPlot.min.css';
import { DrawnPlot } from './DrawnPlot';
import type { PlotSource } from './plot';
import { labelOf, type ChartLine } from './series';
import { HEIGHT } from './uplotOptions';
import type { XKind } from './xText';

export interface LineChartProps {
  label: string;
  lines: ChartLine[];
  source: PlotSource;
  hidden: ReadonlySet<string>;
  /** Label of the line that the others step back for. */
  emphasized: string | undefined;
  kind: XKind;
  /** Values of x are any numbers, not whole ones. */
  continuous?: boolean;
  log?: boolean;
  fromZero?: boolean | undefined;
  /** Of the y axis; by the values when absent. */
  range?: [number, number] | undefined;
  /** Charts with the same key share one crosshair. */
  syncKey?: string | undefined;
  zoom: [number, number] | undefined;
  onZoom: (range: [number, number] | undefined) => void;
  onHover: (index: number | null) => void;
}

/** uPlot in React: built anew when the set of lines changes, and drawn past React when points come. */
export default function LineChart(props: LineChartProps) {
  const { lines, source, hidden, emphasized, zoom, kind, continuous, log, syncKey } = props;
  const scheme = useComputedColorScheme('light');
  const holder = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnPlot | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const shape = JSON.stringify([
    lines.map((line) => [labelOf(line), line.color, line.dashed, line.mark]),
    [kind, continuous, log, syncKey],
  ]);

  useEffect(() => {
    if (!holder.current) return undefined;
    const now = latest.current;
    const made = new DrawnPlot(
      holder.current,
      {
        lines: now.lines,
        kind: now.kind,
        continuous: now.continuous ?? false,
        log: now.log ?? false,
        fromZero: now.fromZero ?? false,
        range: now.range,
        syncKey: now.syncKey,
        scheme,
      },
      {
        onHover: (index) => latest.current.onHover(index),
        onZoom: (range) => latest.current.onZoom(range),
        onDrawn: () => undefined,
      },
      now.source,
    );
    made.zoomTo(now.zoom);
    now.lines.forEach((line, index) => made.show(index, !now.hidden.has(labelOf(line))));
    drawn.current = made;
    return () => {
      made.close();
      drawn.current = null;
    };
  }, [shape, scheme]);

  useEffect(() => drawn.current?.follow(source), [source]);
  useEffect(() => drawn.current?.zoomTo(zoom), [zoom]);
  useEffect(() => {
    lines.forEach((line, index) => drawn.current?.show(index, !hidden.has(labelOf(line))));
  }, [lines, hidden]);
  useEffect(() => {
    const index = lines.findIndex((line) => labelOf(line) === emphasized);
    drawn.current?.emphasize(index < 0 ? undefined : index);
  }, [lines, emphasized]);

  return <div ref={holder} role="img" aria-label={props.label} style={{ minHeight: HEIGHT }} />;
}
