import type {
  DataSource,
  Inference,
  InferenceDraft,
  Model,
  Training,
  TrainingResult,
} from '../api/types';
import { metric } from '../display/quantity';

/** A model that can score: a finished result, or one that was imported with its weights. */
export interface Deployable {
  /** `result:…` or `model:…`, for lists. */
  key: string;
  name: string;
  label: string;
  trained?: { training: Training; result: TrainingResult };
  model?: Model;
}

export function deployables(trainings: Training[], models: Model[]): Deployable[] {
  const results = trainings.flatMap((training) =>
    training.results
      .filter(({ state }) => state === 'FINISHED')
      .map((result) => ({
        key: `result:${result.id}`,
        name: result.modelName,
        label: labelOf(training, result),
        trained: { training, result },
      })),
  );
  const imported = models
    .filter(({ format }) => format === 'SAVED_MODEL')
    .map((model) => ({ key: `model:${model.id}`, name: model.name, label: model.name, model }));
  return [...results, ...imported];
}

function labelOf(training: Training, { modelName, test }: TrainingResult): string {
  const accuracy = test.accuracy;
  const tested = typeof accuracy === 'number' && `test accuracy ${metric(accuracy)}`;
  return [modelName, training.name, tested].filter(Boolean).join(' · ');
}

export function keyOf({ resultId, modelId }: Pick<InferenceDraft, 'resultId' | 'modelId'>) {
  return modelId ? `model:${modelId}` : `result:${resultId ?? ''}`;
}

export function identityOf({ trained, model }: Deployable) {
  return trained ? { resultId: trained.result.id } : { modelId: model?.id };
}

export function sourceOf({ trained }: Deployable, sources: DataSource[]): DataSource | undefined {
  return sources.find(({ id }) => id === trained?.training.dataSourceId);
}

/** How many numbers come out, when there is one output that is a row of them. */
export function outputSize({ trained, model }: Deployable): number | undefined {
  const outputs = trained?.result.signature?.outputs ?? model?.outputs ?? [];
  const [only] = outputs;
  return outputs.length === 1 && only?.shape.length === 1 ? only.shape[0] : undefined;
}

/** What is proposed for a model: topics beside its data's, names that its classes had before. */
export function proposalFor(
  choice: Deployable,
  sources: DataSource[],
  inferences: Inference[],
): Pick<InferenceDraft, 'inputTopic' | 'outputTopic' | 'output'> {
  const source = sourceOf(choice, sources);
  const stem = source?.ranges[0]?.split(':')[0] ?? slug(choice.name);
  const labels = namesBefore(choice, sources, inferences);
  return {
    inputTopic: `${stem}-in`,
    outputTopic: free(`${stem}-out`, inferences),
    ...(labels && { output: { format: 'PREDICTION', labels } }),
  };
}

/** Predictions of two deployments in one topic could not be told apart by most readers. */
function free(topic: string, inferences: Inference[]): string {
  const taken = new Set(inferences.map(({ outputTopic }) => outputTopic));
  let name = topic;
  for (let number = 2; taken.has(name); number++) name = `${topic}-${number}`;
  return name;
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
}

/** A deployment of a result of the same training has classes of the same names. */
function namesBefore(
  { trained }: Deployable,
  sources: DataSource[],
  inferences: Inference[],
): string[] | undefined {
  if (!trained || sources.length === 0) return undefined;
  const siblings = new Set(trained.training.results.map(({ id }) => id));
  return inferences.find(
    ({ resultId, output }) => resultId && siblings.has(resultId) && output.labels,
  )?.output.labels;
}
