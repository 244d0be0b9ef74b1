import type { Condition, Scoring, Training, TrainingResult } from '../src/api/types';
import { curves, stepsWithin } from './curves';
import { dataSource, fillKafka } from './full-kafka';
import { digits, twoOutputs } from './evaluations';
import { inOperation } from './operations';
import { inference, revisions } from './full-inference';
import { fullInferenceWorld } from './inference-world';
import { now, STRUCTURE, World } from './world';

const EPOCHS = 60;
const MODELS = ['digits-linear', 'digits-narrow', 'digits-wide'];

/** A Millrace in use: one training under way, one done, one inference, one problem. */
export function fullWorld(): World {
  const world = new World();
  const created = { createdAt: minutesAgo(42), updatedAt: minutesAgo(42) };
  world.models = MODELS.map((name, index) => ({
    ...STRUCTURE,
    ...created,
    id: `m${index}`,
    name,
    description: 'Handwritten digits, 8 x 8',
    format: 'KERAS_JSON',
    imports: null,
    code: '{"class_name": "Sequential"}',
    file: null,
    architecture: { class_name: 'Sequential' },
  }));
  world['model-sets'] = [
    {
      id: 's1',
      name: 'digits',
      description: '',
      modelIds: ['m0', 'm1', 'm2'],
      createdAt: minutesAgo(41),
    },
  ];
  world['data-sources'] = [dataSource('d1', 'ALL'), dataSource('d2', 'EXPIRED')];
  fillKafka(world);
  world.trainings = [training('t1', 'RUNNING'), training('t2', 'FINISHED')];
  for (const each of world.trainings) {
    each.results.forEach((result, index) => {
      world.series[result.id] = curves(result.epoch, index);
      world.steps[result.id] = stepsWithin(result.epoch, index);
    });
  }
  world.evaluations = { 't2-r1': twoOutputs(), 't2-r2': digits() };
  world.inferences = [{ ...inference(), metrics: scoring(59) }];
  world.around = fullInferenceWorld();
  world.revisions = { i1: revisions() };
  Object.assign(world, inOperation());
  world.scoring.i1 = Array.from({ length: 60 }, (_, index) => scoring(index));
  world.problems = [
    {
      id: 'p1',
      time: minutesAgo(3),
      code: 'CONTROL_MESSAGE_MALFORMED',
      source: { topic: 'KAFKA_ML_CONTROL_TOPIC', partition: 0, offset: 17 },
      detail: 'The message is not JSON: unexpected character at column 1.',
      errors: [{ pointer: '/topic', message: 'is missing', hint: 'Name a topic.' }],
    },
  ];
  return world;
}

function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

const LATE: Condition[] = [
  {
    flag: 'UNREACHABLE',
    since: minutesAgo(1),
    reason: 'the API server does not answer',
    remedy: 'The state is the last one seen. Nothing is lost, and this clears by itself.',
  },
  {
    flag: 'STUCK',
    since: minutesAgo(12),
    reason: 'RESTARTING for more than 5 min: waits for slots',
    remedy: 'Are there enough free slots?',
  },
];

function training(id: string, state: 'RUNNING' | 'FINISHED'): Training {
  return {
    id,
    deploymentNumber: 7,
    name: state === 'RUNNING' ? 'Digits, second run' : 'Digits, first run',
    modelSetId: 's1',
    modelSetName: 'digits',
    dataSourceId: 'd1',
    kind: 'CLASSIC',
    fit: { batchSize: 32, epochs: EPOCHS, shuffle: true, seed: 42, maxRejectedShare: 0.1 },
    startFrom: null,
    state,
    flags: state === 'RUNNING' ? ['UNREACHABLE', 'STUCK'] : [],
    conditions: state === 'RUNNING' ? LATE : [],
    error: null,
    createdAt: minutesAgo(state === 'RUNNING' ? 1 : 30),
    startedAt: minutesAgo(state === 'RUNNING' ? 1 : 30),
    finishedAt: state === 'RUNNING' ? null : minutesAgo(29),
    job: { jobId: 'j1', flinkJobId: 'f1', dashboardUrl: 'http://127.0.0.1:8081/#/job/f1' },
    results: MODELS.map((name, index) => result(id, name, index, state)),
  };
}

function result(
  trainingId: string,
  modelName: string,
  index: number,
  state: 'RUNNING' | 'FINISHED',
): TrainingResult {
  const failed = trainingId === 't2' && index === 0;
  const epoch = state === 'RUNNING' ? 24 : EPOCHS;
  const curve = curves(epoch, index);
  const last = (values: (number | null)[] | undefined) => values?.at(-1) ?? 0;
  return {
    id: `${trainingId}-r${index}`,
    trainingId,
    modelId: `m${index}`,
    modelName,
    state: failed ? 'FAILED' : state,
    epoch,
    epochs: EPOCHS,
    train: { loss: last(curve.train.loss), accuracy: last(curve.train.accuracy) },
    validation: { loss: last(curve.validation.loss), accuracy: last(curve.validation.accuracy) },
    test: state === 'FINISHED' && !failed ? { loss: 0.1, accuracy: 0.95 + index / 100 } : {},
    step: epoch * 32,
    trainingExamples: 1005,
    validationExamples: 289,
    testExamples: 143,
    rejectedRecords: 0,
    learningRate: 0.0005,
    durationMs: 8200 + index * 900,
    ...(state === 'FINISHED' && !failed ? finished(index) : UNFINISHED),
    initialWeights: null,
    initialResultId: null,
    signature: null,
    provenance: null,
    error: failed
      ? { code: 'TRAINING_DIVERGED', message: 'The loss became NaN at step 812.' }
      : null,
  };
}

const FILE = { uri: 'file:///models/a', sha256: 'ab12'.repeat(16), sizeBytes: 24_310 };
const NONE = { artifact: null, archive: null };
const UNFINISHED = { ...NONE, modelVersion: null, end: null, bestEpoch: null, effort: null };

function finished(index: number) {
  return {
    modelVersion: 3,
    end: index === 2 ? ('EARLY_STOPPING' as const) : ('ALL_EPOCHS' as const),
    bestEpoch: index === 2 ? 52 : null,
    effort: {
      epochs: EPOCHS,
      steps: EPOCHS * 32,
      examplesPerSecond: 18_432.5,
      peakMemoryBytes: 734_003_200,
    },
    artifact: FILE,
    archive: FILE,
  };
}

export function scoring(index: number): Scoring {
  return {
    scored: 12_000 + index * 8400,
    deadLetters: 2,
    recordsPerSecond: 8400 + 900 * Math.sin(index / 6),
    p50Ms: 3.1 + 0.6 * Math.sin(index / 5),
    p99Ms: 7.9 + 1.9 * Math.sin(index / 4),
    p999Ms: 14.2 + 3.1 * Math.sin(index / 4),
    meanBatch: 12.5,
    waiting: 3,
    modelAgeMs: 540_000,
    lag: Math.round(180 + 120 * Math.sin(index / 7)),
    classesPerSecond: { sound: 7400 + 800 * Math.sin(index / 6), broken: 1000 },
    modelVersion: 3,
    time: index < 60 ? new Date(Date.now() - (60 - index) * 5000).toISOString() : now(),
  };
}
