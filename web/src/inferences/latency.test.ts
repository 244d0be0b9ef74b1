import { expect, it } from 'vitest';
import { scoring } from '../../test/full-world';
import { latencyOf } from './latency';

it('an idle inference has no latency rather than one of 0 ms', () => {
  const busy = { ...scoring(1), recordsPerSecond: 5, p50Ms: 3 };
  expect(latencyOf(busy, 'p50Ms')).toBe(3);
  expect(latencyOf({ ...busy, recordsPerSecond: 0, p50Ms: 0 }, 'p50Ms')).toBeNull();
  expect(latencyOf(null, 'p99Ms')).toBeNull();
});
