import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client';
import type { Page } from '../api/types';
import type { components } from '../api/schema';
import { HELD_OUT_RECORDS } from './sample';

type RecordView = components['schemas']['RecordView'];

export interface Prediction {
  label: string;
  score: number;
  version: number;
}

const READ_AT_MOST = 200;
const REFRESH_MS = 700;

/** What the output topic says of the held-out flowers, by the key of their records. */
export function predictionsOf(topic: string | undefined) {
  return queryOptions({
    queryKey: ['sample', 'predictions', topic ?? ''],
    queryFn: async ({ signal }) => {
      const path = `/topics/${topic}:sample?limit=${READ_AT_MOST}`;
      const { items } = await request<Pick<Page<RecordView>, 'items'>>(
        'GET',
        path,
        undefined,
        signal,
      );
      return byKey(items);
    },
    enabled: topic !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      (state.data?.size ?? 0) < HELD_OUT_RECORDS ? REFRESH_MS : false,
  });
}

/** Try-outs of a person have keys of their own, and are left away; the first answer counts. */
export function byKey(records: RecordView[]): Map<string, Prediction> {
  const predictions = new Map<string, Prediction>();
  for (const { keyBase64, valueText } of records) {
    const key = keyBase64 === null ? '' : atob(keyBase64);
    if (!/^\d+$/.test(key) || valueText === null || predictions.has(key)) continue;
    predictions.set(key, JSON.parse(valueText) as Prediction);
  }
  return predictions;
}
