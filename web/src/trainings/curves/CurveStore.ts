import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys';
import type { MetricSeries } from '../../api/types';
import type { Plot, PlotSource } from '../../charts/plot';
import { measuredOf, plotOf, type CurveLine, type Drawing, type Measured } from './curveLines';

/**
 * The curves of some results as the cache has them. Charts follow it without a render of React;
 * React is told only when there is another metric or part to draw.
 */
export class CurveStore {
  private readonly hashes: ReadonlySet<string>;
  private seen: (MetricSeries | undefined)[] = [];
  private known: Measured[] = [];

  constructor(
    private readonly cache: QueryClient,
    private readonly resultIds: string[],
  ) {
    this.hashes = new Set(resultIds.map((id) => JSON.stringify(keys.series(id))));
  }

  readonly series = (resultId: string): MetricSeries | undefined =>
    this.cache.getQueryData<MetricSeries>(keys.series(resultId));

  readonly subscribe = (listener: () => void): (() => void) =>
    this.cache.getQueryCache().subscribe((event) => {
      const changed = event.type === 'updated' && event.action.type === 'success';
      if (changed && this.hashes.has(event.query.queryHash)) listener();
    });

  /** The same object as long as the names of what is measured are the same. */
  readonly measured = (): Measured[] => {
    const now = this.resultIds.map(this.series);
    if (same(now, this.seen)) return this.known;
    this.seen = now;
    const measured = this.resultIds.map((id, index) => measuredOf(id, now[index]));
    if (JSON.stringify(measured) !== JSON.stringify(this.known)) this.known = measured;
    return this.known;
  };

  source(lines: CurveLine[], drawing: Drawing): PlotSource {
    let drawn: (MetricSeries | undefined)[] | undefined;
    let plot: Plot = { x: [], columns: [] };
    const read = () => {
      const now = lines.map((line) => this.series(line.of.resultId));
      if (!drawn || !same(now, drawn)) {
        drawn = now;
        plot = plotOf(lines, this.series, drawing);
      }
      return plot;
    };
    return { subscribe: this.subscribe, read };
  }
}

function same(a: unknown[], b: unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
