const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** A place on the x axis in words; times are seconds since 1970, as uPlot wants them. */
export function xText(x: number, time: boolean | undefined): string {
  if (time) return clock.format(new Date(x * 1000));
  return Number.isInteger(x) ? String(x) : String(Number(x.toPrecision(4)));
}
