import { useEffect, useRef, useState } from 'react';

/**
 * Takes files that are dropped anywhere on the page; whether some are held over it now. Without
 * this a browser would leave the page and open the file.
 */
export function useFileDrop(onDrop: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useRef(onDrop);
  useEffect(() => {
    take.current = onDrop;
  }, [onDrop]);
  useEffect(() => {
    // enter and leave come for every element that is passed
    let depth = 0;
    const stop = new AbortController();
    const on = (
      type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      act: (e: DragEvent) => void,
    ) =>
      window.addEventListener(
        type,
        (event) => {
          if (!event.dataTransfer?.types.includes('Files')) return;
          event.preventDefault();
          // an editor would take the text of the file for something pasted
          if (type === 'drop') event.stopPropagation();
          act(event);
        },
        { signal: stop.signal, capture: true },
      );
    on('dragenter', () => {
      depth++;
      setOver(true);
    });
    on('dragover', () => undefined);
    on('dragleave', () => {
      depth--;
      if (depth <= 0) setOver(false);
    });
    on('drop', (event) => {
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) take.current(files);
    });
    return () => stop.abort();
  }, []);
  return over;
}
