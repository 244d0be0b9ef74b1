import { NativeSelect, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { seriesOf } from '../../api/queries';
import type { MetricSeries } from '../../api/types';
import { zoomOf, type CurveSettings } from '../../charts/curveSettings';
import { CurveToolbar, useSmoothing } from '../../charts/CurveToolbar';
import { toggled } from '../../charts/toggled';
import { ErrorNote } from '../../display/ErrorNote';
import { metricTitle } from '../../display/quantity';
import { chartTexts } from '../../texts/charts';
import { CurveChart } from './CurveChart';
import type { Measured, Subject } from './curveLines';
import { CurveStore } from './CurveStore';

interface CurvesProps {
  subjects: Subject[];
  settings: CurveSettings;
  onChange: (settings: CurveSettings) => void;
}

/** Loss and one more metric of every subject, train and validation, as they come. */
export function Curves({ subjects, settings, onChange }: CurvesProps) {
  const queryClient = useQueryClient();
  const [smoothing, setSmoothing] = useSmoothing(settings);
  const { pending, error } = useQueries({
    queries: subjects.map((of) => seriesOf(queryClient, of.trainingId, of.resultId)),
    combine: outcomeOf,
  });
  const ids = subjects.map((of) => of.resultId).join(' ');
  const store = useMemo(() => new CurveStore(queryClient, ids.split(' ')), [queryClient, ids]);
  const measured = useSyncExternalStore(store.subscribe, store.measured);
  const edit = (change: CurveSettings) => onChange({ ...settings, ...change });
  const hidden = useMemo(() => new Set(settings.hide), [settings.hide]);
  const others = metricsOf(measured).filter((name) => name !== 'loss');
  const second = others.find((name) => name === settings.metric) ?? usual(others);
  const chart = {
    store,
    subjects,
    measured,
    smoothing,
    settings,
    hidden,
    onToggle: (label: string) => {
      const hide = [...toggled(hidden, label)];
      edit({ hide: hide.length > 0 ? hide : undefined });
    },
    zoom: zoomOf(settings),
    onZoom: (range: [number, number] | undefined) => edit({ from: range?.[0], to: range?.[1] }),
  };
  if (error) return <ErrorNote error={error} />;
  if (pending) return <Coming />;
  return (
    <Stack gap={12}>
      <CurveToolbar
        settings={settings}
        smoothing={smoothing}
        onSmooth={setSmoothing}
        onChange={edit}
      />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={20}>
        <CurveChart {...chart} metric="loss" />
        <CurveChart
          {...chart}
          metric={second}
          controls={
            others.length > 1 && (
              <NativeSelect
                aria-label={chartTexts.metric}
                size="xs"
                value={second}
                data={others.map((value) => ({ value, label: metricTitle(value) }))}
                onChange={(event) => edit({ metric: event.currentTarget.value })}
              />
            )
          }
        />
      </SimpleGrid>
    </Stack>
  );
}

/** As high as the charts are, so that what stands below them stays. */
function Coming() {
  return (
    <Stack gap={12}>
      <Skeleton height={36} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={20}>
        <Skeleton height={440} />
        <Skeleton height={440} />
      </SimpleGrid>
    </Stack>
  );
}

/** Only what the page needs to know: points are drawn past it. */
function outcomeOf(answers: UseQueryResult<MetricSeries>[]) {
  return {
    pending: answers.some((answer) => answer.isPending),
    error: answers.find((answer) => answer.isError && !answer.data)?.error ?? null,
  };
}

function metricsOf(measured: Measured[]): string[] {
  return [...new Set(measured.flatMap(({ train, validation }) => [...train, ...validation]))];
}

function usual(names: string[]): string {
  return names.find((name) => name === 'accuracy') ?? names[0] ?? 'accuracy';
}
