import { Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useChange } from '../api/changes';
import type { Model } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { Screen } from '../shell/Screen';
import { ModelCheckView } from './ModelCheckView';
import { ModelSourceField } from './ModelSourceField';
import { EMPTY, requestOf, type ModelSource } from './modelSource';
import { useModelCheck } from './useModelCheck';

export function ModelCreate() {
  const navigate = useNavigate();
  const [source, setSource] = useState<ModelSource>(EMPTY);
  const check = useModelCheck(source);
  const creation = useChange<Model>((model) => {
    void navigate({ to: '/models/$modelId', params: { modelId: model.id } });
  });
  const request = { method: 'POST', path: '/models', body: requestOf(source) } as const;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate({ ...request, touches: ['models'] });
  };
  const edit = (change: Partial<ModelSource>) => setSource((old) => ({ ...old, ...change }));
  return (
    <Screen
      title="New model"
      parent={{ to: '/models', name: 'Models' }}
      description="Paste Keras code or JSON, or take a file. The code is read, never executed."
    >
      <form onSubmit={submit}>
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
          <Panel title="Definition">
            <Stack>
              <TextInput
                label="Name"
                required
                value={source.name}
                onChange={(event) => edit({ name: event.currentTarget.value })}
              />
              <TextInput
                label="Description"
                value={source.description}
                onChange={(event) => edit({ description: event.currentTarget.value })}
              />
              <ModelSourceField
                source={source}
                faults={check.state === 'INVALID' ? check.faults : []}
                onChange={edit}
              />
              {creation.error && check.state !== 'INVALID' && <ErrorNote error={creation.error} />}
              <Group>
                <Button
                  type="submit"
                  loading={creation.isPending}
                  disabled={check.state === 'EMPTY' || check.state === 'INVALID'}
                >
                  Create model
                </Button>
                <CopyAsCurl request={request} />
              </Group>
            </Stack>
          </Panel>
          <Panel title="Layers" flush>
            <ModelCheckView check={check} />
          </Panel>
        </SimpleGrid>
      </form>
    </Screen>
  );
}
