import { Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { displayTexts } from '../texts/display';
import { ErrorNote } from './ErrorNote';

/** Of one answer, or of the pages of a list. */
type Asked<T> = Pick<UseQueryResult<T>, 'data' | 'isError' | 'error'> & { refetch: () => unknown };

interface QueryViewProps<T> {
  query: Asked<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}

/** Skeleton while loading, the error with a way out, or the data. Data once seen stays on screen. */
export function QueryView<T>({ query, rows = 4, children }: QueryViewProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return (
      <div style={{ padding: 16 }}>
        <ErrorNote error={query.error} onRetry={() => query.refetch()} />
      </div>
    );
  }
  return (
    <Stack gap={14} p={20} aria-busy="true" role="status" aria-label={displayTexts.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={18} width={`${92 - ((row * 17) % 40)}%`} />
      ))}
    </Stack>
  );
}
