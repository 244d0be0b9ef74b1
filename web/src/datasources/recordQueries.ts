import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../api/client';
import type { ClassBalance, DecodedRecord, Page } from '../api/types';

const PAGE = 24;

export function recordsOf(sourceId: string) {
  return infiniteQueryOptions({
    queryKey: ['data-sources', 'records', sourceId],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(PAGE) });
      if (pageParam) query.set('cursor', pageParam);
      const path = `/data-sources/${encodeURIComponent(sourceId)}/records?${query}`;
      return request<Page<DecodedRecord>>('GET', path, undefined, signal);
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** As many as one answer may hold: their labels tell how the labels lie. */
const MOST = 100;

export function firstRecordsOf(sourceId: string) {
  return queryOptions({
    queryKey: ['data-sources', 'first-records', sourceId],
    queryFn: ({ signal }) =>
      request<Page<DecodedRecord>>(
        'GET',
        `/data-sources/${encodeURIComponent(sourceId)}/records?limit=${MOST}`,
        undefined,
        signal,
      ),
    staleTime: 5 * 60_000,
  });
}

/** Counting takes the server up to two seconds, so that it is not done again without need. */
export function classesOf(sourceId: string) {
  return queryOptions({
    queryKey: ['data-sources', 'classes', sourceId],
    queryFn: ({ signal }) =>
      request<ClassBalance>(
        'GET',
        `/data-sources/${encodeURIComponent(sourceId)}/classes`,
        undefined,
        signal,
      ),
    staleTime: 5 * 60_000,
    retry: false,
  });
}
