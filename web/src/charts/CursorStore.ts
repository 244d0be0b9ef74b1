/** Which point of a chart the pointer is over; kept outside of React, for it moves all the time. */
export class CursorStore {
  private index: number | null = null;
  private readonly listeners = new Set<() => void>();

  readonly get = (): number | null => this.index;

  readonly set = (index: number | null): void => {
    if (index === this.index) return;
    this.index = index;
    this.listeners.forEach((listener) => listener());
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}
