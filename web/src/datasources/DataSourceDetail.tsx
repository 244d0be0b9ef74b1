import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { detailOf } from '../api/queries';
import type { DataSource } from '../api/types';
import { Facts, type Fact } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, percent, sentence, words } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { ActionButton } from '../session/ActionButton';
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
      aside={source.data && <RetentionBadge retained={source.data.retained} full />}
      actions={
        source.data && (
          <>
            <DeleteDataSource source={source.data} />
            <SendToTraining source={source.data} />
            <Train source={source.data} />
          </>
        )
      }
    >
      <QueryView query={source}>
        {(shown) => (
          <Stack gap={20}>
            <Unsent source={shown} />
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

/** A training on a part of it would be refused, so that the button says so before. */
function Train({ source }: { source: DataSource }) {
  if (source.retained === 'PARTLY' || source.retained === 'EXPIRED') {
    return (
      <ActionButton needs="OPERATOR" refusal={retentionMeaning(source.retained)}>
        {texts.train}
      </ActionButton>
    );
  }
  return (
    <LinkButton needs="OPERATOR" to="/trainings/new" search={{ dataSourceId: source.id }}>
      {texts.train}
    </LinkButton>
  );
}

function Retention({ source }: { source: DataSource }) {
  const known = useQuery(topics);
  return (
    <Panel title={texts.retentionTitle}>
      <Text size="sm" mb="md">
        {retentionMeaning(source.retained)}
      </Text>
      {source.missing && (
        <Text size="sm" mb="md" c="var(--mantine-color-error)">
          {sentence(source.missing.message)}
        </Text>
      )}
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
