import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, type Method } from './client';
import { keys } from './keys';
import type { ResourceName } from './queries';

/** A change the user asked for; afterwards the lists it touches are read again. */
export interface Change {
  method: Method;
  path: string;
  body?: unknown;
  touches: ResourceName[];
}

export function useChange<T>(onDone?: (answer: T) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => request<T>(change.method, change.path, change.body),
    onSuccess: (answer, change) => {
      for (const resource of change.touches) {
        void queryClient.invalidateQueries({
          queryKey: change.method === 'DELETE' ? keys.list(resource) : [resource],
        });
      }
      onDone?.(answer);
    },
  });
}
