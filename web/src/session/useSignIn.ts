import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';
import { session } from '../api/session';
import { currentSession, type SessionView } from './currentSession';

/** Signs this browser in. What the page had read stays only for the same person. */
export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (shown: Record<string, string>) => request<SessionView>('POST', '/session', shown),
    onSuccess: (view) => {
      const before = queryClient.getQueryData(currentSession.queryKey)?.caller;
      if (before && before.id !== view.caller?.id) queryClient.clear();
      queryClient.setQueryData(currentSession.queryKey, view);
      session.begin();
      void queryClient.invalidateQueries();
    },
  });
}
