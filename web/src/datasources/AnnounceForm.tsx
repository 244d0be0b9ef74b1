import { Button, Group, NumberInput, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useChange } from '../api/changes';
import type { DataSource, DataSourceDraft } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { FormatFields } from '../formats/FormatFields';
import { begin, type FormatChoice } from '../formats/formatConfig';

type Draft = DataSourceDraft & FormatChoice;

/** Says where records lie and what their bytes mean; the training that waits for them starts. */
export function AnnounceForm({ trainingId }: { trainingId: string }) {
  const [draft, setDraft] = useState<Draft>({
    ranges: ['my-topic:0:0:1000'],
    ...begin('RAW'),
    validationRate: 0.1,
    testRate: 0.1,
    trainingId,
  });
  const edit = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const announcing = useChange<DataSource>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    announcing.mutate({
      method: 'POST',
      path: '/data-sources',
      body: draft,
      touches: ['data-sources', 'trainings'],
    });
  };
  return (
    <form onSubmit={submit} aria-label="Announce data">
      <Stack maw={620}>
        <Textarea
          label="Ranges"
          description="topic:partition:start:end, one in each line; the end is exclusive"
          required
          autosize
          value={draft.ranges.join('\n')}
          onChange={(event) => edit({ ranges: event.currentTarget.value.split('\n') })}
        />
        <FormatFields choice={draft} onChange={edit} labelled />
        <Shares draft={draft} onChange={edit} />
        <TextInput
          label="Description"
          value={draft.description ?? ''}
          onChange={(event) => edit({ description: event.currentTarget.value || undefined })}
        />
        {announcing.error && <ErrorNote error={announcing.error} />}
        <Group>
          <Button type="submit" loading={announcing.isPending}>
            Announce
          </Button>
          <CopyAsCurl request={{ method: 'POST', path: '/data-sources', body: draft }} />
        </Group>
      </Stack>
    </form>
  );
}

interface SharesProps {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

function Shares({ draft, onChange }: SharesProps) {
  const share = (name: 'validationRate' | 'testRate', label: string) => (
    <NumberInput
      label={label}
      min={0}
      max={0.9}
      step={0.05}
      value={draft[name]}
      onChange={(value) => onChange({ [name]: Number(value) })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {share('validationRate', 'Share for validation')}
      {share('testRate', 'Share for the test')}
    </SimpleGrid>
  );
}
