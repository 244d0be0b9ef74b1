import type { Inference, Model, ModelSet, Training, TrainingResult } from '../api/types';
import { IRIS_MODELS } from './irisModels';

export const SET_NAME = 'iris-sample';
export const TRAINING_NAME = 'Iris sample';
export const INFERENCE_NAME = 'iris-sample';
export const SPECIES = ['setosa', 'versicolor', 'virginica'];
export const TRAINING_RECORDS = 120;
export const HELD_OUT_RECORDS = 30;

export const STEPS = ['define', 'announce', 'train', 'publish', 'serve'] as const;
export type Step = (typeof STEPS)[number];
export type Progress = 'next' | 'now' | 'done' | 'failed';

/** How far the sample has come, as the server tells it: nothing of it lives in the page. */
export interface Sample {
  models: Model[];
  modelSet?: ModelSet;
  training?: Training;
  best?: TrainingResult;
  inference?: Inference;
}

interface Known {
  models: Model[];
  modelSets: ModelSet[];
  trainings: Training[];
  inferences: Inference[];
}

export function sampleOf({ models, modelSets, trainings, inferences }: Known): Sample {
  const modelSet = newest(modelSets.filter(({ name }) => name === SET_NAME));
  const training = modelSet && newest(trainings.filter((each) => isOfSample(each, modelSet)));
  const best = training && bestResult(training);
  return {
    models: IRIS_MODELS.flatMap((ours) => models.filter(({ name }) => name === ours.name)),
    modelSet,
    training,
    best,
    inference: best && newest(inferences.filter(({ resultId }) => resultId === best.id)),
  };
}

export function isOfSample(training: Training, modelSet: ModelSet): boolean {
  return training.name === TRAINING_NAME && training.modelSetId === modelSet.id;
}

/** The published model that did best on the test part; of equals the one with the smaller loss. */
export function bestResult({ results }: Training): TrainingResult | undefined {
  return results
    .filter(({ artifact }) => artifact !== null)
    .toSorted(
      (a, b) =>
        (b.test.accuracy ?? 0) - (a.test.accuracy ?? 0) || (a.test.loss ?? 0) - (b.test.loss ?? 0),
    )[0];
}

/** Topics of one training: an earlier run of the sample has its own. */
export function topicsOf({ deploymentNumber }: Training) {
  const training = `iris-sample-${deploymentNumber}`;
  return { training, input: `${training}-in`, output: `${training}-out` };
}

const BROKEN: readonly string[] = ['FAILED', 'CANCELED', 'UPGRADE_FAILED'];

export function isBroken(job: { state: string } | undefined): boolean {
  return job !== undefined && BROKEN.includes(job.state);
}

export function progressOf(sample: Sample, scored: number): Record<Step, Progress> {
  const { training, best, inference } = sample;
  const announced = Boolean(training?.dataSourceId);
  const failed = isBroken(training);
  const ended = training?.state === 'FINISHED';
  return {
    define: training ? 'done' : sample.models.length > 0 ? 'now' : 'next',
    announce: announced ? 'done' : failed ? 'failed' : training ? 'now' : 'next',
    train: ended ? 'done' : announced ? (failed ? 'failed' : 'now') : 'next',
    publish: ended ? (best ? 'done' : 'failed') : 'next',
    serve: serving(inference, scored, ended && Boolean(best)),
  };
}

function serving(inference: Inference | undefined, scored: number, published: boolean): Progress {
  if (isBroken(inference)) return 'failed';
  if (scored >= HELD_OUT_RECORDS) return 'done';
  return published ? 'now' : 'next';
}

function newest<T extends { createdAt: string }>(items: T[]): T | undefined {
  return items.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))[0];
}
