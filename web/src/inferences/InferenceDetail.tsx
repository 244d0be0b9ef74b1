import { Skeleton, Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { detailOf } from '../api/queries';
import type { Inference } from '../api/types';
import { ConditionBadges, ConditionNotes } from '../display/conditions';
import { QueryView } from '../display/QueryView';
import { StateBadge } from '../display/StateBadge';
import { Screen } from '../shell/Screen';
import { inferenceTexts as texts } from '../texts/inferences';
import { INPUT_MODES } from '../tryit/modes';
import { FaultNote } from './FaultNote';
import { InferenceActions } from './InferenceActions';
import { OperationNote } from './OperationNote';
import { Overview } from './Overview';
import { SettingsTab } from './SettingsTab';
import { SnapshotTable } from './SnapshotTable';
import { INFERENCE_TABS, type InferenceSearch, type InferenceTab } from './tabs';
import { VersionsTab } from './VersionsTab';

const TryIt = lazy(() => import('../tryit/TryIt'));
const DeadLetterPanel = lazy(() => import('../deadletters/DeadLetterPanel'));
const JobTab = lazy(() => import('./JobTab'));

export function InferenceDetail() {
  const { inferenceId } = useParams({ from: '/inferences/$inferenceId' });
  const inference = useQuery(detailOf('inferences', inferenceId));
  return (
    <Screen
      title={inference.data?.name ?? texts.one}
      parent={{ to: '/inferences', name: texts.title }}
      aside={
        inference.data && (
          <>
            <StateBadge state={inference.data.state} />
            <ConditionBadges conditions={inference.data.conditions} />
          </>
        )
      }
      actions={inference.data && <InferenceActions inference={inference.data} />}
    >
      <QueryView query={inference} rows={10}>
        {(shown) => (
          <Stack gap={20}>
            {shown.error && <FaultNote fault={shown.error} />}
            <ConditionNotes conditions={shown.conditions} />
            <OperationNote operation={shown.operation} />
            <Parts inference={shown} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  );
}

/** One at a time, each with an address of its own. */
function Parts({ inference }: { inference: Inference }) {
  const search = useSearch({ from: '/inferences/$inferenceId' });
  const navigate = useNavigate({ from: '/inferences/$inferenceId' });
  const go = (change: InferenceSearch) =>
    void navigate({ search: change, replace: true, resetScroll: false });
  const { tab = 'overview' } = search;
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(chosen) => go({ tab: INFERENCE_TABS.find((each) => each === chosen) })}
    >
      <Tabs.List aria-label={texts.parts} mb={20}>
        {INFERENCE_TABS.map((each) => (
          <Tabs.Tab key={each} value={each}>
            {texts.tabs[each]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab}>
        <Suspense fallback={<Skeleton height={420} />}>
          <Part {...{ inference, tab, search, go }} />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  );
}

interface PartProps {
  inference: Inference;
  tab: InferenceTab;
  search: InferenceSearch;
  go: (change: InferenceSearch) => void;
}

function Part({ inference, tab, search, go }: PartProps) {
  switch (tab) {
    case 'overview':
      return <Overview inference={inference} />;
    case 'try':
      return (
        <TryIt
          inference={inference}
          mode={INPUT_MODES.find((mode) => mode === search.input)}
          onMode={(input) => go({ tab, input })}
        />
      );
    case 'versions':
      return <VersionsTab inference={inference} />;
    case 'settings':
      return <SettingsTab inference={inference} />;
    case 'snapshots':
      return <SnapshotTable inference={inference} />;
    case 'dead-letters':
      return (
        <DeadLetterPanel
          of={{ inferenceId: inference.id }}
          chosen={search}
          onChoose={({ code, letter }) => go({ tab, code, letter })}
        />
      );
    case 'job':
      return <JobTab inference={inference} />;
  }
}
