import type { Scoring } from '../api/types';

/** The server reports 0 for a time in which nothing was scored; no latency was measured then. */
export function latencyOf(
  scoring: Scoring | null | undefined,
  quantile: 'p50Ms' | 'p99Ms' | 'p999Ms',
): number | null {
  return scoring && scoring.recordsPerSecond > 0 ? (scoring[quantile] ?? null) : null;
}
