/** A file that was dropped on another page, on its way to the form. */
let dropped: File | undefined;

export function hold(file: File): void {
  dropped = file;
}

/** Only the first who asks gets it. */
export function takeDropped(): File | undefined {
  const file = dropped;
  dropped = undefined;
  return file;
}
