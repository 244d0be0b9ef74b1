import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { request } from './client';
import type { Evaluation } from './types';
import { keys } from './keys';
import type { components } from './schema';
import { healthOf, type SystemHealth } from './reach';
import { mergeScoring, mergeSeries } from './series';
import type {
  Capabilities,
  DataSource,
  Inference,
  KeptSnapshot,
  MetricSeries,
  Model,
  ModelSet,
  Page,
  ProblemReport,
  Revisions,
  ScoringSeries,
  SystemInfo,
  Training,
} from './types';

const PAGE_LIMIT = 500;
const MAX_POINTS = 1000;
const STEPS_REFRESH_MS = 3_000;
const SYSTEM_REFRESH_MS = 15_000;
const CHECKS_REFRESH_MS = 60_000;

export interface ResourceTypes {
  models: Model;
  'model-sets': ModelSet;
  'data-sources': DataSource;
  trainings: Training;
  inferences: Inference;
  snapshots: KeptSnapshot;
  problems: ProblemReport;
  users: components['schemas']['User'];
  tokens: components['schemas']['ApiToken'];
}
export type ResourceName = keyof ResourceTypes;

export function listOf<R extends ResourceName>(resource: R) {
  return queryOptions({
    queryKey: keys.list(resource),
    queryFn: ({ signal }) => allPages<ResourceTypes[R]>(resource, signal),
  });
}

export function detailOf<R extends ResourceName>(resource: R, id: string) {
  return queryOptions({
    queryKey: keys.detail(resource, id),
    queryFn: ({ signal }) =>
      request<ResourceTypes[R]>('GET', `/${resource}/${encodeURIComponent(id)}`, undefined, signal),
  });
}

/** Learning curves of one result. Epochs that arrived live while the answer was under way are kept. */
export function seriesOf(queryClient: QueryClient, trainingId: string, resultId: string) {
  return queryOptions({
    queryKey: keys.series(resultId),
    queryFn: async ({ signal }) => {
      const path = `/trainings/${trainingId}/results/${resultId}/metrics?maxPoints=${MAX_POINTS}`;
      const answer = await request<MetricSeries>('GET', path, undefined, signal);
      return mergeSeries(answer, queryClient.getQueryData<MetricSeries>(keys.series(resultId)));
    },
    // columns of numbers that only grow: comparing them one by one finds nothing alike
    structuralSharing: false,
  });
}

/** Metrics within the epochs; they come with no event, so that a running training is asked again. */
export function stepsOf(trainingId: string, resultId: string, running: boolean) {
  return queryOptions({
    queryKey: keys.steps(resultId),
    queryFn: ({ signal }) => {
      const path = `/trainings/${trainingId}/results/${resultId}/metrics?by=step&maxPoints=${MAX_POINTS}`;
      return request<MetricSeries>('GET', path, undefined, signal);
    },
    refetchInterval: running ? STEPS_REFRESH_MS : false,
  });
}

export function evaluationOf(trainingId: string, resultId: string) {
  return queryOptions({
    queryKey: keys.evaluation(resultId),
    queryFn: ({ signal }) =>
      request<Evaluation>(
        'GET',
        `/trainings/${trainingId}/results/${resultId}/evaluation`,
        undefined,
        signal,
      ),
    staleTime: Infinity,
    retry: false,
  });
}

export function scoringOf(queryClient: QueryClient, inferenceId: string) {
  return queryOptions({
    queryKey: keys.scoring(inferenceId),
    queryFn: async ({ signal }) => {
      const path = `/inferences/${inferenceId}/metrics`;
      const answer = await request<ScoringSeries>('GET', path, undefined, signal);
      return mergeScoring(
        answer,
        queryClient.getQueryData<ScoringSeries>(keys.scoring(inferenceId)),
      );
    },
  });
}

/** Told by no event of their own: each step of an operation may have changed them. */
export function revisionsOf({ id, operation }: Inference) {
  return queryOptions({
    queryKey: [...keys.revisions(id), operation?.id, operation?.step],
    queryFn: ({ signal }) =>
      request<Revisions>('GET', `/inferences/${id}/revisions`, undefined, signal),
    placeholderData: keepPreviousData,
  });
}

export const systemInfo = queryOptions({
  queryKey: keys.system,
  queryFn: async ({ signal, client }) => {
    const answer = await request<SystemInfo>('GET', '/system/info', undefined, signal);
    return healthOf(answer, client.getQueryData<SystemHealth>(keys.system), Date.now());
  },
  refetchInterval: SYSTEM_REFRESH_MS,
});

/** Checks ask the cluster and the stores, so that they are asked less often. */
export const capabilities = queryOptions({
  queryKey: keys.capabilities,
  queryFn: ({ signal }) => request<Capabilities>('GET', '/system/capabilities', undefined, signal),
  refetchInterval: CHECKS_REFRESH_MS,
});

async function allPages<T>(resource: string, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const after: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const path = `/${resource}?limit=${PAGE_LIMIT}${after}`;
    const page: Page<T> = await request('GET', path, undefined, signal);
    items.push(...page.items);
    cursor = page.nextCursor ?? null;
  } while (cursor);
  return items;
}
