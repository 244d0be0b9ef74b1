import { Button, Group, NumberInput, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Topic } from '../api/topicTypes';
import { EmptyState } from '../display/EmptyState';
import { QueryView } from '../display/QueryView';
import { topicTexts as texts } from '../texts/topics';
import { retainedOf } from './offsets';
import { RecordTable } from './RecordTable';
import { sampleOf, type SampleChoice } from './topicQueries';
import type { TopicSearch } from './topicSearch';

const LIMIT = 25;
const LIMITS = ['10', '25', '100', '500'];

/** A few records: the newest, or from an offset on. */
export function SampleView({ topic }: { topic: Topic }) {
  const { partition, from, limit = LIMIT } = useSearch({ from: '/topics/$topic' });
  const navigate = useNavigate({ from: '/topics/$topic' });
  const choose = (change: TopicSearch) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const sample = useQuery(sampleOf(topic.name, { partition, from, limit }));
  return (
    <>
      <Group px={20} py={12} align="flex-end" gap="md">
        <Choices topic={topic} choice={{ partition, from, limit }} onChoose={choose} />
        <Button variant="default" loading={sample.isFetching} onClick={() => void sample.refetch()}>
          {texts.readAgain}
        </Button>
      </Group>
      <QueryView query={sample}>
        {(records) =>
          records.length > 0 ? (
            <RecordTable
              label={texts.recordsOf(topic.name)}
              records={from === undefined ? records.toReversed() : records}
            />
          ) : (
            <NoRecord topic={topic} />
          )
        }
      </QueryView>
      <Turning topic={topic} choice={{ partition, from, limit }} onChoose={choose} />
    </>
  );
}

interface ChoiceProps {
  topic: Topic;
  choice: SampleChoice;
  onChoose: (change: TopicSearch) => void;
}

function Choices({ topic, choice, onChoose }: ChoiceProps) {
  return (
    <>
      {topic.partitions.length > 1 && (
        <Select
          label={texts.partition}
          w={170}
          placeholder={texts.allPartitions}
          clearable
          data={topic.partitions.map(({ partition }) => ({
            value: String(partition),
            label: texts.partitionName(partition),
          }))}
          value={choice.partition === undefined ? null : String(choice.partition)}
          onChange={(value) =>
            onChoose({ partition: value === null ? undefined : Number(value), from: undefined })
          }
        />
      )}
      <NumberInput
        label={texts.fromOffset}
        w={150}
        min={0}
        allowDecimal={false}
        placeholder={texts.newest}
        value={choice.from ?? ''}
        onChange={(value) => onChoose({ from: value === '' ? undefined : Number(value) })}
      />
      <Select
        label={texts.howMany}
        w={150}
        allowDeselect={false}
        data={LIMITS}
        value={String(choice.limit)}
        onChange={(value) => onChoose({ limit: Number(value) })}
      />
    </>
  );
}

/** Offsets count within a partition, so that pages are turned in one only. */
function Turning({ topic, choice, onChoose }: ChoiceProps) {
  const only = topic.partitions.length === 1 ? topic.partitions[0] : undefined;
  const partition = only ?? topic.partitions.find((each) => each.partition === choice.partition);
  if (!partition) {
    return (
      <Text size="sm" c="dimmed" px={20} py={12}>
        {texts.pageRefusal}
      </Text>
    );
  }
  const first = choice.from ?? Math.max(partition.startOffset, partition.endOffset - choice.limit);
  const earlier = Math.max(partition.startOffset, first - choice.limit);
  const later = first + choice.limit;
  return (
    <Group px={20} py={12} gap="sm">
      <Button
        variant="default"
        disabled={first <= partition.startOffset}
        onClick={() => onChoose({ from: earlier })}
      >
        {texts.earlier}
      </Button>
      <Button
        variant="default"
        disabled={later >= partition.endOffset}
        onClick={() => onChoose({ from: later })}
      >
        {texts.later}
      </Button>
      {choice.from !== undefined && (
        <Button variant="subtle" onClick={() => onChoose({ from: undefined })}>
          {texts.showNewest}
        </Button>
      )}
    </Group>
  );
}

function NoRecord({ topic }: { topic: Topic }) {
  const navigate = useNavigate({ from: '/topics/$topic' });
  const empty = retainedOf(topic) === 0;
  const act = () =>
    void navigate({ search: empty ? { view: 'send' } : { from: undefined, limit: undefined } });
  return (
    <EmptyState
      title={texts.noRecordsTitle}
      action={
        <Button variant={empty ? 'filled' : 'default'} onClick={act}>
          {empty ? texts.sendFirst : texts.showNewest}
        </Button>
      }
    >
      {empty ? texts.noRecordsEmpty : texts.noRecordsThere}
    </EmptyState>
  );
}
