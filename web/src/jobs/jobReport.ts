import { queryOptions } from '@tanstack/react-query';
import { ApiError } from '../api/ApiError';
import { request } from '../api/client';
import type { components } from '../api/schema';

type Schemas = components['schemas'];

/** What the runtime says of the job of a training or an inference. */
export type JobReport = Schemas['JobReport'];
export type JobException = Schemas['JobException'];

const REFRESH_MS = 5_000;

/** Told by no event; a job that the runtime does not know is `null`, which is no fault. */
export function jobReportOf(resource: 'trainings' | 'inferences', id: string) {
  return queryOptions({
    queryKey: ['job', resource, id],
    queryFn: async ({ signal }) => {
      const path = `/${resource}/${encodeURIComponent(id)}/job`;
      try {
        return await request<JobReport>('GET', path, undefined, signal);
      } catch (error) {
        if (error instanceof ApiError && error.code === 'JOB_UNKNOWN') return null;
        throw error;
      }
    },
    refetchInterval: REFRESH_MS,
  });
}
