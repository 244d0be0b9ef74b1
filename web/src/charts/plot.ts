/** The numbers of a chart: a column for each line, as long as x. */
export interface Plot {
  x: number[];
  /** Null is a gap; undefined only means that another line has a point there. */
  columns: (number | null | undefined)[][];
}

/**
 * Where a chart gets its numbers. They may change many times a second: a chart draws them without
 * a render of React, at most once a frame.
 */
export interface PlotSource {
  subscribe: (listener: () => void) => () => void;
  /** Cheap, and the same object, as long as nothing has changed. */
  read: () => Plot;
}

const NEVER = () => () => undefined;

export function fixedPlot(x: number[], columns: Plot['columns']): PlotSource {
  const plot = { x, columns };
  return { subscribe: NEVER, read: () => plot };
}

/** The value of a line where it has one, at or before an index. */
export function valueAt(plot: Plot, line: number, index: number): number | null {
  const column = plot.columns[line] ?? [];
  for (let at = Math.min(index, column.length - 1); at >= 0; at--) {
    const value = column[at];
    if (value !== undefined) return value;
  }
  return null;
}

/** The last value of a line that is a number. */
export function lastValue(plot: Plot, line: number): number | null {
  return plot.columns[line]?.findLast((value) => typeof value === 'number') ?? null;
}
