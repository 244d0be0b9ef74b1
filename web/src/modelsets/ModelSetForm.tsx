import { Alert, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import type { Method } from '../api/client';
import type { Model, ModelSetDraft } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { Panel } from '../display/Panel';
import { shape } from '../display/quantity';
import { ActionButton } from '../session/ActionButton';
import { modelSetTexts as texts } from '../texts/modelSets';
import { MemberList } from './MemberList';
import { ModelPicker } from './ModelPicker';

interface ModelSetFormProps {
  models: Model[];
  draft: ModelSetDraft;
  onDraft: (draft: ModelSetDraft) => void;
  submitLabel: string;
  busy: boolean;
  request: { method: Method; path: string; ifMatch?: string };
  onSubmit: () => void;
  note?: ReactNode;
  children?: ReactNode;
}

/** Name and members of a set, in the order in which they are shown. */
export function ModelSetForm(props: ModelSetFormProps) {
  const { models, draft, onDraft, onSubmit, request } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const choose = (modelIds: string[]) => onDraft({ ...draft, modelIds });
  return (
    <form onSubmit={submit}>
      <Panel>
        <Stack maw={720}>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label={texts.name}
              required
              value={draft.name}
              onChange={(event) => onDraft({ ...draft, name: event.currentTarget.value })}
            />
            <TextInput
              label={texts.description}
              value={draft.description ?? ''}
              onChange={(event) =>
                onDraft({ ...draft, description: event.currentTarget.value || undefined })
              }
            />
          </SimpleGrid>
          <ModelPicker
            models={models.filter((model) => !draft.modelIds.includes(model.id))}
            onPick={(id) => choose([...draft.modelIds, id])}
          />
          <MemberList models={models} modelIds={draft.modelIds} onChange={choose} />
          {inputsOf(models, draft.modelIds).size > 1 && (
            <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />}>
              {texts.differ}
            </Alert>
          )}
          {props.note}
          <Group>
            <ActionButton
              needs="OPERATOR"
              type="submit"
              loading={props.busy}
              refusal={refusalOf(draft)}
            >
              {props.submitLabel}
            </ActionButton>
            {props.children}
            <CopyAsCurl request={{ ...request, body: draft }} />
          </Group>
        </Stack>
      </Panel>
    </form>
  );
}

/** The shapes that the members read; more than one is probably a mistake. */
export function inputsOf(models: Model[], modelIds: string[]): Set<string> {
  const members = models.filter((model) => modelIds.includes(model.id));
  return new Set(members.map((model) => model.inputs.map((input) => shape(input.shape)).join()));
}

function refusalOf({ name, modelIds }: ModelSetDraft): string | undefined {
  if (name.trim() === '') return texts.nameMissing;
  return modelIds.length === 0 ? texts.modelMissing : undefined;
}
