import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, type Method } from './client';
import { keys } from './keys';
import type { ResourceName } from './queries';

/** A change the user asked for; afterwards the lists it touches are read again. */
export interface Change {
  method: Method;
  path: string;
  body?: unknown;
  /** The state that the change was made from; needed by PUT and PATCH. */
  ifMatch?: string;
  touches: ResourceName[];
}

export function useChange<T>(onDone?: (answer: T) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body, ifMatch }: Change) =>
      request<T>(method, path, body, undefined, ifMatch),
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
