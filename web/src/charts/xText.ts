const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** A place on the x axis in words; times are seconds since 1970, as uPlot wants them. */
export function xText(x: number, time: boolean | undefined): string {
  return time ? clock.format(new Date(x * 1000)) : String(x);
}
