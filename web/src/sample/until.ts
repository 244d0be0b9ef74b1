import { ApiError } from '../api/ApiError';

const ASK_EVERY_MS = 700;
const PATIENCE_MS = 90_000;

/** Asks until the answer is as wanted; a server that is being restarted is waited for. */
export async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  let unheardSince: number | undefined;
  for (;;) {
    try {
      const answer = await ask();
      unheardSince = undefined;
      if (wanted(answer)) return answer;
    } catch (fault) {
      unheardSince ??= Date.now();
      if (!mayHeal(fault) || Date.now() - unheardSince > PATIENCE_MS) throw fault;
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

function mayHeal(fault: unknown): boolean {
  return fault instanceof ApiError && (fault.status === 0 || fault.status >= 500);
}
