import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Whether somebody has gone to another screen within the page, and not been led to it yet. */
let awaited = false;
let title = '';
const listeners = new Set<() => void>();

/** The next screen that appears takes the focus. */
export function expectArrival(): void {
  awaited = true;
}

/**
 * The heading of a screen: takes the focus after a navigation, so that the keyboard goes on from
 * there and a screen reader says where one is. Also when a screen replaced the one that had it.
 */
export function useArrival(name: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const lost = title !== '' && document.activeElement === document.body;
    if (awaited || lost) heading.current?.focus({ preventScroll: true });
    awaited = false;
  }, []);
  useEffect(() => {
    title = name;
    listeners.forEach((listener) => listener());
  }, [name]);
  return heading;
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The name of the screen that is shown. */
export function useScreenTitle(): string {
  return useSyncExternalStore(subscribe, () => title);
}
