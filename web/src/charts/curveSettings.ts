export const CURVE_AXES = ['epoch', 'step', 'elapsed', 'time'] as const;
export type CurveAxis = (typeof CURVE_AXES)[number];

/** How curves are shown; all of it stands in the address, so that a link shows the same. */
export interface CurveSettings {
  by?: Exclude<CurveAxis, 'epoch'>;
  /** The metric of the second chart. */
  metric?: string;
  /** Weight of the moving average, in (0, 1). */
  smooth?: number;
  log?: true;
  /** Lines that are not drawn. */
  hide?: string[];
  /** The shown part of the x axis. */
  from?: number;
  to?: number;
}

const MOST_SMOOTH = 0.99;

/** Settings out of an address; what is not one of them is left away. */
export function curveSettingsOf(search: Record<string, unknown>): CurveSettings {
  const { by, metric, smooth, log, hide, from, to } = search;
  const range = typeof from === 'number' && typeof to === 'number' && from < to;
  return {
    by: CURVE_AXES.find((axis) => axis === by && axis !== 'epoch') as CurveSettings['by'],
    metric: typeof metric === 'string' ? metric : undefined,
    smooth: typeof smooth === 'number' && smooth > 0 ? Math.min(smooth, MOST_SMOOTH) : undefined,
    log: log === true ? true : undefined,
    hide: Array.isArray(hide) ? hide.filter((label) => typeof label === 'string') : undefined,
    ...(range && { from, to }),
  };
}

export function zoomOf({ from, to }: CurveSettings): [number, number] | undefined {
  return from === undefined || to === undefined ? undefined : [from, to];
}
