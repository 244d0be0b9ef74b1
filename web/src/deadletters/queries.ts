import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '../api/client';
import type { DeadLetter, DeadLetterPage } from './deadLetter';

const PAGE = 100;
const REFRESH_MS = 5_000;

/** Of one job, or of all when neither is named. */
export interface DeadLetterScope {
  inferenceId?: string;
  trainingId?: string;
}

/** Newest first. They come with no event, so that they are asked for again as long as they show. */
export function deadLettersOf(scope: DeadLetterScope, code: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['dead-letters', scope, code],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        limit: String(PAGE),
        ...scope,
        ...(code && { code }),
        ...(pageParam && { cursor: pageParam }),
      });
      return request<DeadLetterPage>('GET', `/dead-letters?${query}`, undefined, signal);
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: REFRESH_MS,
  });
}

/** What an inference left can be sent again; a training reads ranges that are over. */
export function canBeRetried({ trainingId }: Pick<DeadLetter, 'trainingId'>): boolean {
  return trainingId === null;
}
