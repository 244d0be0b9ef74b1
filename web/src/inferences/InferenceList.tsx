import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { listOf } from '../api/queries';
import type { Inference } from '../api/types';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { words } from '../display/quantity';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { inferenceTexts as texts } from '../texts/inferences';
import { InferenceTable } from './InferenceTable';
import { matching } from './matching';
import type { InferenceListSearch } from './tabs';

const FEW = 6;

export function InferenceList() {
  const inferences = useQuery(listOf('inferences'));
  const search = useSearch({ from: '/inferences' });
  const create = (
    <LinkButton to="/inferences/new" needs="OPERATOR">
      {texts.create}
    </LinkButton>
  );
  return (
    <Screen
      title={texts.title}
      description={texts.listHelp}
      actions={inferences.data?.length ? create : undefined}
    >
      <Panel flush>
        <QueryView query={inferences}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState title={texts.none} action={create}>
                {texts.noneHelp}
              </EmptyState>
            ) : (
              <Rows all={all} search={search} />
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}

/** What the address asks for; what is asked is asked in the address. */
function Rows({ all, search }: { all: Inference[]; search: InferenceListSearch }) {
  const navigate = useNavigate({ from: '/inferences' });
  const go = (change: InferenceListSearch) => void navigate({ search: change, replace: true });
  const rows = matching(all, search);
  const states = [...new Set(all.map(({ state }) => state))].sort();
  const searched = search.q !== undefined || search.state !== undefined;
  return (
    <>
      {(all.length > FEW || searched) && (
        <Group gap={12} px={20} pt={10} pb={6}>
          <TextInput
            type="search"
            w={260}
            aria-label={texts.search}
            placeholder={texts.searchHint}
            value={search.q ?? ''}
            onChange={(event) => go({ ...search, q: event.currentTarget.value || undefined })}
          />
          <Select
            w={190}
            clearable
            aria-label={texts.state}
            placeholder={texts.anyState}
            data={states.map((state) => ({ value: state, label: words(state) }))}
            value={search.state ?? null}
            onChange={(state) => go({ ...search, state: state ?? undefined })}
          />
        </Group>
      )}
      {rows.length === 0 ? (
        <EmptyState
          title={texts.noMatch}
          action={
            <Button variant="default" onClick={() => go({})}>
              {texts.showAll}
            </Button>
          }
        >
          {texts.noMatchHelp}
        </EmptyState>
      ) : (
        <InferenceTable inferences={rows} />
      )}
    </>
  );
}
