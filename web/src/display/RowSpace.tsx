/** Stands in a table for the rows that are out of sight. */
export function RowSpace({ pixels }: { pixels: number }) {
  return pixels > 0 ? <tr aria-hidden="true" style={{ height: pixels }} /> : null;
}
