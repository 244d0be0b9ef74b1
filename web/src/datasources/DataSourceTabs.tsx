import { Code, Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { listOf } from '../api/queries';
import type { DataSource } from '../api/types';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { dataSourceTexts as texts } from '../texts/dataSources';
import { TrainingTable } from '../trainings/TrainingTable';
import { ClassBalance } from './ClassBalance';
import { dataSourceTabs, type DataSourceTab } from './dataSourceSearch';
import { SampleRecords } from './SampleRecords';

export function DataSourceTabs({ source }: { source: DataSource }) {
  const { tab = 'records' } = useSearch({ from: '/data-sources/$dataSourceId' });
  const navigate = useNavigate({ from: '/data-sources/$dataSourceId' });
  const show = (chosen: string | null) =>
    void navigate({ search: (now) => ({ ...now, tab: chosen as DataSourceTab }) });
  return (
    <Panel flush>
      <Tabs value={tab} onChange={show} keepMounted={false}>
        <Tabs.List aria-label={texts.tabsName} px={12}>
          {dataSourceTabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {texts.tabs[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="records">
          <SampleRecords source={source} />
        </Tabs.Panel>
        <Tabs.Panel value="classes">
          <ClassBalance sourceId={source.id} />
        </Tabs.Panel>
        <Tabs.Panel value="format">
          <Stack p={20}>
            <Code block aria-label={texts.config}>
              {JSON.stringify(source.formatConfig, null, 2)}
            </Code>
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="trainings">
          <UsedBy sourceId={source.id} />
        </Tabs.Panel>
      </Tabs>
    </Panel>
  );
}

function UsedBy({ sourceId }: { sourceId: string }) {
  const trainings = useQuery(listOf('trainings'));
  return (
    <QueryView query={trainings}>
      {(all) => {
        const users = all.filter((training) => training.dataSourceId === sourceId);
        if (users.length > 0) return <TrainingTable trainings={users} />;
        return (
          <EmptyState
            title={texts.usedByNone}
            action={
              <LinkButton needs="OPERATOR" to="/trainings/new" search={{ dataSourceId: sourceId }}>
                {texts.train}
              </LinkButton>
            }
          >
            {texts.usedByNoneAbout}
          </EmptyState>
        );
      }}
    </QueryView>
  );
}
