import type { Inference, Revision } from '../src/api/types';
import { VALUES } from './world';

function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

/** One that rolled back, warns, and scores all the same. */
export function inference(): Inference {
  return {
    id: 'i1',
    name: 'digits-live',
    resultId: 't2-r2',
    modelId: null,
    modelName: 'digits-wide',
    modelVersion: 3,
    inputTopic: 'digits-in',
    outputTopic: 'digits-out',
    format: 'RAW',
    formatConfig: { data_type: 'uint8', data_reshape: '64' },
    inputKafka: null,
    parallelism: 2,
    delivery: 'AT_LEAST_ONCE' as const,
    batch: { maxSize: 256, lingerMs: 5 },
    output: VALUES,
    rollout: {
      activation: { policy: 'ON_CHECKPOINT' },
      state: 'PREPARING',
      readySubtasks: 1,
      activeSubtasks: 0,
      previous: { modelName: 'digits-narrow', modelVersion: 2 },
    },
    revision: 1,
    operation: {
      id: 'o1',
      inferenceId: 'i1',
      snapshotId: null,
      kind: 'UPGRADE' as const,
      step: 'ROLLED_BACK' as const,
      fromRevision: 1,
      toRevision: 2,
      reason: 'after 120 s the job is DEPLOYING: waits for slots',
      startedAt: minutesAgo(5),
      endedAt: minutesAgo(2),
    },
    state: 'RUNNING' as const,
    flags: ['DEGRADED', 'WARNING'],
    conditions: [
      {
        flag: 'DEGRADED' as const,
        since: minutesAgo(4),
        reason: 'pod inf-i1-taskmanager-1-2: ImagePullBackOff, jobs:2 is not there',
        remedy:
          'See `kubectl -n ml describe pods -l app=inf-i1`. It goes on by itself once the cause is gone; or suspend, roll back or delete the inference.',
      },
      {
        flag: 'WARNING' as const,
        since: minutesAgo(20),
        reason: 'operator 1.15.0 has known faults',
        remedy: 'It works meanwhile; update what is named.',
      },
    ],
    error: null,
    createdAt: minutesAgo(20),
    job: { jobId: 'j2', flinkJobId: 'f2', dashboardUrl: 'http://127.0.0.1:8081/#/job/f2' },
    metrics: null,
  };
}

export function revisions(): Revision[] {
  const settings = {
    delivery: 'AT_LEAST_ONCE' as const,
    batch: { maxSize: 256, lingerMs: 5 },
    snapshot: null,
    snapshotAt: null,
    failure: null,
  };
  return [
    {
      ...settings,
      revision: 2,
      current: false,
      parallelism: 64,
      createdAt: minutesAgo(5),
      failure: 'after 120 s the job is DEPLOYING: waits for slots',
    },
    {
      ...settings,
      revision: 0,
      current: false,
      parallelism: 1,
      createdAt: minutesAgo(30),
      snapshot: { location: 's3://state/inf-i1/runs/1/savepoints/sp', kind: 'SAVEPOINT' },
      snapshotAt: minutesAgo(20),
    },
    { ...settings, revision: 1, current: true, parallelism: 2, createdAt: minutesAgo(20) },
  ];
}
