import type { DataSource, FitDraft } from '../../api/types';

/** How many examples each part has and how many steps that makes; about, as the job splits them. */
export interface Plan {
  records: number;
  training: number;
  validation: number;
  test: number;
  stepsPerEpoch: number;
  steps: number;
}

export function planOf(fit: FitDraft, source: DataSource): Plan | undefined {
  const records = source.totalMessages;
  if (records === null) return undefined;
  const validation = Math.floor(records * (fit.validationRate ?? source.validationRate));
  const test = Math.floor(records * (fit.testRate ?? source.testRate));
  const training = Math.max(0, records - validation - test);
  const batch = Math.max(1, fit.batchSize ?? 32);
  const stepsPerEpoch = fit.stepsPerEpoch ?? Math.ceil(training / batch);
  return {
    records,
    training,
    validation,
    test,
    stepsPerEpoch,
    steps: stepsPerEpoch * (fit.epochs ?? 1),
  };
}
