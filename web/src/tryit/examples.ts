import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client';
import type { components } from '../api/schema';

type DecodedRecord = components['schemas']['DecodedRecord'];

export interface Example {
  values: number[];
  label?: number;
}

const READ = 100;

/** Records of the data that the model was trained on, with what is right for them. */
export function examplesOf(dataSourceId: string | undefined) {
  return queryOptions({
    queryKey: ['examples', dataSourceId],
    enabled: dataSourceId !== undefined,
    retry: false,
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }) => {
      const path = `/data-sources/${dataSourceId}/records?limit=${READ}`;
      const page = await request<{ items: DecodedRecord[] }>('GET', path, undefined, signal);
      return page.items.flatMap(exampleOf);
    },
  });
}

/** Only whole records of which every number can be typed. */
function exampleOf({ features, label }: DecodedRecord): Example[] {
  const values = features?.values.filter((value) => value !== null) ?? [];
  if (!features || features.truncated || values.length < features.values.length) return [];
  const single = label?.length === 1 ? label[0] : undefined;
  return [{ values, ...(typeof single === 'number' && { label: single }) }];
}

/** What numbers of this data look like, so that a drawing is made of such. */
export function scaleOf(examples: Example[], type: unknown): { largest: number; whole: boolean } {
  const seen = examples.flatMap(({ values }) => values);
  const integer = typeof type === 'string' && /^u?int/.test(type);
  if (seen.length === 0) return { largest: integer ? 255 : 1, whole: integer };
  return {
    largest: seen.reduce((a, b) => Math.max(a, b), 0) || 1,
    whole: seen.every(Number.isInteger),
  };
}
