import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useChange } from '../api/changes';
import { listOf } from '../api/queries';
import type { ModelSet, Training, TrainingDraft } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { FitFields } from './FitFields';
import { classWeightsFault, fitOf, USUAL, type FitForm } from './fitForm';
import { FitOptions } from './FitOptions';

export function TrainingForm({ sets }: { sets: ModelSet[] }) {
  const navigate = useNavigate();
  const given = useSearch({ from: '/trainings/new' });
  const sources = useQuery(listOf('data-sources'));
  const [asked, setAsked] = useState<Omit<TrainingDraft, 'fit'>>({
    modelSetId: given.modelSetId ?? sets[0]?.id ?? '',
    dataSourceId: given.dataSourceId,
    startFrom: given.startFrom ? { resultId: given.startFrom } : undefined,
  });
  const [form, setForm] = useState<FitForm>(USUAL);
  const edit = (change: Partial<TrainingDraft>) => setAsked({ ...asked, ...change });
  const editFit = (change: Partial<FitForm>) => setForm({ ...form, ...change });
  const source = sources.data?.find((each) => each.id === asked.dataSourceId);
  const draft: TrainingDraft = { ...asked, fit: fitOf(form, source) };
  const creation = useChange<Training>((training) => {
    void navigate({ to: '/trainings/$trainingId', params: { trainingId: training.id } });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (classWeightsFault(form.classWeights)) return;
    creation.mutate({ method: 'POST', path: '/trainings', body: draft, touches: ['trainings'] });
  };
  return (
    <form onSubmit={submit}>
      <Stack maw={620}>
        {asked.startFrom && (
          <Alert
            variant="light"
            withCloseButton
            closeButtonLabel="Start from the initializers"
            onClose={() => edit({ startFrom: undefined })}
          >
            Starts from the weights of result {asked.startFrom.resultId}.
          </Alert>
        )}
        <TextInput
          label="Name"
          placeholder="Chosen for you when empty"
          value={asked.name ?? ''}
          onChange={(event) => edit({ name: event.currentTarget.value || undefined })}
        />
        <Select
          label="Model set"
          required
          allowDeselect={false}
          data={sets.map((set) => ({ value: set.id, label: set.name }))}
          value={asked.modelSetId}
          onChange={(modelSetId) => edit({ modelSetId: modelSetId ?? '' })}
        />
        <Select
          label="Data source"
          description="Without one the training waits until a stream is announced for it"
          clearable
          clearButtonProps={{ 'aria-label': 'No data source' }}
          placeholder="Wait for data"
          data={(sources.data ?? []).map((each) => ({
            value: each.id,
            label: [each.description, each.ranges.join(', ')].filter(Boolean).join(' · '),
            disabled: each.retained !== 'ALL',
          }))}
          value={asked.dataSourceId ?? null}
          onChange={(dataSourceId) => edit({ dataSourceId: dataSourceId ?? undefined })}
        />
        <FitFields form={form} onChange={editFit} />
        <FitOptions form={form} source={source} onChange={editFit} />
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
