import type { components } from '../api/schema';
import type { DeadLetter } from './deadLetter';

/** `sent` and the ranges in which the records lie now. */
export type Retried = components['schemas']['SendResult'];

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
