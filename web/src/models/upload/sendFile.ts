import { ApiError } from '../../api/ApiError';
import { createUpload, receivedBytes, sendPart } from './tus';

const RETRIES_MS = [500, 2_000, 5_000];

export interface SendFileOptions {
  signal: AbortSignal;
  onProgress: (sent: number) => void;
  /** Where ids of begun uploads are kept, so that the same file goes on after a reload. */
  memory?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  wait?: (ms: number) => Promise<void>;
}

/**
 * Sends a file in parts and goes on where an earlier attempt ended; the id of the complete upload.
 * A fault that may heal is tried again a few times before it is thrown.
 */
export async function sendFile(file: File, options: SendFileOptions): Promise<string> {
  const { signal, onProgress, memory = window.localStorage } = options;
  const begun = await begin(file, memory, signal);
  let offset = begun.offset;
  let failures = 0;
  onProgress(offset);
  while (offset < file.size) {
    try {
      offset = await sendPart(begun.id, file, offset, signal);
      failures = 0;
    } catch (error) {
      const pause = RETRIES_MS[failures++];
      if (!mayHeal(error) || pause === undefined) throw error;
      await (options.wait ?? sleep)(pause);
      offset = await receivedBytes(begun.id, signal).catch(() => offset);
    }
    onProgress(offset);
  }
  return begun.id;
}

export function memoryKey({ name, size, lastModified }: File): string {
  return `millrace.upload ${name} ${size} ${lastModified}`;
}

async function begin(
  file: File,
  memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  signal: AbortSignal,
): Promise<{ id: string; offset: number }> {
  const key = memoryKey(file);
  const known = memory.getItem(key);
  if (known) {
    try {
      return { id: known, offset: await receivedBytes(known, signal) };
    } catch (error) {
      if (!(error instanceof ApiError && (error.status === 404 || error.status === 410)))
        throw error;
      memory.removeItem(key);
    }
  }
  const id = await createUpload(file, signal);
  memory.setItem(key, id);
  return { id, offset: 0 };
}

/** 409: the server has another offset than we thought, and is asked for it. */
function mayHeal(error: unknown): boolean {
  return (
    error instanceof ApiError && (error.status === 0 || error.status >= 500 || error.status === 409)
  );
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
