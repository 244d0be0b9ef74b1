import type { MetricSeries } from '../../api/types';
import type { CurveAxis } from '../../charts/curveSettings';
import type { Plot } from '../../charts/plot';
import { align, smooth, type ChartLine } from '../../charts/series';
import { chartTexts } from '../../texts/charts';

/** A result whose curves are drawn. */
export interface Subject {
  resultId: string;
  trainingId: string;
  /** Unlike that of every other one of the chart. */
  name: string;
  color: string;
  /** When its training started, in milliseconds since 1970; its clock begins there. */
  startedAt: number | undefined;
}

/** Which metrics a result has, and of which parts; changes seldom, unlike their values. */
export interface Measured {
  resultId: string;
  train: string[];
  validation: string[];
  hasTimes: boolean;
}

export function measuredOf(resultId: string, series: MetricSeries | undefined): Measured {
  return {
    resultId,
    train: namesOf(series?.train),
    validation: namesOf(series?.validation),
    hasTimes: series?.times.some((time) => time !== null) ?? false,
  };
}

function namesOf(columns: Record<string, (number | null)[]> | undefined): string[] {
  return Object.entries(columns ?? {})
    .filter(([, values]) => values.some((value) => value !== null))
    .map(([name]) => name);
}

/** A line of a chart and where its numbers are. */
export interface CurveLine extends ChartLine {
  of: Subject;
  column: 'train' | 'validation';
}

export function linesOf(metric: string, subjects: Subject[], measured: Measured[]): CurveLine[] {
  return subjects.flatMap((of, index) => {
    const known = measured[index];
    const parts = (['train', 'validation'] as const).filter((part) =>
      known?.[part].includes(metric),
    );
    return parts.map((column) => ({
      of,
      column,
      subject: of.name,
      part: chartTexts[column],
      color: of.color,
      dashed: column === 'validation',
    }));
  });
}

export interface Drawing {
  metric: string;
  axis: CurveAxis;
  smoothing: number;
  log: boolean;
}

/** The numbers of the lines, on one axis. */
export function plotOf(
  lines: CurveLine[],
  seriesOf: (resultId: string) => MetricSeries | undefined,
  { metric, axis, smoothing, log }: Drawing,
): Plot {
  const curves = lines.map(({ of, column }) => {
    const series = seriesOf(of.resultId);
    const values = smooth(series?.[column][metric] ?? [], smoothing);
    return timed(xOf(series, axis, of), log ? values.map(positive) : values);
  });
  return align(curves);
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

function xOf(series: MetricSeries | undefined, axis: CurveAxis, of: Subject): (number | null)[] {
  if (!series) return [];
  if (axis === 'epoch') return series.epochs;
  if (axis === 'step') return series.steps;
  const zero = axis === 'time' ? 0 : of.startedAt;
  return series.times.map((time) =>
    time === null || zero === undefined ? null : (Date.parse(time) - zero) / 1000,
  );
}

/** Points whose time nobody wrote down have no place on an axis of time. */
function timed(x: (number | null)[], values: (number | null)[]) {
  if (!x.includes(null)) return { x: x as number[], values };
  const known = x.flatMap((at, index) =>
    at === null ? [] : [{ at, value: values[index] ?? null }],
  );
  return { x: known.map(({ at }) => at), values: known.map(({ value }) => value) };
}
