import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';
import type { DeadLettersSent } from './deadLetter';
import type { retryOf } from './retry';

/** Sends records again; afterwards the list says which and by whom. */
export function useRetry() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: ReturnType<typeof retryOf>) =>
      request<DeadLettersSent>(method, path, body),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['dead-letters'] }),
  });
}
