import type { FitDraft, SplitMethod } from '../api/types';

/** What the form of a new training asks about fitting; an empty text is the default. */
export interface FitForm {
  epochs: number;
  batchSize: number;
  seed: number;
  shuffle: boolean;
  stepsPerEpoch: number | '';
  /** Undefined: kept when there is a validation part. */
  keepBest: boolean | undefined;
  stopEarly: boolean;
  /** Of all options that watch a metric; empty watches val_loss, or loss without a validation part. */
  monitor: string;
  patience: number;
  minDelta: number;
  reduce: boolean;
  reduceFactor: number;
  reducePatience: number;
  timeBudgetMinutes: number | '';
  classWeights: string;
  validationRate: number | '';
  testRate: number | '';
  splitMethod: SplitMethod | '';
}

export const USUAL: FitForm = {
  epochs: 20,
  batchSize: 32,
  seed: 42,
  shuffle: true,
  stepsPerEpoch: '',
  keepBest: undefined,
  stopEarly: false,
  monitor: '',
  patience: 5,
  minDelta: 0,
  reduce: false,
  reduceFactor: 0.1,
  reducePatience: 3,
  timeBudgetMinutes: '',
  classWeights: '',
  validationRate: '',
  testRate: '',
  splitMethod: '',
};

/** Of the data source; undefined while it is not chosen. */
type Announced = { validationRate: number } | undefined;

export function hasValidation(form: FitForm, announced: Announced): boolean {
  const rate = form.validationRate === '' ? announced?.validationRate : form.validationRate;
  return (rate ?? 0) > 0;
}

export function keepsBest(form: FitForm, announced: Announced): boolean {
  return form.keepBest ?? hasValidation(form, announced);
}

export function monitorOf(form: FitForm, announced: Announced): string {
  return form.monitor.trim() || (hasValidation(form, announced) ? 'val_loss' : 'loss');
}

/** The request's `fit`; options that are not asked for are left away. */
export function fitOf(form: FitForm, announced: Announced): FitDraft {
  const monitor = monitorOf(form, announced);
  return {
    epochs: form.epochs,
    batchSize: form.batchSize,
    seed: form.seed,
    shuffle: form.shuffle,
    ...given('stepsPerEpoch', form.stepsPerEpoch),
    ...given('validationRate', form.validationRate),
    ...given('testRate', form.testRate),
    ...given('splitMethod', form.splitMethod),
    ...(form.stopEarly && {
      earlyStopping: { monitor, patience: form.patience, minDelta: form.minDelta },
    }),
    ...(keepsBest(form, announced) && { bestWeights: { monitor } }),
    ...(form.reduce && {
      reduceOnPlateau: { monitor, factor: form.reduceFactor, patience: form.reducePatience },
    }),
    ...(form.timeBudgetMinutes !== '' && {
      timeBudgetSeconds: Math.max(1, Math.round(form.timeBudgetMinutes * 60)),
    }),
    ...(form.classWeights.trim() !== '' && {
      classWeights: parseClassWeights(form.classWeights) ?? {},
    }),
  };
}

function given<K extends keyof FitDraft>(name: K, value: FitDraft[K] | ''): FitDraft {
  return value === '' ? {} : ({ [name]: value } as FitDraft);
}

/** `0: 1, 1: 2.5` as weights by class; undefined when it is not of that form. */
export function parseClassWeights(text: string): Record<string, number> | undefined {
  const weights: Record<string, number> = {};
  for (const entry of text.split(',')) {
    const found = /^\s*(\d+)\s*:\s*(\d+(?:\.\d+)?)\s*$/.exec(entry);
    if (!found?.[1] || !found[2]) return undefined;
    weights[String(Number(found[1]))] = Number(found[2]);
  }
  return weights;
}

/** What is wrong with the text, and what is legal; undefined when nothing is. */
export function classWeightsFault(text: string): string | undefined {
  return text.trim() === '' || parseClassWeights(text)
    ? undefined
    : 'Write a class and its weight, such as 0: 1, 1: 2.5';
}
