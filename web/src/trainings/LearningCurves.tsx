import { Group, NativeSelect, SimpleGrid, Slider, Text } from '@mantine/core';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { seriesOf } from '../api/queries';
import type { MetricSeries, Training } from '../api/types';
import { ChartPanel } from '../charts/ChartPanel';
import { align, colorOf, smooth, type ChartSeries } from '../charts/series';
import { metric, words } from '../display/quantity';

interface Subject {
  name: string;
  color: string;
  series: MetricSeries;
}

/** Loss and one more metric of every model of the set, train and validation, as they come. */
export function LearningCurves({ training }: { training: Training }) {
  const queryClient = useQueryClient();
  const [smoothing, setSmoothing] = useState(0);
  const [chosen, setChosen] = useState<string>();
  const answers = useQueries({
    queries: training.results.map((result) => seriesOf(queryClient, training.id, result.id)),
    combine: (all) => all.map((answer) => answer.data),
  });
  const subjects = useMemo(
    () =>
      training.results.flatMap((result, index): Subject[] => {
        const series = answers[index];
        return series ? [{ name: result.modelName, color: colorOf(index), series }] : [];
      }),
    [training.results, answers],
  );
  const names = [...new Set(subjects.flatMap((subject) => Object.keys(subject.series.train)))];
  const others = names.filter((name) => name !== 'loss');
  const second = chosen && others.includes(chosen) ? chosen : (others[0] ?? 'accuracy');
  return (
    <>
      <Smoothing value={smoothing} onChange={setSmoothing} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={20}>
        <Curves name="loss" subjects={subjects} smoothing={smoothing} />
        <Curves
          name={second}
          subjects={subjects}
          smoothing={smoothing}
          choice={others.length > 1 ? { names: others, onChange: setChosen } : undefined}
        />
      </SimpleGrid>
    </>
  );
}

interface CurvesProps {
  name: string;
  subjects: Subject[];
  smoothing: number;
  choice?: { names: string[]; onChange: (name: string) => void };
}

function Curves({ name, subjects, smoothing, choice }: CurvesProps) {
  const { x, series } = useMemo(
    () => linesOf(name, subjects, smoothing),
    [name, subjects, smoothing],
  );
  return (
    <ChartPanel
      title={words(name)}
      xName="Epoch"
      x={x}
      series={series}
      format={metric}
      controls={
        choice && (
          <NativeSelect
            aria-label="Metric"
            size="xs"
            value={name}
            data={choice.names.map((value) => ({ value, label: words(value) }))}
            onChange={(event) => choice.onChange(event.currentTarget.value)}
          />
        )
      }
    />
  );
}

function linesOf(name: string, subjects: Subject[], smoothing: number) {
  const lines = subjects.flatMap(({ name: model, color, series }) => [
    {
      subject: model,
      part: 'train',
      color,
      dashed: false,
      x: series.epochs,
      values: series.train[name],
    },
    {
      subject: model,
      part: 'validation',
      color,
      dashed: true,
      x: series.epochs,
      values: series.validation[name],
    },
  ]);
  const drawn = lines.flatMap((line) =>
    line.values?.some((value) => value !== null) ? [{ ...line, values: line.values }] : [],
  );
  const { x, columns } = align(drawn);
  const series = drawn.map(({ subject, part, color, dashed }, index): ChartSeries => ({
    subject,
    part,
    color,
    dashed,
    values: smooth(columns[index] ?? [], smoothing),
  }));
  return { x, series };
}

function Smoothing({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  return (
    <Group gap="sm" justify="flex-end">
      <Text size="sm" c="dimmed">
        Smoothing {value.toFixed(2)}
      </Text>
      <Slider
        w={160}
        size="sm"
        label={null}
        thumbLabel="Smoothing"
        min={0}
        max={0.98}
        step={0.02}
        value={value}
        onChange={onChange}
      />
    </Group>
  );
}
