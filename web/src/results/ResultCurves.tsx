import { Group, NativeSelect, SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { seriesOf, stepsOf } from '../api/queries';
import type { MetricSeries, SeriesAxis, TrainingResult } from '../api/types';
import { ChartPanel } from '../charts/ChartPanel';
import { colorOf, type ChartSeries } from '../charts/series';
import { metric, metricTitle } from '../display/quantity';
import { chartTexts } from '../texts/charts';
import { resultTexts as texts } from '../texts/results';
import type { ResultSearch } from './resultSearch';

const HERE = '/trainings/$trainingId/results/$resultId';
const NO_SERIES: MetricSeries = {
  epochs: [],
  steps: [],
  train: {},
  validation: {},
  learningRate: [],
  times: [],
};
const AXES = [
  { value: 'epoch', label: texts.byEpoch },
  { value: 'step', label: texts.byStep },
];

/** The metrics of one model and its learning rate, epoch by epoch or within the epochs. */
export function ResultCurves({ result }: { result: TrainingResult }) {
  const queryClient = useQueryClient();
  const search = useSearch({ from: HERE });
  const params = useParams({ from: HERE });
  const navigate = useNavigate();
  const show = (change: ResultSearch) =>
    void navigate({
      to: HERE,
      params,
      search: { ...search, ...change },
      replace: true,
      resetScroll: false,
    });
  const axis: SeriesAxis = search.by === 'step' ? 'step' : 'epoch';
  const chosen = search.metric;
  const epochs = useQuery(seriesOf(queryClient, result.trainingId, result.id));
  const steps = useQuery({
    ...stepsOf(result.trainingId, result.id, result.state === 'RUNNING'),
    enabled: axis === 'step',
  });
  const series = (axis === 'epoch' ? epochs.data : steps.data) ?? NO_SERIES;
  const others = Object.keys(series.train).filter((name) => name !== 'loss');
  const usual = others.includes('accuracy') ? 'accuracy' : others[0];
  const second = others.find((name) => name === chosen) ?? usual;
  const x = axis === 'epoch' ? series.epochs : series.steps;
  const xName = axis === 'epoch' ? texts.epoch : texts.step;
  return (
    <Stack gap={12}>
      <Group justify="flex-end">
        <SegmentedControl
          size="xs"
          aria-label={texts.points}
          data={AXES}
          value={axis}
          onChange={(value) => show({ by: value === 'step' ? 'step' : undefined })}
        />
      </Group>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={20}>
        <ChartPanel
          title={metricTitle('loss')}
          xName={xName}
          x={x}
          series={linesOf(series, 'loss')}
          syncKey="result"
          format={metric}
        />
        {second && (
          <ChartPanel
            title={metricTitle(second)}
            xName={xName}
            x={x}
            series={linesOf(series, second)}
            syncKey="result"
            format={metric}
            controls={
              others.length > 1 && (
                <NativeSelect
                  aria-label={texts.metric}
                  size="xs"
                  value={second}
                  data={others.map((value) => ({ value, label: metricTitle(value) }))}
                  onChange={(event) => show({ metric: event.currentTarget.value })}
                />
              )
            }
          />
        )}
        {varies(series.learningRate) && (
          <ChartPanel
            title={texts.learningRate}
            xName={xName}
            x={x}
            series={[
              {
                subject: texts.learningRate,
                part: '',
                color: colorOf(2),
                values: series.learningRate,
              },
            ]}
            syncKey="result"
            format={(value) => String(Number(value.toPrecision(4)))}
          />
        )}
      </SimpleGrid>
    </Stack>
  );
}

/** One that stays is a fact, not a curve. */
function varies(values: (number | null)[]): boolean {
  return new Set(values.filter((value) => value !== null)).size > 1;
}

function linesOf(series: MetricSeries, name: string): ChartSeries[] {
  const parts = [
    { part: chartTexts.train, color: colorOf(0), values: series.train[name] },
    {
      part: chartTexts.validation,
      color: colorOf(1),
      dashed: true,
      values: series.validation[name],
    },
  ];
  return parts.flatMap((line) =>
    line.values?.some((value) => value !== null)
      ? [{ ...line, subject: metricTitle(name), values: line.values }]
      : [],
  );
}
