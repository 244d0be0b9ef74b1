import { Button, Group, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useChange } from '../api/changes';
import { listOf } from '../api/queries';
import type { ModelSet, ModelSetDraft } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { EmptyState } from '../display/EmptyState';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';

export function ModelSetCreate() {
  const models = useQuery(listOf('models'));
  return (
    <Screen title="New model set" parent={{ to: '/model-sets', name: 'Model sets' }}>
      <Panel>
        <QueryView query={models}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState
                title="A set needs a model"
                action={<LinkButton to="/models/new">New model</LinkButton>}
              >
                Create at least one model first.
              </EmptyState>
            ) : (
              <ModelSetForm
                options={all.map((model) => ({ value: model.id, label: model.name }))}
              />
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}

function ModelSetForm({ options }: { options: { value: string; label: string }[] }) {
  const navigate = useNavigate();
  const { modelId } = useSearch({ from: '/model-sets/new' });
  const [draft, setDraft] = useState<ModelSetDraft>({
    name: '',
    modelIds: modelId ? [modelId] : [],
  });
  const creation = useChange<ModelSet>((set) => {
    void navigate({ to: '/model-sets/$modelSetId', params: { modelSetId: set.id } });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate({ method: 'POST', path: '/model-sets', body: draft, touches: ['model-sets'] });
  };
  return (
    <form onSubmit={submit}>
      <Stack maw={560}>
        <TextInput
          label="Name"
          required
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <TextInput
          label="Description"
          value={draft.description ?? ''}
          onChange={(event) =>
            setDraft({ ...draft, description: event.currentTarget.value || undefined })
          }
        />
        <MultiSelect
          label="Models"
          description="All of them must read the same records"
          required
          searchable
          hidePickedOptions
          data={options}
          value={draft.modelIds}
          onChange={(modelIds) => setDraft({ ...draft, modelIds })}
        />
        {creation.error && <ErrorNote error={creation.error} />}
        <Group>
          <Button type="submit" loading={creation.isPending} disabled={draft.modelIds.length === 0}>
            Create model set
          </Button>
          <CopyAsCurl request={{ method: 'POST', path: '/model-sets', body: draft }} />
        </Group>
      </Stack>
    </form>
  );
}
