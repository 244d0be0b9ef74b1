import { expect, it } from 'vitest';
import { healthOf } from './reach';
import type { SystemInfo } from './types';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const WELL: SystemInfo = {
  version: '1',
  mode: 'LOCAL',
  kafka: { bootstrapServers: 'k:9092', state: 'UP', fault: null },
  flink: { dashboardUrl: null, version: null, state: 'UP', slotsTotal: null, slotsFree: null },
  dataDir: '/d',
  startedAt: '2026-11-22T09:00:00Z',
  schemaVersion: '1',
};
const SILENT: SystemInfo = { ...WELL, flink: { ...WELL.flink, state: 'DOWN' } };

it('one question that was not answered is slowness, and absence only when none is for a while', () => {
  const first = healthOf(SILENT, undefined, NOW);
  expect(first.reach.flink).toEqual({ state: 'SLOW', since: '2026-11-22T10:00:00.000Z' });
  const second = healthOf(SILENT, first, NOW + 15_000);
  expect(second.reach.flink.state).toBe('SLOW');
  const later = healthOf(SILENT, second, NOW + 45_000);
  expect(later.reach.flink).toEqual({ state: 'DOWN', since: '2026-11-22T10:00:00.000Z' });
});

it('an answer ends it', () => {
  const silent = healthOf(SILENT, undefined, NOW);
  const well = healthOf(WELL, silent, NOW + 45_000);
  expect(well.reach.flink).toEqual({ state: 'UP', since: null });
  expect(healthOf(SILENT, well, NOW + 60_000).reach.flink.state).toBe('SLOW');
});

it('a broker that has stopped for good is gone at once', () => {
  const stopped: SystemInfo = {
    ...WELL,
    kafka: { ...WELL.kafka, state: 'DOWN', fault: 'no space left on device' },
  };
  expect(healthOf(stopped, undefined, NOW).reach.kafka.state).toBe('DOWN');
});
