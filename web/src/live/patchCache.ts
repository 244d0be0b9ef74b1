import { notifyManager, type QueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys';
import type { ResourceName } from '../api/queries';
import { changeRows, patchRows } from '../api/rows';
import { appendEpochs, appendScoring } from '../api/series';
import type {
  EpochUpdate,
  Inference,
  LiveEvent,
  MetricSeries,
  Scoring,
  ScoringSeries,
  Training,
  TrainingResult,
} from '../api/types';

type ResourceEvent = Exclude<LiveEvent, { kind: 'epoch' | 'scoring' }>;

const RESOURCE_OF: Record<ResourceEvent['kind'], ResourceName> = {
  model: 'models',
  'model-set': 'model-sets',
  'data-source': 'data-sources',
  training: 'trainings',
  inference: 'inferences',
  snapshot: 'snapshots',
  problem: 'problems',
};

/** Writes a batch of live events into the query cache, so that each screen redraws at most once. */
export function patchCache(cache: QueryClient, events: LiveEvent[]): void {
  notifyManager.batch(() => {
    for (const event of events) {
      if (event.kind !== 'epoch' && event.kind !== 'scoring') patchResource(cache, event);
    }
    patchEpochs(
      cache,
      events.flatMap((event) => (event.kind === 'epoch' && event.data ? [event.data] : [])),
    );
    for (const event of events) {
      if (event.kind === 'scoring' && event.data) patchScoring(cache, event.id, event.data);
    }
  });
}

function patchResource(cache: QueryClient, { kind, id, change, data }: ResourceEvent): void {
  const resource = RESOURCE_OF[kind];
  const detail = keys.detail(resource, id);
  if (data) cache.setQueryData(detail, data);
  else cache.removeQueries({ queryKey: detail, exact: true });
  cache.setQueryData<{ id: string }[]>(keys.list(resource), (list) => {
    if (!list || !data) return list?.filter((item) => item.id !== id);
    const known = list.some((item) => item.id === id);
    if (!known) return [data, ...list];
    return list.map((item) => (item.id === id ? data : item));
  });
  patchRows(cache, resource, { id, change, data });
  readAgainIfUnderWay(cache, detail);
  readAgainIfUnderWay(cache, keys.list(resource));
}

/** An answer that was already under way may be older than the event and must not win. */
function readAgainIfUnderWay(cache: QueryClient, queryKey: readonly string[]): void {
  if (cache.getQueryState(queryKey)?.fetchStatus === 'fetching') {
    void cache.invalidateQueries({ queryKey, exact: true });
  }
}

function patchEpochs(cache: QueryClient, updates: EpochUpdate[]): void {
  const newest = new Map<string, EpochUpdate[]>();
  for (const [resultId, ofResult] of grouped(updates)) {
    cache.setQueryData<MetricSeries>(keys.series(resultId), (series) =>
      series ? appendEpochs(series, ofResult) : series,
    );
    const last = ofResult.reduce((a, b) => (b.epoch > a.epoch ? b : a));
    newest.set(last.trainingId, [...(newest.get(last.trainingId) ?? []), last]);
  }
  for (const [trainingId, ofTraining] of newest) patchTraining(cache, trainingId, ofTraining);
}

function grouped(updates: EpochUpdate[]): Map<string, EpochUpdate[]> {
  const groups = new Map<string, EpochUpdate[]>();
  for (const update of updates) {
    const group = groups.get(update.resultId);
    if (group) group.push(update);
    else groups.set(update.resultId, [update]);
  }
  return groups;
}

/** All models of a training at once: who shows it is told once. */
function patchTraining(cache: QueryClient, trainingId: string, updates: EpochUpdate[]): void {
  const ofResult = new Map(updates.map((update) => [update.resultId, update]));
  const advance = (training: Training): Training =>
    training.id === trainingId
      ? {
          ...training,
          results: training.results.map((result) => progressed(result, ofResult.get(result.id))),
        }
      : training;
  cache.setQueryData<Training>(keys.detail('trainings', trainingId), (training) =>
    training ? advance(training) : training,
  );
  cache.setQueryData<Training[]>(keys.list('trainings'), (list) => list?.map(advance));
  changeRows(cache, 'trainings', advance);
}

function progressed(result: TrainingResult, update: EpochUpdate | undefined): TrainingResult {
  if (!update || update.epoch <= result.epoch) return result;
  return {
    ...result,
    state: result.state === 'WAITING' ? 'RUNNING' : result.state,
    epoch: update.epoch,
    epochs: update.epochs,
    step: update.step,
    train: update.train,
    validation: update.validation,
  };
}

function patchScoring(cache: QueryClient, inferenceId: string, scoring: Scoring): void {
  const measured = (inference: Inference): Inference =>
    inference.id === inferenceId
      ? {
          ...inference,
          metrics: scoring,
          modelVersion: scoring.modelVersion ?? inference.modelVersion,
        }
      : inference;
  cache.setQueryData<Inference>(keys.detail('inferences', inferenceId), (inference) =>
    inference ? measured(inference) : inference,
  );
  cache.setQueryData<Inference[]>(keys.list('inferences'), (list) => list?.map(measured));
  cache.setQueryData<ScoringSeries>(keys.scoring(inferenceId), (series) =>
    series ? appendScoring(series, scoring) : series,
  );
}
