import type { DeadLetter } from './deadLetter';

/** The records as they came, or with other bytes in place of their value. */
export function retryOf(letters: Pick<DeadLetter, 'id'>[], corrected?: string) {
  return {
    method: 'POST' as const,
    path: '/dead-letters:retry',
    body: {
      letters: letters.map(({ id }) => ({
        id,
        ...(corrected !== undefined && { valueBase64: corrected }),
      })),
    },
  };
}
