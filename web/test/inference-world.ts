import type { Inference } from '../src/api/types';
import type { DeadLetter } from '../src/deadletters/deadLetter';
import type { JobReport } from '../src/jobs/jobReport';
import { problem } from './fake-server';

type Answer = [status: number, body?: unknown];

/** What the fake control plane knows around inferences, beside the inferences themselves. */
export class InferenceWorld {
  deadLetters: DeadLetter[] = [];
  jobs: Record<string, JobReport> = {};
  readonly retried: { id: string; valueBase64?: string }[] = [];

  answer(route: string, body: unknown, query: URLSearchParams): Answer | undefined {
    const [, path = ''] = route.split(' ');
    if (path === '/dead-letters') return [200, { items: this.letters(query), nextCursor: null }];
    if (path === '/dead-letters:retry') return this.retry(body as { letters: { id: string }[] });
    const job = /^\/(?:inferences|trainings)\/([^/]+)\/job$/.exec(path)?.[1];
    if (job) return this.job(job);
    if (path.endsWith(':preview-upgrade')) return [200, previewOf(body as Partial<Inference>)];
    return undefined;
  }

  private letters(query: URLSearchParams): DeadLetter[] {
    const inferenceId = query.get('inferenceId');
    const code = query.get('code');
    return this.deadLetters.filter(
      (letter) =>
        (inferenceId === null || letter.inferenceId === inferenceId) &&
        (code === null || letter.code === code),
    );
  }

  private retry({ letters }: { letters: { id: string; valueBase64?: string }[] }): Answer {
    this.retried.push(...letters);
    this.deadLetters = this.deadLetters.map((letter) =>
      letters.some(({ id }) => id === letter.id)
        ? { ...letter, retriedAt: new Date().toISOString(), retriedBy: 'anna' }
        : letter,
    );
    return [200, { sent: letters.length, ranges: [`digits-in:0:90:${90 + letters.length}`] }];
  }

  private job(id: string): Answer {
    const report = this.jobs[id];
    if (report) return [200, report];
    const unknown = problem(404, 'The runtime knows no such job.');
    return [404, { ...unknown, code: 'JOB_UNKNOWN' }];
  }
}

function previewOf({ parallelism }: Partial<Inference>) {
  const changes = parallelism
    ? [{ pointer: '/parallelism', from: '2', to: String(parallelism) }]
    : [{ pointer: '/batch/maxSize', from: '256', to: '64' }];
  return { how: 'SAVEPOINT', changes };
}

/** Around the inference of a Millrace in use. */
export function fullInferenceWorld(): InferenceWorld {
  const world = new InferenceWorld();
  world.deadLetters = [
    letter(1, 'RECORD_UNDECODABLE', 'the value has 3 bytes; legal are 64 (64 x uint8)', 'bad'),
    letter(2, 'NOT_FINITE', 'the prediction is NaN', '\u0000\u0007\u00ff'),
  ];
  world.jobs = { i1: JOB };
  return world;
}

function letter(number: number, code: string, reason: string, value: string): DeadLetter {
  return {
    id: `dl${number}`,
    time: new Date(Date.now() - number * 70_000).toISOString(),
    jobId: 'inf-i1',
    inferenceId: 'i1',
    trainingId: null,
    source: { topic: 'digits-in', partition: 0, offset: 40 + number, time: null },
    code,
    reason,
    keyBase64: btoa('camera-7'),
    valueBase64: btoa(value),
    valueText: value === 'bad' ? value : null,
    headers: { line: '7' },
    retriedAt: null,
    retriedBy: null,
  };
}

const JOB: JobReport = {
  flinkJobId: 'a2782bde23e1fc470b76172bbd9da068',
  state: 'RUNNING',
  restarts: 1,
  exceptions: [
    {
      time: new Date(Date.now() - 600_000).toISOString(),
      task: 'Score (1/2)',
      message: 'Could not complete the operation.',
      rootCause: 'java.net.ConnectException: Connection refused: broker:9092',
      stackTrace:
        'org.apache.flink.util.FlinkException: Could not complete the operation.\n\tat Score.run(Score.java:41)\nCaused by: java.net.ConnectException: Connection refused: broker:9092',
    },
  ],
  checkpoints: {
    completed: 41,
    failed: 1,
    inProgress: 0,
    restoredFrom: null,
    latest: [41, 40].map((id) => ({
      id,
      kind: 'CHECKPOINT',
      state: 'COMPLETED',
      triggeredAt: new Date(Date.now() - (42 - id) * 10_000).toISOString(),
      durationMs: 84,
      sizeBytes: 18_204,
    })),
  },
};
