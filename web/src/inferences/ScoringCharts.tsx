import { Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { scoringOf } from '../api/queries';
import type { Inference, Scoring } from '../api/types';
import { ChartPanel } from '../charts/ChartPanel';
import { colorOf, type ChartSeries } from '../charts/series';
import { Panel } from '../display/Panel';
import { count, milliseconds, rate } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { inferenceTexts } from '../texts/inferences';
import { latencyOf } from './latency';
import classes from './ScoringCharts.module.css';

const texts = inferenceTexts.charts;
const CHART_HEIGHT = 260;

/** The last ten minutes, as they come: whether it keeps up, how fast, and what it says. */
export function ScoringCharts({ inference }: { inference: Inference }) {
  const queryClient = useQueryClient();
  const scoring = useQuery(scoringOf(queryClient, inference.id));
  const { labels } = inference.output;
  if (scoring.data) return <Charts points={scoring.data.points} labels={labels} />;
  if (scoring.isPending) return <ChartPlaces classes={inference.metrics?.classesPerSecond} />;
  return (
    <Panel>
      <QueryView query={scoring}>{() => null}</QueryView>
    </Panel>
  );
}

/** As high as the charts that come. */
function ChartPlaces({ classes: shown }: { classes: Scoring['classesPerSecond'] | undefined }) {
  const titles: string[] = [texts.throughput, texts.latency, texts.lag];
  if (shown) titles.push(texts.classes);
  return (
    <div className={classes.charts} aria-busy="true">
      {titles.map((title) => (
        <Panel key={title} title={title}>
          <Skeleton height={CHART_HEIGHT} />
          <div className={classes.legendPlace} data-many={title === texts.classes} />
        </Panel>
      ))}
    </div>
  );
}

function line(
  part: string,
  index: number,
  values: (number | null)[],
  subject: string,
): ChartSeries {
  return { subject, part, color: colorOf(index), values };
}

function Charts({ points, labels }: { points: Scoring[]; labels?: string[] }) {
  const x = useMemo(() => points.map((point) => Date.parse(point.time) / 1000), [points]);
  const series = useMemo(() => seriesOf(points, labels), [points, labels]);
  const shared = { xName: texts.time, time: true, fromZero: true, nothing: texts.nothing, x };
  return (
    <div className={classes.charts}>
      <ChartPanel {...shared} title={texts.throughput} series={series.rate} format={rate} />
      <ChartPanel {...shared} title={texts.latency} series={series.latency} format={milliseconds} />
      <ChartPanel {...shared} title={texts.lag} series={series.lag} format={count} />
      {series.classes.length > 0 && (
        <ChartPanel {...shared} title={texts.classes} series={series.classes} format={rate} />
      )}
    </div>
  );
}

function seriesOf(points: Scoring[], labels: string[] | undefined) {
  const column = (value: (point: Scoring) => number | null) => points.map(value);
  return {
    rate: [
      line(
        '',
        0,
        column((point) => point.recordsPerSecond),
        texts.rate,
      ),
    ],
    latency: [
      line(
        'p50',
        0,
        column((point) => latencyOf(point, 'p50Ms')),
        texts.latencySubject,
      ),
      line(
        'p99',
        1,
        column((point) => latencyOf(point, 'p99Ms')),
        texts.latencySubject,
      ),
    ],
    lag: [
      line(
        '',
        0,
        column((point) => point.lag),
        texts.lagSubject,
      ),
    ],
    classes: classesOf(points).map((name, index) =>
      line(
        '',
        index,
        column((point) => rateOf(point, name)),
        classLabel(name, labels),
      ),
    ),
  };
}

/** No record of a class in an interval is a rate of 0; where nothing was told there is a gap. */
function rateOf({ classesPerSecond }: Scoring, name: string): number | null {
  return classesPerSecond ? (classesPerSecond[name] ?? 0) : null;
}

/** By their number, whatever else there is last. */
export function classesOf(points: Scoring[]): string[] {
  const names = new Set(
    points.flatMap(({ classesPerSecond }) => Object.keys(classesPerSecond ?? {})),
  );
  return [...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

function classLabel(name: string, labels: string[] | undefined): string {
  return labels?.[Number(name)] ?? name;
}
