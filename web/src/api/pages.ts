import { useInfiniteQuery } from '@tanstack/react-query';
import { request } from './client';
import type { Page } from './types';

const PAGE_LIMIT = 50;

export type Filter = Record<string, string | number | boolean | undefined>;

/** A list that the server filters, page after page. Named by its resource, so that changes of it and a connection that is back read it again. */
export function usePages<T>(resource: string, filter: Filter) {
  return useInfiniteQuery({
    queryKey: [resource, 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<T>>('GET', `/${resource}?${queryOf(filter, pageParam)}`, undefined, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
    placeholderData: (before) => before,
  });
}

function queryOf(filter: Filter, cursor: string): string {
  const query = new URLSearchParams({ limit: String(PAGE_LIMIT) });
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  if (cursor) query.set('cursor', cursor);
  return query.toString();
}
