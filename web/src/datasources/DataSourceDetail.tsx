import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { detailOf } from '../api/queries';
import type { DataSource } from '../api/types';
import { Facts, type Fact } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, percent, words } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { dataSourceTexts as texts } from '../texts/dataSources';
import { topics } from '../topics/topicQueries';
import { DataSourceTabs } from './DataSourceTabs';
import { DeleteDataSource } from './DeleteDataSource';
import { keptOf, parseRange } from './ranges';
import { RetentionBadge, retentionMeaning } from './retention';
import { RetentionPicture } from './RetentionPicture';
import { SendToTraining } from './SendToTraining';

export function DataSourceDetail() {
  const { dataSourceId } = useParams({ from: '/data-sources/$dataSourceId' });
  const source = useQuery(detailOf('data-sources', dataSourceId));
  return (
    <Screen
      title={source.data?.description || texts.one}
      parent={{ to: '/data-sources', name: texts.title }}
      aside={source.data && <RetentionBadge retained={source.data.retained} />}
      actions={
        source.data && (
          <>
            <DeleteDataSource source={source.data} />
            <SendToTraining source={source.data} />
            <LinkButton needs="OPERATOR" to="/trainings/new" search={{ dataSourceId }}>
              {texts.train}
            </LinkButton>
          </>
        )
      }
    >
      <QueryView query={source}>
        {(shown) => (
          <Stack gap={20}>
            <Unsent source={shown} />
            <Missing source={shown} />
            <Panel>
              <Facts facts={factsOf(shown)} />
            </Panel>
            <Retention source={shown} />
            <DataSourceTabs source={shown} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  );
}

function factsOf(source: DataSource): Fact[] {
  return [
    [texts.records, count(source.totalMessages)],
    [texts.format, source.format],
    [texts.validation, percent(source.validationRate)],
    [texts.test, percent(source.testRate)],
    [texts.split, source.splitMethod ? words(source.splitMethod) : '–'],
    [texts.announced, <Moment key="at" at={source.createdAt} />],
    ...(source.retainedSince
      ? [[texts.since, <Moment key="since" at={source.retainedSince} />] as Fact]
      : []),
  ];
}

function Unsent({ source }: { source: DataSource }) {
  if (source.unsentMessages === 0) return null;
  return (
    <Alert
      color="gray"
      variant="light"
      role="status"
      title={texts.unsentTitle(source.unsentMessages)}
    >
      <Text size="sm">{texts.unsent}</Text>
    </Alert>
  );
}

function Missing({ source: { missing } }: { source: DataSource }) {
  if (!missing) return null;
  return (
    <Alert
      color="orange"
      variant="light"
      title={missing.message}
      // Mantine's orange is too faint for text on its own light ground.
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Text size="xs">{missing.code}</Text>
    </Alert>
  );
}

function Retention({ source }: { source: DataSource }) {
  const known = useQuery(topics);
  return (
    <Panel title={texts.retentionTitle}>
      <Text size="sm" mb="md">
        {retentionMeaning(source.retained)}
      </Text>
      <QueryView query={known}>
        {(all) => (
          <RetentionPicture
            ranges={source.ranges.flatMap((text) => {
              const range = parseRange(text);
              return range ? [keptOf(range, all)] : [];
            })}
          />
        )}
      </QueryView>
    </Panel>
  );
}
