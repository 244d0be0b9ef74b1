import type { Scoring } from '../api/types';

/** A stretch of time in which one version was measured. */
export interface VersionSpan {
  version: number;
  from: string;
  until: string;
  scored: number;
  recordsPerSecond: number;
  p99Ms: number | null;
}

/** Which version scored when, newest first, as the measurements tell. */
export function versionSpans(points: Scoring[]): VersionSpan[] {
  const groups: Scoring[][] = [];
  for (const point of points) {
    const current = groups.at(-1);
    if (current?.[0]?.modelVersion === point.modelVersion) current.push(point);
    else groups.push([point]);
  }
  return groups.map((group, index) => spanOf(group, groups[index - 1]?.at(-1))).reverse();
}

function spanOf(points: Scoring[], before: Scoring | undefined): VersionSpan {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) throw new RangeError('a span has a measurement');
  const busy = points.filter((point) => point.recordsPerSecond > 0);
  return {
    version: first.modelVersion,
    from: first.time,
    until: last.time,
    scored: last.scored - (before ?? first).scored,
    recordsPerSecond: points.reduce((sum, each) => sum + each.recordsPerSecond, 0) / points.length,
    p99Ms: busy.length === 0 ? null : Math.max(...busy.map((point) => point.p99Ms)),
  };
}
