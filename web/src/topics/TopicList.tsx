import { Checkbox, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconSearch } from '@tabler/icons-react';
import type { Topic } from '../api/topicTypes';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { topicTexts as texts } from '../texts/topics';
import { NewTopic } from './NewTopic';
import { topics } from './topicQueries';
import { TopicTable } from './TopicTable';

export function TopicList() {
  const { q = '', internal = false } = useSearch({ from: '/topics' });
  const found = useQuery(topics);
  return (
    <Screen title={texts.title} description={texts.about} actions={<NewTopic />}>
      <Panel flush>
        <Filter q={q} internal={internal} />
        <QueryView query={found}>
          {(all) => {
            const rows = all.filter((topic) => matches(topic, q, internal));
            return rows.length > 0 ? <TopicTable topics={rows} /> : <Nothing q={q} />;
          }}
        </QueryView>
      </Panel>
    </Screen>
  );
}

function matches(topic: Topic, q: string, internal: boolean): boolean {
  return (internal || !topic.internal) && topic.name.toLowerCase().includes(q.toLowerCase());
}

function Filter({ q, internal }: { q: string; internal: boolean }) {
  const navigate = useNavigate({ from: '/topics' });
  return (
    <Group px={20} py={10} gap="lg">
      <TextInput
        type="search"
        aria-label={texts.search}
        placeholder={texts.search}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        w={280}
        maw="100%"
        value={q}
        onChange={(event) => {
          const search = event.currentTarget.value || undefined;
          void navigate({ search: (now) => ({ ...now, q: search }), replace: true });
        }}
      />
      <Checkbox
        label={texts.showInternal}
        checked={internal}
        onChange={(event) => {
          const shown = event.currentTarget.checked || undefined;
          void navigate({ search: (now) => ({ ...now, internal: shown }), replace: true });
        }}
      />
    </Group>
  );
}

function Nothing({ q }: { q: string }) {
  if (!q) {
    return (
      <EmptyState
        title={texts.noneTitle}
        action={<LinkButton to="/data-sources/upload">{texts.uploadFirst}</LinkButton>}
      >
        {texts.none}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={texts.noMatchTitle}
      action={
        <LinkButton to="/topics" variant="default">
          {texts.clearSearch}
        </LinkButton>
      }
    >
      {texts.noMatch(q)}
    </EmptyState>
  );
}
