import { useQuery } from '@tanstack/react-query';
import type { components } from '../api/schema';
import { detailOf, listOf } from '../api/queries';
import type { Inference, Training, TrainingResult } from '../api/types';

/** The training whose result scores, when it is still known. */
export function trainingOf(
  trainings: Training[],
  resultId: string | null,
): { training: Training; result: TrainingResult } | undefined {
  for (const training of trainings) {
    const result = training.results.find(({ id }) => id === resultId);
    if (result) return { training, result };
  }
  return undefined;
}

/** What the deployed model takes, and the data it was trained on; undefined while that is read. */
export function useTrained({ resultId, modelId }: Pick<Inference, 'resultId' | 'modelId'>) {
  const trainings = useQuery({ ...listOf('trainings'), enabled: resultId !== null });
  const model = useQuery({ ...detailOf('models', modelId ?? ''), enabled: modelId !== null });
  if ((resultId !== null && trainings.isPending) || (modelId !== null && model.isPending)) {
    return undefined;
  }
  const trained = trainingOf(trainings.data ?? [], resultId);
  const inputs: components['schemas']['TensorView'][] =
    model.data?.inputs ?? trained?.result.signature?.inputs ?? [];
  return { inputs, dataSourceId: trained?.training.dataSourceId ?? undefined };
}
