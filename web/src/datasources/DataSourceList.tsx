import { Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconSearch } from '@tabler/icons-react';
import { listOf } from '../api/queries';
import type { DataSource } from '../api/types';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { dataSourceTexts as texts } from '../texts/dataSources';
import { DropAnywhere } from '../upload/DropAnywhere';
import { RETAINED, type DataSourceListSearch } from './dataSourceSearch';
import { DataSourceTable } from './DataSourceTable';

export function DataSourceList() {
  const sources = useQuery(listOf('data-sources'));
  const search = useSearch({ from: '/data-sources' });
  const any = sources.data !== undefined && sources.data.length > 0;
  return (
    <Screen
      title={texts.title}
      description={texts.about}
      actions={
        any && (
          <>
            <LinkButton needs="OPERATOR" variant="default" to="/data-sources/new">
              {texts.announce}
            </LinkButton>
            <Upload />
          </>
        )
      }
    >
      <DropAnywhere />
      <Panel flush>
        {any && <Filter search={search} />}
        <QueryView query={sources}>
          {(all) => {
            if (all.length === 0) return <Nothing />;
            const rows = all.filter((source) => matches(source, search));
            return rows.length > 0 ? <DataSourceTable sources={rows} /> : <NoMatch />;
          }}
        </QueryView>
      </Panel>
    </Screen>
  );
}

function Upload() {
  return (
    <LinkButton needs="OPERATOR" to="/data-sources/upload">
      {texts.upload}
    </LinkButton>
  );
}

function Nothing() {
  return (
    <EmptyState title={texts.noneTitle} action={<Upload />}>
      {texts.none}
    </EmptyState>
  );
}

function NoMatch() {
  return (
    <EmptyState
      title={texts.noMatchTitle}
      action={
        <LinkButton to="/data-sources" variant="default">
          {texts.showAll}
        </LinkButton>
      }
    >
      {texts.noMatch}
    </EmptyState>
  );
}

export function matches(source: DataSource, { q, retained }: DataSourceListSearch): boolean {
  if (retained && source.retained !== retained) return false;
  const text = [source.description, ...source.ranges].join('\n').toLowerCase();
  const words = (q ?? '').toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}

function Filter({ search }: { search: DataSourceListSearch }) {
  const navigate = useNavigate({ from: '/data-sources' });
  const choose = (change: DataSourceListSearch) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <Group px={20} py={10} gap="md">
      <TextInput
        type="search"
        aria-label={texts.search}
        placeholder={texts.search}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        w={280}
        maw="100%"
        value={search.q ?? ''}
        onChange={(event) => choose({ q: event.currentTarget.value || undefined })}
      />
      <Select
        aria-label={texts.retentionFilter}
        placeholder={texts.anyRetention}
        clearable
        w={170}
        data={RETAINED.map((value) => ({ value, label: texts.retention[value].label }))}
        value={search.retained ?? null}
        onChange={(value) => choose({ retained: RETAINED.find((each) => each === value) })}
      />
    </Group>
  );
}
