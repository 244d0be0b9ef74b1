import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client';
import type { components } from '../api/schema';

type Topic = components['schemas']['TopicView'];

/** What is there to read from and to write to. */
export const topics = queryOptions({
  queryKey: ['topic-names'],
  queryFn: async ({ signal }) =>
    (await request<{ items: Topic[] }>('GET', '/topics', undefined, signal)).items,
});

/** Records that a new reader of the topic begins with. */
export function retained({ partitions }: Topic): number {
  return partitions.reduce((sum, { startOffset, endOffset }) => sum + endOffset - startOffset, 0);
}
