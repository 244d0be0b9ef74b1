import type { TrainingResult } from '../api/types';
import { resultTexts as texts } from '../texts/results';

/** Why a result has no evaluation and what to do about it; undefined when it may have one. */
export function whyNotEvaluated(result: TrainingResult): string | undefined {
  if (result.state === 'WAITING' || result.state === 'RUNNING') {
    return texts.later;
  }
  if (result.state !== 'FINISHED') return texts.notTrained;
  if (!result.archive) return texts.olderRelease;
  const heldOut = (result.validationExamples ?? 0) + (result.testExamples ?? 0);
  return heldOut === 0 ? texts.allTrainedOn : undefined;
}
