import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../api/client';
import type { Topic, TopicRecord } from '../api/topicTypes';

const OFFSETS_REFRESH_MS = 5_000;

interface Listing<T> {
  items: T[];
}

/** No event tells that a record was written, so that Kafka is asked again. */
export const topics = queryOptions({
  queryKey: ['topics'],
  queryFn: async ({ signal }) =>
    (await request<Listing<Topic>>('GET', '/topics', undefined, signal)).items,
  refetchInterval: OFFSETS_REFRESH_MS,
});

/** Which records of a topic; the newest of all partitions when nothing is said. */
export interface SampleChoice {
  partition?: number;
  from?: number;
  limit: number;
}

export function sampleOf(topic: string, { partition, from, limit }: SampleChoice) {
  return queryOptions({
    queryKey: ['topics', topic, 'sample', partition, from, limit],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ limit: String(limit) });
      if (partition !== undefined) query.set('partition', String(partition));
      if (from !== undefined) query.set('from', String(from));
      const path = `${pathOf(topic)}:sample?${query}`;
      return (await request<Listing<TopicRecord>>('GET', path, undefined, signal)).items;
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

export function pathOf(topic: string): string {
  return `/topics/${encodeURIComponent(topic)}`;
}
