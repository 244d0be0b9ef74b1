import { Group, NativeSelect, SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { seriesOf, stepsOf } from '../api/queries';
import type { MetricSeries, SeriesAxis, TrainingResult } from '../api/types';
import { ChartPanel } from '../charts/ChartPanel';
import { colorOf, type ChartSeries } from '../charts/series';
import { metric, words } from '../display/quantity';

const NO_SERIES: MetricSeries = {
  epochs: [],
  steps: [],
  train: {},
  validation: {},
  learningRate: [],
  times: [],
};
const AXES = [
  { value: 'epoch', label: 'By epoch' },
  { value: 'step', label: 'By step' },
];

/** The metrics of one model and its learning rate, epoch by epoch or within the epochs. */
export function ResultCurves({ result }: { result: TrainingResult }) {
  const queryClient = useQueryClient();
  const [axis, setAxis] = useState<SeriesAxis>('epoch');
  const [chosen, setChosen] = useState<string>();
  const epochs = useQuery(seriesOf(queryClient, result.trainingId, result.id));
  const steps = useQuery({
    ...stepsOf(result.trainingId, result.id, result.state === 'RUNNING'),
    enabled: axis === 'step',
  });
  const series = (axis === 'epoch' ? epochs.data : steps.data) ?? NO_SERIES;
  const names = Object.keys(series.train);
  const shown = chosen && names.includes(chosen) ? chosen : 'loss';
  const x = axis === 'epoch' ? series.epochs : series.steps;
  const xName = axis === 'epoch' ? 'Epoch' : 'Step';
  return (
    <Stack gap={12}>
      <Group justify="flex-end">
        <SegmentedControl
          size="xs"
          aria-label="Points of the curves"
          data={AXES}
          value={axis}
          onChange={(value) => setAxis(value === 'step' ? 'step' : 'epoch')}
        />
      </Group>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={20}>
        <ChartPanel
          title={words(shown)}
          xName={xName}
          x={x}
          series={linesOf(series, shown)}
          format={metric}
          controls={
            names.length > 1 && (
              <NativeSelect
                aria-label="Metric"
                size="xs"
                value={shown}
                data={names.map((value) => ({ value, label: words(value) }))}
                onChange={(event) => setChosen(event.currentTarget.value)}
              />
            )
          }
        />
        <ChartPanel
          title="Learning rate"
          xName={xName}
          x={x}
          series={[
            {
              subject: 'Learning rate',
              part: '',
              color: colorOf(2),
              values: series.learningRate,
            },
          ]}
          format={(value) => String(Number(value.toPrecision(4)))}
        />
      </SimpleGrid>
    </Stack>
  );
}

function linesOf(series: MetricSeries, name: string): ChartSeries[] {
  const parts = [
    { part: 'train', color: colorOf(0), values: series.train[name] },
    { part: 'validation', color: colorOf(1), dashed: true, values: series.validation[name] },
  ];
  return parts.flatMap((line) =>
    line.values?.some((value) => value !== null)
      ? [{ ...line, subject: words(name), values: line.values }]
      : [],
  );
}
