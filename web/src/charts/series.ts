/** One line of a chart. Lines of one colour belong to one subject; dashes tell them apart. */
export interface ChartSeries {
  label: string;
  color: string;
  dashed?: boolean;
  values: (number | null)[];
}

/** Distinct for people with any colour vision, and at least 3:1 on both grounds. */
const PALETTE = ['#1a9ba0', '#d9661a', '#7d74e0', '#c44a8a', '#6c931c', '#3f8be0', '#a5842a'];

export function colorOf(index: number): string {
  return PALETTE[index % PALETTE.length] ?? '#1a9ba0';
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

/** Puts curves of different length on one x axis; where a curve has no point it has a gap. */
export function align(curves: Curve[]): { x: number[]; columns: (number | null)[][] } {
  const x = [...new Set(curves.flatMap((curve) => curve.x))].sort((a, b) => a - b);
  const columns = curves.map((curve) => {
    const at = new Map(curve.x.map((value, index) => [value, curve.values[index] ?? null]));
    return x.map((value) => at.get(value) ?? null);
  });
  return { x, columns };
}
