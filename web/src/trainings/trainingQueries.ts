import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { detailOf } from '../api/queries';
import { isTerminal, type Training, type TrainingResult } from '../api/types';

/** A training without what every epoch changes, so that its page is not made anew for each. */
export function outlineOf(training: Training): Training {
  return { ...training, results: training.results.map(steady) };
}

function steady(result: TrainingResult): TrainingResult {
  if (isTerminal(result.state)) return result;
  return { ...result, epoch: 0, step: 0, train: {}, validation: {}, learningRate: null };
}

export function useTrainingOutline(trainingId: string) {
  return useQuery({ ...detailOf('trainings', trainingId), select: outlineOf });
}

/** One result as it is now; the caller, and nothing around it, is rendered for each epoch. */
export function useResult(given: TrainingResult): TrainingResult {
  const pick = useCallback(
    (training: Training) => training.results.find((each) => each.id === given.id),
    [given.id],
  );
  const now = useQuery({ ...detailOf('trainings', given.trainingId), select: pick });
  return now.data ?? given;
}
