import uPlot from 'uplot';
import { labelOf, type ChartLine } from './series';
import { elapsedTick, type XKind } from './xText';

export const HEIGHT = 260;

export interface Look {
  lines: ChartLine[];
  kind: XKind;
  /** Values of x are any numbers, not whole ones. */
  continuous: boolean;
  log: boolean;
  /** Amounts: what is drawn twice as high is twice as much. */
  fromZero: boolean;
  /** Of the y axis; by the values when absent. */
  range?: [number, number] | undefined;
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
const SHORT = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
const INK = { light: '#55616d', dark: '#9dabb8' };
const GRID = { light: '#e8edf0', dark: '#232c35' };
const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 1e4, 2e4, 5e4, 1e5, 1e6];
const SECONDS = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600,
];
const FEWEST_PIXELS = 6;
const LEAST_SECONDS = 60;
const DAY_SECONDS = 86_400;
const PADDING = 0.1;

/** As short as it can be told apart: rates of learning are small, counts are large. */
function tickText(value: number | null): string {
  if (value === null) return '';
  const size = Math.abs(value);
  if (size !== 0 && size < 0.0001) return String(Number(value.toPrecision(2)).toExponential());
  return size >= 10_000 ? COMPACT.format(value) : SHORT.format(value);
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
    padding: [10, look.kind === 'elapsed' ? 34 : 20, 0, 0],
    scales: {
      x: xScaleOf(look),
      y: look.log ? { distr: 3 } : { range: look.range ?? valueRange(look.fromZero) },
    },
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

/** Points of a few seconds are not drawn as if they were an hour apart. */
function timeRange(made: uPlot, from: number | null, to: number | null): uPlot.Range.MinMax {
  if (from === null || to === null) return [null, null];
  const shown = made.data[0];
  const all = from <= (shown[0] ?? from) && to >= (shown.at(-1) ?? to);
  return [all ? Math.min(from, to - LEAST_SECONDS) : from, to];
}

/** A line at nothing lies at the bottom, and not at the bottom of a hundred. */
function valueRange(fromZero: boolean) {
  return (_: uPlot, from: number | null, to: number | null): uPlot.Range.MinMax => {
    if (from === null || to === null || (from === 0 && to === 0)) return [0, 1];
    return uPlot.rangeNum(fromZero ? Math.min(from, 0) : from, to, PADDING, true);
  };
}

const seconds = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const minutes = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const days = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });

function clockTexts(_: uPlot, ticks: number[], _axis: number, _space: number, step: number) {
  const text = step >= DAY_SECONDS ? days : step >= 60 ? minutes : seconds;
  return ticks.map((tick) => text.format(new Date(tick * 1000)));
}

function xScaleOf({ kind, lines }: Look): uPlot.Scale {
  if (kind === 'time') return { time: true, range: timeRange };
  const bars = lines.some((line) => line.mark === 'bars');
  return { time: false, ...(bars && { range: withHalfBars }) };
}

/** Bars stand on the middle of their bins: the first and the last need room for a half. */
function withHalfBars(made: uPlot, least: number, most: number): [number, number] {
  const [first = least, second = first + 1] = made.data[0];
  const half = (second - first) / 2;
  return [least - half, most + half];
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
    const values = (_: uPlot, ticks: number[]) => ticks.map(elapsedTick);
    return { ...axis, size: 32, space: 80, incrs: SECONDS, values };
  }
  if (kind === 'time') return { ...axis, size: 32, space: 90, values: clockTexts };
  return {
    ...axis,
    size: 32,
    ...(!continuous && { incrs: WHOLE }),
    values: (_, ticks) => ticks.map(tickText),
  };
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
  const show = (made: uPlot) => (made.data[0]?.length ?? 0) < 3;
  return { points: { show, size: 6, filter: (made, index) => alone(made.data[index] ?? []) } };
}

/** Places of values that no line reaches, since there is a gap on either side of them. */
export function alone(column: ArrayLike<number | null | undefined>): number[] | null {
  const places: number[] = [];
  let [before, at] = [-2, -2];
  for (let index = 0; index < column.length; index++) {
    // undefined is the place of another line's point, and no gap
    if (column[index] === undefined) continue;
    if (at >= 0 && isGap(column, before) && !isGap(column, at) && isGap(column, index)) {
      places.push(at);
    }
    [before, at] = [at, index];
  }
  if (at >= 0 && !isGap(column, at) && isGap(column, before)) places.push(at);
  return places.length > 0 ? places : null;
}

function isGap(column: ArrayLike<number | null | undefined>, index: number): boolean {
  return index < 0 || column[index] === null;
}
