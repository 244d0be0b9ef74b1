import type { Plot } from './plot';

/** One line of a chart: one part (train, p99) of one subject, which has one colour. */
export interface ChartLine {
  subject: string;
  part: string;
  color: string;
  dashed?: boolean;
  /** A line when absent. */
  mark?: 'bars' | 'points';
}

export interface ChartSeries extends ChartLine {
  values: (number | null)[];
}

/**
 * At least 3:1 on both grounds. The first seven are distinct for people with any colour vision; the
 * others are as far from all before them as that contrast allows, for sets of up to twenty models.
 */
export const PALETTE = [
  ...['#1a9ba0', '#d9661a', '#7d74e0', '#c44a8a', '#6c931c', '#3f8be0', '#a5842a'],
  ...['#786c78', '#187854', '#3c54fc', '#fc0048', '#a8543c', '#b4849c', '#186cb4'],
  ...['#9054a8', '#cc6cd8', '#a800fc', '#fc00a8', '#c000b4', '#fc00fc'],
] as const;

export function colorOf(index: number): string {
  return PALETTE[index % PALETTE.length] ?? PALETTE[0];
}

export function labelOf({ subject, part }: Pick<ChartLine, 'subject' | 'part'>): string {
  return part === '' ? subject : `${subject}, ${part}`;
}

/** Exponential moving average without the pull to zero of its start; gaps stay gaps. */
export function smooth(values: (number | null)[], weight: number): (number | null)[] {
  if (weight <= 0) return values;
  let average = 0;
  let norm = 0;
  return values.map((value) => {
    if (value === null || !Number.isFinite(value)) return value;
    average = average * weight + (1 - weight) * value;
    norm = norm * weight + (1 - weight);
    return average / norm;
  });
}

interface Curve {
  x: number[];
  values: (number | null)[];
}

/** More points than twice the pixels of a wide chart cannot be told apart. */
const MOST_POINTS = 4000;

/** Puts curves of different length on one x axis; elsewhere than at its points a curve has nothing. */
export function align(curves: Curve[], most = MOST_POINTS): Plot {
  const longest = curves.reduce<number[]>(
    (x, curve) => (curve.x.length > x.length ? curve.x : x),
    [],
  );
  if (curves.every((curve) => begins(longest, curve.x))) {
    return { x: longest, columns: curves.map((curve) => padded(curve.values, longest.length)) };
  }
  const all = new Set(curves.flatMap((curve) => curve.x));
  return all.size > most ? gathered(curves, [...all], most) : joined(curves, [...all]);
}

function begins(long: number[], short: number[]): boolean {
  return short === long || short.every((value, index) => value === long[index]);
}

function padded<T>(values: T[], length: number): (T | undefined)[] {
  if (values.length === length) return values;
  return [...values, ...new Array<undefined>(length - values.length)];
}

function joined(curves: Curve[], all: number[]): Plot {
  const x = all.sort((a, b) => a - b);
  const place = new Map(x.map((value, index) => [value, index]));
  return { x, columns: curves.map((curve) => placed(curve, x.length, (at) => place.get(at) ?? 0)) };
}

/** Points nearer to each other than a part of a pixel share a place; the last of a line stays. */
function gathered(curves: Curve[], all: number[], most: number): Plot {
  const least = all.reduce((a, b) => Math.min(a, b));
  const width = (all.reduce((a, b) => Math.max(a, b)) - least) / (most - 1);
  const x = Array.from({ length: most }, (_, index) => least + index * width);
  const placeOf = (at: number) => Math.round((at - least) / width);
  return { x, columns: curves.map((curve) => placed(curve, most, placeOf)) };
}

function placed({ x, values }: Curve, length: number, placeOf: (at: number) => number) {
  const column = new Array<number | null | undefined>(length).fill(undefined);
  x.forEach((at, index) => {
    column[placeOf(at)] = values[index] ?? null;
  });
  return column;
}
