import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './ApiError';
import { session } from './session';

const RETRIES = 2;

export function createQueryClient(): QueryClient {
  const noticeSignedOut = (error: Error) => {
    if (error instanceof ApiError && error.status === 401) session.end();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignedOut }),
    mutationCache: new MutationCache({ onError: noticeSignedOut }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: retryOnlyFaultsOfTheServer },
    },
  });
}

function retryOnlyFaultsOfTheServer(failures: number, error: Error): boolean {
  const mayHeal = error instanceof ApiError && (error.status === 0 || error.status >= 500);
  return mayHeal && failures < RETRIES;
}
