import { useQuery } from '@tanstack/react-query';
import { detailOf, listOf } from '../api/queries';
import type { DataSource, Inference, Training } from '../api/types';
import { predictionsOf, type Prediction } from './predictions';
import { progressOf, sampleOf, topicsOf, type Progress, type Sample, type Step } from './sample';

export interface SampleView extends Sample {
  /** Something that the server has of it has not been read yet. */
  partial: boolean;
  dataSource?: DataSource;
  predictions: ReadonlyMap<string, Prediction>;
  progress: Record<Step, Progress>;
}

const NONE: ReadonlyMap<string, Prediction> = new Map();

/** The sample as the server has it; undefined until that is known. */
export function useSample(trainings: Training[], inferences: Inference[]): SampleView | undefined {
  const models = useQuery(listOf('models')).data;
  const modelSets = useQuery(listOf('model-sets')).data;
  const sample = models && modelSets && sampleOf({ models, modelSets, trainings, inferences });
  const { training, inference } = sample ?? {};
  const dataSourceId = training?.dataSourceId ?? '';
  const dataSource = useQuery({
    ...detailOf('data-sources', dataSourceId),
    enabled: dataSourceId !== '',
  });
  // The topic is there from the first prediction on.
  const scored = inference?.metrics?.scored ?? 0;
  const output = training && scored > 0 ? topicsOf(training).output : undefined;
  const answers = useQuery(predictionsOf(output));
  const predictions = answers.data ?? NONE;
  return (
    sample && {
      ...sample,
      dataSource: dataSource.data,
      predictions,
      progress: progressOf(sample, predictions.size),
      partial: dataSource.isLoading || answers.isLoading,
    }
  );
}
