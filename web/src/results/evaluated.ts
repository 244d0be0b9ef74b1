import type { TrainingResult } from '../api/types';

/** Why a result has no evaluation and what to do about it; undefined when it may have one. */
export function whyNotEvaluated(result: TrainingResult): string | undefined {
  if (result.state === 'WAITING' || result.state === 'RUNNING') {
    return 'It appears here when the training has ended.';
  }
  if (result.state !== 'FINISHED') return 'Only models that are trained are evaluated.';
  if (!result.archive) return 'An older release made this result and wrote none. Train it again.';
  const heldOut = (result.validationExamples ?? 0) + (result.testExamples ?? 0);
  return heldOut === 0
    ? 'Every example was trained on. Train with a validation or test part to see how it does.'
    : undefined;
}
