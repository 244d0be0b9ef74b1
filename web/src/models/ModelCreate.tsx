import { Button, Group, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useChange } from '../api/changes';
import type { Model, ModelDraft } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { Screen } from '../shell/Screen';
import { EXAMPLE_MODEL } from './exampleModel';
import { ModelCheckView } from './ModelCheckView';
import { useModelCheck } from './useModelCheck';

export function ModelCreate() {
  const navigate = useNavigate();
  const [draft, setDraft] = useState<ModelDraft>({ name: '', format: 'KERAS_JSON', code: '' });
  const check = useModelCheck(draft);
  const creation = useChange<Model>((model) => {
    void navigate({ to: '/models/$modelId', params: { modelId: model.id } });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate({ method: 'POST', path: '/models', body: draft, touches: ['models'] });
  };
  const edit = (change: Partial<ModelDraft>) => setDraft({ ...draft, ...change });
  return (
    <Screen
      title="New model"
      parent={{ to: '/models', name: 'Models' }}
      description="Paste what model.to_json() returns for a compiled model. Nothing in it is executed."
    >
      <form onSubmit={submit}>
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
          <Panel title="Definition">
            <Stack>
              <TextInput
                label="Name"
                required
                value={draft.name}
                onChange={(event) => edit({ name: event.currentTarget.value })}
              />
              <TextInput
                label="Description"
                value={draft.description ?? ''}
                onChange={(event) => edit({ description: event.currentTarget.value || undefined })}
              />
              <CodeField code={draft.code ?? ''} onChange={(code) => edit({ code })} />
              {creation.error && check.state !== 'INVALID' && <ErrorNote error={creation.error} />}
              <Group>
                <Button
                  type="submit"
                  loading={creation.isPending}
                  disabled={check.state === 'EMPTY' || check.state === 'INVALID'}
                >
                  Create model
                </Button>
                <CopyAsCurl request={{ method: 'POST', path: '/models', body: draft }} />
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

function CodeField({ code, onChange }: { code: string; onChange: (code: string) => void }) {
  return (
    <div>
      <Textarea
        label="Keras JSON"
        required
        minRows={18}
        maxRows={28}
        autosize
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
        value={code}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {code === '' && (
        <Button mt="xs" size="compact-sm" variant="subtle" onClick={() => onChange(EXAMPLE_MODEL)}>
          Insert an example
        </Button>
      )}
    </div>
  );
}
