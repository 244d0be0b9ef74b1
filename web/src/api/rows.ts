import { infiniteQueryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { request } from './client';
import type { Change } from './eventTypes';
import { keys } from './keys';
import type { ResourceName, ResourceTypes } from './queries';
import type { Page } from './types';

const ROWS = 200;

/** What the server filters and sorts by; the names of its query, where a list is a repeated one. */
export type RowFilter = Record<string, string | string[] | undefined>;

type Rows<T> = InfiniteData<Page<T>, string>;

/** The rows that a filter leaves, read page by page as somebody scrolls to them. */
export function rowsOf<R extends ResourceName>(resource: R, filter: RowFilter) {
  return infiniteQueryOptions({
    queryKey: keys.rows(resource, filter),
    queryFn: ({ pageParam, signal }) =>
      request<Page<ResourceTypes[R]>>(
        'GET',
        pathOf(resource, filter, pageParam),
        undefined,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

function pathOf(resource: string, filter: RowFilter, cursor: string): string {
  const query = new URLSearchParams({ limit: String(ROWS) });
  for (const [name, value] of Object.entries(filter)) {
    for (const each of [value ?? []].flat()) query.append(name, each);
  }
  if (cursor) query.set('cursor', cursor);
  return `/${resource}?${query}`;
}

/** Changes rows wherever they are shown; the order stays as it was read. */
export function changeRows<R extends ResourceName>(
  cache: QueryClient,
  resource: R,
  change: (row: ResourceTypes[R]) => ResourceTypes[R],
): void {
  cache.setQueriesData<Rows<ResourceTypes[R]>>(
    { queryKey: keys.rows(resource) },
    (rows) => rows && eachPage(rows, (items) => items.map(change)),
  );
}

interface RowEvent {
  id: string;
  change: Change;
  /** What it is now; null when it is deleted. */
  data: { id: string } | null;
}

/** A row that is shown follows the event; one that is new is found by asking again. */
export function patchRows(
  cache: QueryClient,
  resource: ResourceName,
  { id, change, data }: RowEvent,
): void {
  const queryKey = keys.rows(resource);
  if (change === 'CREATED') {
    void cache.invalidateQueries({ queryKey });
    return;
  }
  const changed = (items: { id: string }[]) =>
    data
      ? items.map((item) => (item.id === id ? data : item))
      : items.filter((item) => item.id !== id);
  cache.setQueriesData<Rows<{ id: string }>>(
    { queryKey },
    (rows) => rows && eachPage(rows, changed),
  );
}

function eachPage<T>(rows: Rows<T>, change: (items: T[]) => T[]): Rows<T> {
  return { ...rows, pages: rows.pages.map((page) => ({ ...page, items: change(page.items) })) };
}
