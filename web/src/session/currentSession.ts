import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '../api/client';
import { keys } from '../api/keys';
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type SessionView = Schemas['SessionView'];
export type Caller = Schemas['Caller'];
export type SignInWay = Schemas['SignInWay'];

/** Who asks, and how one may sign in; answered to everybody, with no caller before signing in. */
export const currentSession = queryOptions({
  queryKey: keys.session,
  queryFn: ({ signal }) => request<SessionView>('GET', '/session', undefined, signal),
  staleTime: 5 * 60_000,
});

/** Nobody while the answer is under way. */
export function useCaller(): Caller | undefined {
  return useQuery(currentSession).data?.caller ?? undefined;
}
