import { request } from '../api/client';
import { newSending, storeOf, type KeptSending } from './keptSending';
import type { Upload } from './records';
import { Sending, type Post } from './Sending';

const post: Post = (path, body, key, signal) => request('POST', path, body, signal, undefined, key);

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

/** The one upload of this page. It goes on while other screens are looked at. */
class CurrentSending {
  private sending: Sending | undefined;
  private readonly listeners = new Set<() => void>();

  readonly get = () => this.sending;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(upload: Upload, kept: KeptSending = newSending()): void {
    this.set(
      new Sending(upload, kept, {
        post,
        sleep,
        store: storeOf(upload),
        now: () => performance.now(),
      }),
    );
    void this.sending?.run();
  }

  readonly leave = () => this.set(undefined);

  private set(sending: Sending | undefined): void {
    this.sending?.stop();
    this.sending = sending;
    this.listeners.forEach((listener) => listener());
  }
}

export const currentSending = new CurrentSending();

/** Closing the page would break it off. */
window.addEventListener('beforeunload', (event) => {
  const phase = currentSending.get()?.current().phase;
  if (phase && !['DONE', 'STOPPED', 'FAILED'].includes(phase)) event.preventDefault();
});
