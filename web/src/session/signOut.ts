import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';
import { session } from '../api/session';

/** Signs this browser out; what it had read is forgotten, for whoever comes next. */
export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => request('DELETE', '/session'),
    onSuccess: () => {
      session.end();
      queryClient.clear();
    },
  });
}
