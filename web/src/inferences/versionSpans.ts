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

/** Which version scored when, newest first, as the measurements tell; a model that begins anew has its own. */
export function versionSpans(points: Scoring[]): VersionSpan[] {
  const groups: Scoring[][] = [];
  for (const point of points) {
    const current = groups.at(-1);
    const before = current?.at(-1);
    if (current && before && isSameModel(before, point)) current.push(point);
    else groups.push([point]);
  }
  return groups.map((group, index) => spanOf(group, groups[index - 1]?.at(-1))).reverse();
}

/** Subtasks report one after the other: that far apart they may tell of the same begin. */
const APART_MS = 1500;

/** Two models may have the same version: another one began to score after the last measurement. */
function isSameModel(before: Scoring, point: Scoring): boolean {
  if (before.modelVersion !== point.modelVersion) return false;
  const began = beginOf(point);
  const beganBefore = beginOf(before);
  if (began === undefined || beganBefore === undefined) return true;
  return began <= Date.parse(before.time) || began - beganBefore <= APART_MS;
}

function beginOf({ time, modelAgeMs }: Scoring): number | undefined {
  return modelAgeMs === null ? undefined : Date.parse(time) - modelAgeMs;
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
