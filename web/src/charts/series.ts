/** One line of a chart: one part (train, p99) of one subject, which has one colour. */
export interface ChartSeries {
  subject: string;
  part: string;
  color: string;
  dashed?: boolean;
  /** A line when absent. */
  mark?: 'bars' | 'points';
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

export function labelOf({ subject, part }: Pick<ChartSeries, 'subject' | 'part'>): string {
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

/** Puts curves of different length on one x axis; where a curve has no point it has a gap. */
export function align(curves: Curve[]): { x: number[]; columns: (number | null)[][] } {
  const x = [...new Set(curves.flatMap((curve) => curve.x))].sort((a, b) => a - b);
  const columns = curves.map((curve) => {
    const at = new Map(curve.x.map((value, index) => [value, curve.values[index] ?? null]));
    return x.map((value) => at.get(value) ?? null);
  });
  return { x, columns };
}
