import { queryOptions } from '@tanstack/react-query';
import { readTagged, request } from '../api/client';
import { keys } from '../api/keys';
import type { Operation } from '../api/types';
import type { ApiToken, AuditEntry, Retention, User } from './types';

const UNDER_WAY_MS = 2_000;

/** With the ETag that a change of it names. */
export function userOf(id: string) {
  return queryOptions({
    queryKey: keys.detail('users', id),
    queryFn: ({ signal }) => readTagged<User>(`/users/${encodeURIComponent(id)}`, signal),
  });
}

export function tokenOf(id: string) {
  return queryOptions({
    queryKey: keys.detail('tokens', id),
    queryFn: ({ signal }) =>
      request<ApiToken>('GET', `/tokens/${encodeURIComponent(id)}`, undefined, signal),
  });
}

export function auditEntryOf(id: string) {
  return queryOptions({
    queryKey: keys.detail('audit-log', id),
    queryFn: ({ signal }) =>
      request<AuditEntry>('GET', `/audit-log/${encodeURIComponent(id)}`, undefined, signal),
  });
}

export const retention = queryOptions({
  queryKey: ['system', 'retention'],
  queryFn: ({ signal }) => request<Retention>('GET', '/system/retention', undefined, signal),
});

/** Told by no event of its own while it goes on. */
export function operationOf(id: string) {
  return queryOptions({
    queryKey: keys.detail('operations', id),
    queryFn: ({ signal }) =>
      request<Operation>('GET', `/operations/${encodeURIComponent(id)}`, undefined, signal),
    refetchInterval: ({ state }) => (state.data?.endedAt ? false : UNDER_WAY_MS),
  });
}
