import { useEffect, useState } from 'react';

/** Renders anew when something has changed, but no more often than people can read. */
export function useBeat(subscribe: (listener: () => void) => () => void, everyMs = 250): number {
  const [beat, setBeat] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setBeat((before) => before + 1);
      }, everyMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [subscribe, everyMs]);
  return beat;
}
