import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listOf } from '../api/queries';
import type { Inference, Training } from '../api/types';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { InferenceTable } from '../inferences/InferenceTable';
import { ProblemTable } from '../problems/ProblemTable';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { TrainingTable } from '../trainings/TrainingTable';
import { SystemChecks } from './SystemChecks';
import { SystemHealth } from './SystemHealth';
import { Welcome } from './Welcome';

const RECENT = 5;

export function Home() {
  const trainings = useQuery(listOf('trainings'));
  const inferences = useQuery(listOf('inferences'));
  const used = Boolean(trainings.data?.length) || Boolean(inferences.data?.length);
  return (
    <Screen
      title="Home"
      actions={used && <LinkButton to="/trainings/new">New training</LinkButton>}
    >
      <QueryView query={trainings}>
        {(all) =>
          used ? <Recent trainings={all} inferences={inferences.data ?? []} /> : <Welcome />
        }
      </QueryView>
      <SystemHealth />
      <SystemChecks />
    </Screen>
  );
}

function Recent({ trainings, inferences }: { trainings: Training[]; inferences: Inference[] }) {
  return (
    <Stack gap={20}>
      <Panel title="Recent trainings" flush>
        <TrainingTable trainings={newest(trainings)} />
      </Panel>
      {inferences.length > 0 && (
        <Panel title="Inferences" flush>
          <InferenceTable inferences={newest(inferences)} />
        </Panel>
      )}
      <RecentProblems />
    </Stack>
  );
}

function RecentProblems() {
  const problems = useQuery(listOf('problems'));
  if (!problems.data?.length) return null;
  return (
    <Panel title="Problems" flush>
      <ProblemTable problems={problems.data.slice(0, RECENT)} />
    </Panel>
  );
}

function newest<T extends { createdAt: string }>(items: T[]): T[] {
  return items
    .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
    .slice(0, RECENT);
}
