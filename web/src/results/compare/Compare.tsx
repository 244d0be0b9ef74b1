import { ActionIcon, Alert, Group, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { curveSettingsOf } from '../../charts/curveSettings';
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
import { refsOf, textOf, type Compared, type ResultRef } from './compared';
import { DifferenceTable } from './DifferenceTable';
import { useCompared } from './useCompared';

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
  const settings = curveSettingsOf({ ...useSearch({ from: HERE }) });
  const navigate = useNavigate();
  const go = (search: object) =>
    void navigate({
      to: HERE,
      search: { results: textOf(refs), ...search },
      replace: true,
      resetScroll: false,
    });
  const { all, pending } = useCompared(refs, outlineOf);
  const subjects = useMemo(() => all.map(subjectOf), [all]);
  const lost = refs.filter((ref) => !all.some((one) => one.result.id === ref.resultId));
  return (
    <Stack gap={20}>
      {pending ||
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
          <DifferenceTable refs={refs} />
        </>
      )}
    </Stack>
  );
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
