import {
  Button,
  Checkbox,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useChange } from '../api/changes';
import { listOf } from '../api/queries';
import type { Fit, ModelSet, Training, TrainingDraft } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';

const DEFAULT_FIT: Partial<Fit> = { batchSize: 32, epochs: 20, shuffle: true, seed: 42 };

export function TrainingForm({ sets }: { sets: ModelSet[] }) {
  const navigate = useNavigate();
  const given = useSearch({ from: '/trainings/new' });
  const sources = useQuery(listOf('data-sources'));
  const [draft, setDraft] = useState<TrainingDraft>({
    modelSetId: given.modelSetId ?? sets[0]?.id ?? '',
    dataSourceId: given.dataSourceId,
    fit: DEFAULT_FIT,
  });
  const edit = (change: Partial<TrainingDraft>) => setDraft({ ...draft, ...change });
  const creation = useChange<Training>((training) => {
    void navigate({ to: '/trainings/$trainingId', params: { trainingId: training.id } });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate({ method: 'POST', path: '/trainings', body: draft, touches: ['trainings'] });
  };
  return (
    <form onSubmit={submit}>
      <Stack maw={620}>
        <TextInput
          label="Name"
          placeholder="Chosen for you when empty"
          value={draft.name ?? ''}
          onChange={(event) => edit({ name: event.currentTarget.value || undefined })}
        />
        <Select
          label="Model set"
          required
          allowDeselect={false}
          data={sets.map((set) => ({ value: set.id, label: set.name }))}
          value={draft.modelSetId}
          onChange={(modelSetId) => edit({ modelSetId: modelSetId ?? '' })}
        />
        <Select
          label="Data source"
          description="Without one the training waits until a stream is announced for it"
          clearable
          clearButtonProps={{ 'aria-label': 'No data source' }}
          placeholder="Wait for data"
          data={(sources.data ?? []).map((source) => ({
            value: source.id,
            label: [source.description, source.ranges.join(', ')].filter(Boolean).join(' · '),
            disabled: source.retained !== 'ALL',
          }))}
          value={draft.dataSourceId ?? null}
          onChange={(dataSourceId) => edit({ dataSourceId: dataSourceId ?? undefined })}
        />
        <FitFields fit={draft.fit} onChange={(fit) => edit({ fit })} />
        {creation.error && <ErrorNote error={creation.error} />}
        <Group>
          <Button type="submit" loading={creation.isPending}>
            Start training
          </Button>
          <CopyAsCurl request={{ method: 'POST', path: '/trainings', body: draft }} />
        </Group>
      </Stack>
    </form>
  );
}

interface FitFieldsProps {
  fit: Partial<Fit>;
  onChange: (fit: Partial<Fit>) => void;
}

function FitFields({ fit, onChange }: FitFieldsProps) {
  const number = (name: 'epochs' | 'batchSize' | 'seed', label: string, min?: number) => (
    <NumberInput
      label={label}
      required
      allowDecimal={false}
      min={min}
      value={fit[name]}
      onChange={(value) => onChange({ ...fit, [name]: Number(value) })}
    />
  );
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {number('epochs', 'Epochs', 1)}
        {number('batchSize', 'Batch size', 1)}
        {number('seed', 'Seed')}
      </SimpleGrid>
      <Checkbox
        label="Shuffle the training part anew for each epoch"
        checked={fit.shuffle ?? false}
        onChange={(event) => onChange({ ...fit, shuffle: event.currentTarget.checked })}
      />
    </>
  );
}
