import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { labelOf, type ChartSeries } from './series';

export interface LineChartProps {
  label: string;
  x: number[];
  series: ChartSeries[];
  hidden: ReadonlySet<string>;
  time?: boolean;
  /** Values of x are any numbers, not whole ones. */
  continuous?: boolean;
  onHover: (index: number | null) => void;
}

const HEIGHT = 260;
const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });
const INK = { light: '#55616d', dark: '#9dabb8' };
const GRID = { light: '#e8edf0', dark: '#232c35' };

/** uPlot in React: built anew when the set of lines changes, fed in place when only points come. */
export default function LineChart(props: LineChartProps) {
  const scheme = useComputedColorScheme('light');
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const shape = JSON.stringify(
    props.series.map((line) => [
      labelOf(line),
      line.color,
      line.dashed,
      line.mark,
      props.hidden.has(labelOf(line)),
    ]),
  );

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const current = latest.current;
    const made = new uPlot(
      optionsOf(current, scheme, element.clientWidth, (index) => latest.current.onHover(index)),
      dataOf(current),
      element,
    );
    plot.current = made;
    const observer = new ResizeObserver(() => {
      made.setSize({ width: element.clientWidth, height: HEIGHT });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [shape, scheme]);

  useEffect(() => {
    plot.current?.setData(dataOf({ x: props.x, series: props.series }));
  }, [props.x, props.series]);

  return <div ref={holder} role="img" aria-label={props.label} style={{ minHeight: HEIGHT }} />;
}

/** As short as it can be told apart: rates of learning are small, counts are large. */
function tickText(value: number): string {
  return Math.abs(value) >= 10_000 ? COMPACT.format(value) : String(Number(value.toPrecision(4)));
}

function dataOf({ x, series }: Pick<LineChartProps, 'x' | 'series'>): uPlot.AlignedData {
  return [x, ...series.map((line) => line.values)];
}

function markOf(line: ChartSeries, points: number): Partial<uPlot.Series> {
  if (line.mark === 'bars') {
    const fill = `${line.color}99`;
    return { fill, paths: uPlot.paths.bars?.({ size: [0.92] }), points: { show: false } };
  }
  if (line.mark === 'points') return { paths: () => null, points: { show: true, size: 6 } };
  return { points: { show: points < 3, size: 6 } };
}

function optionsOf(
  props: LineChartProps,
  scheme: 'light' | 'dark',
  width: number,
  onHover: (index: number | null) => void,
): uPlot.Options {
  const axis: uPlot.Axis = {
    stroke: INK[scheme],
    font: '12px system-ui, sans-serif',
    grid: { stroke: GRID[scheme], width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    padding: [10, 12, 0, 0],
    scales: { x: { time: props.time ?? false } },
    axes: [
      props.time || props.continuous
        ? axis
        : { ...axis, size: 32, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] },
      { ...axis, size: 56, values: (_, ticks) => ticks.map(tickText) },
    ],
    cursor: { y: false, drag: { x: true, y: false } },
    hooks: { setCursor: [(made) => onHover(made.cursor.idx ?? null)] },
    series: [
      {},
      ...props.series.map((line) => ({
        label: labelOf(line),
        stroke: line.color,
        width: 2,
        dash: line.dashed ? [6, 4] : [],
        show: !props.hidden.has(labelOf(line)),
        ...markOf(line, props.x.length),
      })),
    ],
  };
}
