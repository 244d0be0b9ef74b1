import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ApiError } from '../api/ApiError';
import type { Topic } from '../api/topicTypes';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { topicTexts as texts } from '../texts/topics';
import { retainedOf } from './offsets';
import { PartitionTable } from './PartitionTable';
import { SampleView } from './SampleView';
import { SendRecord } from './SendRecord';
import { InternalBadge } from './TopicTable';
import { topics } from './topicQueries';
import { topicViews, type TopicViewName } from './topicSearch';
import { TailView } from './TailView';

const NAMES: Record<TopicViewName, string> = {
  records: texts.viewRecords,
  live: texts.viewLive,
  send: texts.viewSend,
  partitions: texts.viewPartitions,
};

export function TopicDetail() {
  const { topic: name } = useParams({ from: '/topics/$topic' });
  const found = useQuery({ ...topics, select: (all) => oneOf(all, name) });
  const shown = found.data;
  return (
    <Screen
      title={name}
      parent={{ to: '/topics', name: texts.title }}
      aside={shown?.internal && <InternalBadge />}
      description={shown && texts.summary(retainedOf(shown), shown.partitions.length)}
      actions={
        shown &&
        !shown.internal && (
          <>
            <LinkButton variant="default" to="/data-sources/upload" search={{ topic: name }}>
              {texts.upload}
            </LinkButton>
            <LinkButton variant="default" to="/data-sources/new" search={{ topic: name }}>
              {texts.announce}
            </LinkButton>
          </>
        )
      }
    >
      <QueryView query={found}>{(topic) => <Views topic={topic} />}</QueryView>
    </Screen>
  );
}

function oneOf(all: Topic[], name: string): Topic {
  const topic = all.find((each) => each.name === name);
  if (topic) return topic;
  throw new ApiError({ status: 404, code: 'TOPIC_NOT_FOUND', detail: texts.unknown(name) });
}

function Views({ topic }: { topic: Topic }) {
  const { view = 'records' } = useSearch({ from: '/topics/$topic' });
  const navigate = useNavigate({ from: '/topics/$topic' });
  const show = (chosen: string | null) =>
    void navigate({ search: (now) => ({ ...now, view: chosen as TopicViewName }) });
  return (
    <Panel flush>
      <Tabs value={view} onChange={show} keepMounted={false}>
        <Tabs.List aria-label={texts.views} px={12}>
          {topicViews.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {NAMES[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="records">
          <SampleView topic={topic} />
        </Tabs.Panel>
        <Tabs.Panel value="live">
          <TailView topic={topic.name} />
        </Tabs.Panel>
        <Tabs.Panel value="send">
          <SendRecord topic={topic} />
        </Tabs.Panel>
        <Tabs.Panel value="partitions">
          <PartitionTable topic={topic} />
        </Tabs.Panel>
      </Tabs>
    </Panel>
  );
}
