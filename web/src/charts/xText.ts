import { duration } from '../display/quantity';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** What the values of an x axis are: seconds since 1970, seconds, or just numbers. */
export type XKind = 'number' | 'time' | 'elapsed';

/** A place on the x axis in words. */
export function xText(x: number, kind: XKind): string {
  if (kind === 'time') return clock.format(new Date(x * 1000));
  if (kind === 'elapsed') return duration(x * 1000);
  return Number.isInteger(x) ? String(x) : String(Number(x.toPrecision(4)));
}
