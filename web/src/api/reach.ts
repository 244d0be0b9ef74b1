import type { SystemInfo } from './types';

/** How long a part may be silent before it counts as gone: on a busy machine an answer takes long. */
const PATIENCE_MS = 40_000;

export interface Reach {
  state: 'UP' | 'SLOW' | 'DOWN';
  /** Since when no question has been answered. */
  since: string | null;
}

export interface SystemHealth extends SystemInfo {
  reach: { kafka: Reach; flink: Reach };
}

const ANSWERS: Reach = { state: 'UP', since: null };

/** What one answer tells, with what those before it told: a single silence is not an absence. */
export function healthOf(
  answer: SystemInfo,
  before: SystemHealth | undefined,
  now: number,
): SystemHealth {
  const { kafka, flink } = answer;
  const stopped = kafka.fault !== null;
  return {
    ...answer,
    reach: {
      kafka: reachOf(kafka.state === 'UP', stopped, before?.reach.kafka, now),
      flink: reachOf(flink.state === 'UP', false, before?.reach.flink, now),
    },
  };
}

function reachOf(up: boolean, stopped: boolean, before: Reach | undefined, now: number): Reach {
  if (up) return ANSWERS;
  const since = before?.since ?? new Date(now).toISOString();
  const gone = stopped || now - Date.parse(since) >= PATIENCE_MS;
  return { state: gone ? 'DOWN' : 'SLOW', since };
}
