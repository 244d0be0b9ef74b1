import { Stack, Tabs } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { isTerminal, type Training } from '../api/types';
import { ConditionBadges, ConditionNotes } from '../display/conditions';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { StateBadge } from '../display/StateBadge';
import { JobReportView } from '../jobs/JobReportView';
import { Screen } from '../shell/Screen';
import { trainingTexts as texts } from '../texts/trainings';
import { FaultNote } from './FaultNote';
import { LearningCurves } from './LearningCurves';
import { ResultTable } from './ResultTable';
import { TrainingActions } from './TrainingActions';
import { TrainingHero } from './TrainingHero';
import { useTrainingOutline } from './trainingQueries';
import type { TrainingSearch } from './trainingSearch';
import { TrainingSettings } from './TrainingSettings';
import { WaitingForData } from './WaitingForData';

const HERE = '/trainings/$trainingId';

export function TrainingDetail() {
  const { trainingId } = useParams({ from: HERE });
  const training = useTrainingOutline(trainingId);
  return (
    <Screen
      title={training.data?.name ?? texts.training}
      parent={{ to: '/trainings', name: texts.trainings }}
      aside={
        training.data && (
          <>
            <StateBadge state={training.data.state} />
            <ConditionBadges conditions={training.data.conditions} />
          </>
        )
      }
      actions={training.data && <TrainingActions training={training.data} />}
    >
      <QueryView query={training} rows={10}>
        {(shown) => <Content training={shown} />}
      </QueryView>
    </Screen>
  );
}

function Content({ training }: { training: Training }) {
  const search = useSearch({ from: HERE });
  const navigate = useNavigate();
  const show = (tab: string | null) =>
    void navigate({
      to: HERE,
      params: { trainingId: training.id },
      search: { ...search, tab: tab === 'overview' ? undefined : (tab as TrainingSearch['tab']) },
      replace: true,
      resetScroll: false,
    });
  return (
    <Stack gap={20}>
      {training.error && <FaultNote error={training.error} />}
      <ConditionNotes conditions={training.conditions} />
      {training.state === 'WAITING_FOR_DATA' ? (
        <WaitingForData training={training} />
      ) : (
        <TrainingHero training={training} />
      )}
      <Tabs value={search.tab ?? 'overview'} onChange={show} keepMounted={false}>
        <Tabs.List aria-label={texts.tabList} mb={20}>
          {Object.entries(texts.tabs).map(([tab, name]) => (
            <Tabs.Tab key={tab} value={tab}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview">
          <Overview training={training} search={search} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <TrainingSettings training={training} />
        </Tabs.Panel>
        <Tabs.Panel value="job">
          <JobOf training={training} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function Overview({ training, search }: { training: Training; search: TrainingSearch }) {
  if (training.results.length === 0) {
    return (
      <Panel title={texts.results}>
        <EmptyState title={texts.results}>{texts.noResults}</EmptyState>
      </Panel>
    );
  }
  return (
    <Stack gap={20}>
      {mayHaveCurves(training) && <LearningCurves training={training} settings={search} />}
      <Panel title={texts.results} flush>
        <ResultTable training={training} />
      </Panel>
    </Stack>
  );
}

/** It has some, or gets some. */
function mayHaveCurves({ state, results }: Training): boolean {
  if (state === 'WAITING_FOR_DATA') return false;
  return !isTerminal(state) || results.some((result) => result.epoch > 0);
}

function JobOf({ training }: { training: Training }) {
  if (!training.job) {
    return (
      <Panel title={texts.tabs.job}>
        <EmptyState title={texts.noJob}>{texts.noJobWhy}</EmptyState>
      </Panel>
    );
  }
  return (
    <JobReportView resource="trainings" id={training.id} dashboardUrl={training.job.dashboardUrl} />
  );
}
