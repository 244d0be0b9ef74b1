import { ActionIcon, Alert, Group, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { detailOf } from '../../api/queries';
import type { Training } from '../../api/types';
import { colorOf } from '../../charts/series';
import { EmptyState } from '../../display/EmptyState';
import { Panel } from '../../display/Panel';
import { StateBadge } from '../../display/StateBadge';
import { LinkButton } from '../../shell/LinkButton';
import { Screen } from '../../shell/Screen';
import { compareTexts as texts } from '../../texts/compare';
import { trainingTexts } from '../../texts/trainings';
import type { Subject } from '../../trainings/curves/curveLines';
import { Curves } from '../../trainings/curves/Curves';
import { outlineOf } from '../../trainings/trainingQueries';
import classes from './Compare.module.css';
import { namesOf, refsOf, textOf, type Compared, type ResultRef } from './compared';
import { DifferenceTable } from './DifferenceTable';

const HERE = '/compare';

/** Results of one training or of several next to each other. */
export function Compare() {
  const search = useSearch({ from: HERE });
  const refs = useMemo(() => refsOf(search.results), [search.results]);
  return (
    <Screen
      title={texts.title}
      parent={{ to: '/trainings', name: trainingTexts.trainings }}
      description={texts.head}
    >
      {refs.length === 0 ? (
        <Panel>
          <EmptyState
            title={texts.none}
            action={<LinkButton to="/trainings">{texts.toTrainings}</LinkButton>}
          >
            {texts.noneWhy}
          </EmptyState>
        </Panel>
      ) : (
        <Comparison refs={refs} />
      )}
    </Screen>
  );
}

function Comparison({ refs }: { refs: ResultRef[] }) {
  const { results: _, ...settings } = useSearch({ from: HERE });
  const navigate = useNavigate();
  const go = (search: object) =>
    void navigate({ to: HERE, search: { results: textOf(refs), ...search }, replace: true, resetScroll: false });
  const ids = [...new Set(refs.map((ref) => ref.trainingId))];
  const trainings = useQueries({
    queries: ids.map((id) => ({ ...detailOf('trainings', id), select: outlineOf })),
    combine: settled,
  });
  const all = useMemo(() => comparedOf(refs, trainings.found), [refs, trainings.found]);
  const subjects = useMemo(() => all.map(subjectOf), [all]);
  const lost = refs.filter((ref) => !all.some((one) => one.result.id === ref.resultId));
  return (
    <Stack gap={20}>
      {trainings.pending ||
        lost.map((ref) => (
          <Alert key={ref.resultId} color="orange" variant="light" role="status">
            <Text size="sm">{texts.unknown(ref.resultId)}</Text>
          </Alert>
        ))}
      <Picked
        all={all}
        onRemove={(id) => {
          const rest = refs.filter((ref) => ref.resultId !== id);
          go({ ...settings, results: textOf(rest) || undefined });
        }}
      />
      {all.length > 0 && (
        <>
          <Curves subjects={subjects} settings={settings} onChange={go} />
          <DifferenceTable all={all} />
        </>
      )}
    </Stack>
  );
}

function settled(answers: UseQueryResult<Training>[]) {
  return {
    pending: answers.some((answer) => answer.isPending),
    found: answers.flatMap((answer) => (answer.data ? [answer.data] : [])),
  };
}

function comparedOf(refs: ResultRef[], trainings: Training[]): Compared[] {
  const found = refs.flatMap((ref) => {
    const training = trainings.find((each) => each.id === ref.trainingId);
    const result = training?.results.find((each) => each.id === ref.resultId);
    return training && result ? [{ training, result }] : [];
  });
  const names = namesOf(found);
  return found.map((one, index) => ({ ...one, name: names[index] ?? '', color: colorOf(index) }));
}

function subjectOf({ training, result, name, color }: Compared): Subject {
  const { startedAt } = training;
  return {
    resultId: result.id,
    trainingId: training.id,
    name,
    color,
    startedAt: startedAt ? Date.parse(startedAt) : undefined,
  };
}

function Picked({ all, onRemove }: { all: Compared[]; onRemove: (id: string) => void }) {
  return (
    <Group component="ul" aria-label={texts.legend} className={classes.picked}>
      {all.map(({ training, result, name, color }) => (
        <li key={result.id} className={classes.pick}>
          <span className={classes.swatch} style={{ background: color }} />
          <Link
            className="link"
            to="/trainings/$trainingId/results/$resultId"
            params={{ trainingId: training.id, resultId: result.id }}
          >
            {name}
          </Link>
          <StateBadge state={result.state} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="md"
            aria-label={texts.remove(name)}
            onClick={() => onRemove(result.id)}
          >
            <IconX size={15} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </Group>
  );
}
