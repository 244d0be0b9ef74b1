import { duration } from '../display/quantity';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** What the values of an x axis are: seconds since 1970, seconds, or just numbers. */
export type XKind = 'number' | 'time' | 'elapsed';

/** Seconds as short as they are told at an axis: parts that are zero are left away. */
export function elapsedTick(seconds: number): string {
  if (seconds < 60) return `${Number(seconds.toPrecision(3))} s`;
  const [most, least, large, small] =
    seconds < 3600
      ? [Math.floor(seconds / 60), Math.round(seconds % 60), 'min', 's']
      : [Math.floor(seconds / 3600), Math.round((seconds % 3600) / 60), 'h', 'min'];
  return least === 0 ? `${most} ${large}` : `${most} ${large} ${least} ${small}`;
}

/** A place on the x axis in words. */
export function xText(x: number, kind: XKind): string {
  if (kind === 'time') return clock.format(new Date(x * 1000));
  if (kind === 'elapsed') return duration(x * 1000);
  return Number.isInteger(x) ? String(x) : String(Number(x.toPrecision(4)));
}
