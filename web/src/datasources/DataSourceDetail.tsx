import { Alert, Code, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { detailOf, listOf } from '../api/queries';
import type { DataSource } from '../api/types';
import { Facts, type Fact } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, percent, words } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { TrainingTable } from '../trainings/TrainingTable';
import { RetentionBadge, retentionMeaning } from './retention';

export function DataSourceDetail() {
  const { dataSourceId } = useParams({ from: '/data-sources/$dataSourceId' });
  const source = useQuery(detailOf('data-sources', dataSourceId));
  return (
    <Screen
      title={source.data?.description || 'Data source'}
      parent={{ to: '/data-sources', name: 'Data sources' }}
      actions={
        <LinkButton to="/trainings/new" search={{ dataSourceId }}>
          Train from this stream
        </LinkButton>
      }
    >
      <QueryView query={source}>
        {(shown) => (
          <Stack gap={20}>
            <Stream source={shown} />
            <Panel title="Record format">
              <Code block>{JSON.stringify(shown.formatConfig, null, 2)}</Code>
            </Panel>
            <UsedBy sourceId={shown.id} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  );
}

function Stream({ source }: { source: DataSource }) {
  return (
    <Panel title="Stream">
      <Facts
        facts={[
          ['Ranges', source.ranges.join(', ')],
          ['Records', count(source.totalMessages)],
          ['Format', source.format],
          ['Validation', percent(source.validationRate)],
          ['Test', percent(source.testRate)],
          ['Split', source.splitMethod ? words(source.splitMethod) : '–'],
          ['Announced', <Moment key="at" at={source.createdAt} />],
          ['Retained', <RetentionBadge key="kept" retained={source.retained} />],
          ...since(source),
        ]}
      />
      {source.missing && (
        <Alert
          color="orange"
          variant="light"
          mt="md"
          title={source.missing.message}
          // Mantine's orange is too faint for text on its own light ground.
          styles={{ title: { color: 'var(--mantine-color-text)' } }}
        >
          <Text size="xs">{source.missing.code}</Text>
        </Alert>
      )}
      <Text size="sm" c="dimmed" mt="md">
        {retentionMeaning(source.retained)} A range is topic:partition:start:end, without the record
        at its end.
      </Text>
    </Panel>
  );
}

function since({ retainedSince }: DataSource): Fact[] {
  if (!retainedSince) return [];
  return [['Since', <Moment key="since" at={retainedSince} />]];
}

function UsedBy({ sourceId }: { sourceId: string }) {
  const trainings = useQuery(listOf('trainings'));
  const users = trainings.data?.filter((training) => training.dataSourceId === sourceId) ?? [];
  if (users.length === 0) return null;
  return (
    <Panel title="Trainings from it" flush>
      <TrainingTable trainings={users} />
    </Panel>
  );
}
