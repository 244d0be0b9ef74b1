import { SimpleGrid } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { scoringOf } from '../api/queries';
import type { Scoring } from '../api/types';
import { latencyOf } from './latency';
import { ChartPanel } from '../charts/ChartPanel';
import { colorOf } from '../charts/series';
import { Panel } from '../display/Panel';
import { milliseconds, rate } from '../display/quantity';
import { QueryView } from '../display/QueryView';

const NOTHING =
  'Nothing measured in the last minutes. The next measurement appears here by itself.';

/** Throughput and latency of the last ten minutes, as they come. */
export function ScoringCharts({ inferenceId }: { inferenceId: string }) {
  const queryClient = useQueryClient();
  const scoring = useQuery(scoringOf(queryClient, inferenceId));
  if (scoring.data) return <Charts points={scoring.data.points} />;
  return (
    <Panel>
      <QueryView query={scoring}>{() => null}</QueryView>
    </Panel>
  );
}

function Charts({ points }: { points: Scoring[] }) {
  const x = useMemo(() => points.map((point) => Date.parse(point.time) / 1000), [points]);
  const throughput = useMemo(
    () => [
      {
        subject: 'Records/s',
        part: '',
        color: colorOf(0),
        values: points.map((point) => point.recordsPerSecond),
      },
    ],
    [points],
  );
  const latency = useMemo(
    () => [
      {
        subject: 'Latency',
        part: 'p50',
        color: colorOf(0),
        values: points.map((point) => latencyOf(point, 'p50Ms')),
      },
      {
        subject: 'Latency',
        part: 'p99',
        color: colorOf(1),
        values: points.map((point) => latencyOf(point, 'p99Ms')),
      },
    ],
    [points],
  );
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={20}>
      <ChartPanel
        title="Throughput, records/s"
        xName="Time"
        time
        nothing={NOTHING}
        x={x}
        series={throughput}
        format={rate}
      />
      <ChartPanel
        title="Latency, ms"
        xName="Time"
        time
        nothing={NOTHING}
        x={x}
        series={latency}
        format={milliseconds}
      />
    </SimpleGrid>
  );
}
