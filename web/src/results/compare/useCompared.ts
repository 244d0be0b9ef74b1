import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { detailOf } from '../../api/queries';
import type { Training } from '../../api/types';
import { colorOf } from '../../charts/series';
import { namesOf, type Compared, type ResultRef } from './compared';

/** The results with their trainings, in their order; those that are gone are left out. */
export function useCompared(refs: ResultRef[], select?: (training: Training) => Training) {
  const ids = [...new Set(refs.map((ref) => ref.trainingId))];
  const { pending, found } = useQueries({
    queries: ids.map((id) => ({ ...detailOf('trainings', id), select })),
    combine: settled,
  });
  const all = useMemo(() => comparedOf(refs, found), [refs, found]);
  return { all, pending };
}

function settled(answers: UseQueryResult<Training>[]) {
  return {
    pending: answers.some((answer) => answer.isPending),
    found: answers.flatMap((answer) => (answer.data ? [answer.data] : [])),
  };
}

function comparedOf(refs: ResultRef[], trainings: Training[]): Compared[] {
  const found = refs.flatMap((ref) => {
    const training = trainings.find((each) => each.id === ref.trainingId);
    const result = training?.results.find((each) => each.id === ref.resultId);
    return training && result ? [{ training, result }] : [];
  });
  const names = namesOf(found);
  return found.map((one, index) => ({ ...one, name: names[index] ?? '', color: colorOf(index) }));
}
