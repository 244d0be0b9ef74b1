let dropped: File | undefined;

/** Hands a file that was dropped on one page to the page that makes a model of it. */
export function handOver(file: File): void {
  dropped = file;
}

/** The file that was handed over; once. */
export function takeOver(): File | undefined {
  const file = dropped;
  dropped = undefined;
  return file;
}
