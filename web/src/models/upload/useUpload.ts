import { useCallback, useEffect, useRef, useState } from 'react';
import { giveUp } from './tus';
import { memoryKey, sendFile } from './sendFile';

/** Larger files go in parts, can be resumed, and are not sent once more when the model is made. */
export const DIRECT_BYTES = 4_000_000;

export type UploadState =
  | { state: 'NONE' }
  | { state: 'UPLOADING'; file: File; sent: number; bytesPerSecond: number }
  | { state: 'STOPPED'; file: File; sent: number; error: unknown }
  | { state: 'DONE'; file: File; id: string };

export interface Upload {
  current: UploadState;
  start: (file: File) => void;
  cancel: () => void;
}

/** One file on its way to the server; `onDone` gets the id of the complete upload. */
export function useUpload(onDone: (file: File, id: string) => void): Upload {
  const [current, setCurrent] = useState<UploadState>({ state: 'NONE' });
  const stop = useRef<AbortController>(null);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  }, [onDone]);
  useEffect(() => () => stop.current?.abort(), []);

  const start = useCallback((file: File) => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    const begun = { at: performance.now(), sent: -1 };
    let sent = 0;
    const onProgress = (received: number) => {
      if (begun.sent < 0) begun.sent = received;
      sent = received;
      const seconds = (performance.now() - begun.at) / 1000;
      const bytesPerSecond = seconds > 0 ? (received - begun.sent) / seconds : 0;
      setCurrent({ state: 'UPLOADING', file, sent, bytesPerSecond });
    };
    onProgress(0);
    begun.sent = -1;
    sendFile(file, { signal: controller.signal, onProgress })
      .then((id) => {
        setCurrent({ state: 'DONE', file, id });
        done.current(file, id);
      })
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setCurrent({ state: 'STOPPED', file, sent, error });
      });
  }, []);

  const cancel = useCallback(() => {
    stop.current?.abort();
    setCurrent((was) => {
      if (was.state === 'UPLOADING' || was.state === 'STOPPED') forget(was.file);
      return { state: 'NONE' };
    });
  }, []);

  return { current, start, cancel };
}

/** What has arrived is deleted; when that fails the server deletes it after a while. */
function forget(file: File) {
  const id = window.localStorage.getItem(memoryKey(file));
  window.localStorage.removeItem(memoryKey(file));
  if (id) giveUp(id).catch(() => undefined);
}
