import uPlot from 'uplot';
import { duration } from '../display/quantity';
import { labelOf, type ChartLine } from './series';
import type { XKind } from './xText';

export const HEIGHT = 260;

export interface Look {
  lines: ChartLine[];
  kind: XKind;
  /** Values of x are any numbers, not whole ones. */
  continuous: boolean;
  log: boolean;
  /** Charts with the same key share one crosshair. */
  syncKey?: string | undefined;
  scheme: 'light' | 'dark';
}

export interface Reaction {
  onHover: (index: number | null) => void;
  onZoom: (range: [number, number] | undefined) => void;
  onDrawn: () => void;
}

const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });
const INK = { light: '#55616d', dark: '#9dabb8' };
const GRID = { light: '#e8edf0', dark: '#232c35' };
const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 1e4, 2e4, 5e4, 1e5, 1e6];
const SECONDS = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600,
];
const FEWEST_PIXELS = 6;

/** As short as it can be told apart: rates of learning are small, counts are large. */
function tickText(value: number | null): string {
  if (value === null) return '';
  return Math.abs(value) >= 10_000 ? COMPACT.format(value) : String(Number(value.toPrecision(4)));
}

export function optionsOf(look: Look, width: number, react: Reaction): uPlot.Options {
  const axis: uPlot.Axis = {
    stroke: INK[look.scheme],
    font: '12px system-ui, sans-serif',
    grid: { stroke: GRID[look.scheme], width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    padding: [10, 12, 0, 0],
    scales: { x: { time: look.kind === 'time' }, y: { distr: look.log ? 3 : 1 } },
    axes: [xAxisOf(look, axis), { ...axis, size: 56, values: (_, ticks) => ticks.map(tickText) }],
    focus: { alpha: 0.3 },
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false },
      focus: { prox: look.lines.length > 2 ? 24 : -1 },
      bind: { dblclick: () => doNothingBut(() => react.onZoom(undefined)) },
      ...(look.syncKey && { sync: { key: look.syncKey, setSeries: false } }),
    },
    hooks: {
      setCursor: [(made) => react.onHover(made.cursor.idx ?? null)],
      setSelect: [(made) => zoomedBy(made, react)],
      draw: [react.onDrawn],
    },
    series: [{}, ...look.lines.map(seriesOf)],
  };
}

function doNothingBut(effect: () => void) {
  return () => {
    effect();
    return null;
  };
}

function zoomedBy(made: uPlot, { onZoom }: Reaction): void {
  const { left, width } = made.select;
  if (width < FEWEST_PIXELS) return;
  onZoom([made.posToVal(left, 'x'), made.posToVal(left + width, 'x')]);
  made.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
}

function xAxisOf({ kind, continuous }: Look, axis: uPlot.Axis): uPlot.Axis {
  if (kind === 'elapsed') {
    const values = (_: uPlot, ticks: number[]) => ticks.map((tick) => duration(tick * 1000));
    return { ...axis, size: 32, space: 80, incrs: SECONDS, values };
  }
  if (kind === 'time' || continuous) return axis;
  return { ...axis, size: 32, incrs: WHOLE, values: (_, ticks) => ticks.map(tickText) };
}

function seriesOf(line: ChartLine): uPlot.Series {
  return {
    label: labelOf(line),
    stroke: line.color,
    width: 2,
    dash: line.dashed ? [6, 4] : [],
    ...markOf(line),
  };
}

function markOf(line: ChartLine): Partial<uPlot.Series> {
  if (line.mark === 'bars') {
    const fill = `${line.color}99`;
    return { fill, paths: uPlot.paths.bars?.({ size: [0.92] }), points: { show: false } };
  }
  if (line.mark === 'points') return { paths: () => null, points: { show: true, size: 6 } };
  return { points: { show: (made) => (made.data[0]?.length ?? 0) < 3, size: 6 } };
}
