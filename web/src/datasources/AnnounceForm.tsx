import { Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useChange } from '../api/changes';
import type { DataSource, DataSourceDraft } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { FormatFields } from '../formats/FormatFields';
import { begin, type FormatChoice } from '../formats/formatConfig';
import { ActionButton } from '../session/ActionButton';
import { dataSourceTexts as texts } from '../texts/dataSources';
import { topics } from '../topics/topicQueries';
import { parseRange, rangesOf } from './ranges';
import { SplitFields } from './SplitFields';

type Draft = DataSourceDraft & FormatChoice;

interface AnnounceFormProps {
  /** The training that waits for it, when there is one. */
  trainingId?: string;
  /** To begin with. */
  ranges?: string[];
  onAnnounced?: (source: DataSource) => void;
}

/** Says where records lie and what their bytes mean; a training that waits for them starts. */
export function AnnounceForm({ trainingId, ranges = [''], onAnnounced }: AnnounceFormProps) {
  const [draft, setDraft] = useState<Draft>({
    ranges,
    ...begin('RAW'),
    validationRate: 0.1,
    testRate: 0.1,
    ...(trainingId && { trainingId }),
  });
  const edit = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const announcing = useChange<DataSource>(onAnnounced);
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
    <form onSubmit={submit} aria-label={texts.announceForm}>
      <Stack maw={620}>
        <RangesField ranges={draft.ranges} onChange={(typed) => edit({ ranges: typed })} />
        <FormatFields choice={draft} onChange={edit} labelled />
        <SplitFields draft={draft} onChange={edit} />
        <TextInput
          label={texts.description}
          value={draft.description ?? ''}
          onChange={(event) => edit({ description: event.currentTarget.value || undefined })}
        />
        {announcing.error && <ErrorNote error={announcing.error} />}
        <Group>
          <ActionButton needs="OPERATOR" type="submit" loading={announcing.isPending}>
            {texts.announceNow}
          </ActionButton>
          <CopyAsCurl request={{ method: 'POST', path: '/data-sources', body: draft }} />
        </Group>
      </Stack>
    </form>
  );
}

interface RangesFieldProps {
  ranges: string[];
  onChange: (ranges: string[]) => void;
}

/** Typed, or all that a topic holds at this moment. */
function RangesField({ ranges, onChange }: RangesFieldProps) {
  const known = useQuery(topics);
  const usable = known.data?.filter((each) => !each.internal && rangesOf(each).length > 0) ?? [];
  return (
    <>
      {usable.length > 0 && (
        <Select
          label={texts.takeTopic}
          searchable
          data={usable.map((each) => each.name)}
          onChange={(name) => {
            const chosen = usable.find((each) => each.name === name);
            if (chosen) onChange(rangesOf(chosen));
          }}
        />
      )}
      <Textarea
        label={texts.ranges}
        description={texts.rangesAbout}
        placeholder={texts.rangesExample}
        required
        autosize
        value={ranges.join('\n')}
        error={faultOf(ranges)}
        onChange={(event) => onChange(event.currentTarget.value.split('\n'))}
      />
    </>
  );
}

/** The server judges whether the records are there; a slip of the pen is told at once. */
export function faultOf(ranges: string[]): string | undefined {
  for (const line of ranges) {
    if (line.trim() === '') continue;
    const range = parseRange(line);
    if (!range) return texts.rangeFault(line);
    if (range.end <= range.start) return texts.rangeEmpty(line);
  }
  return undefined;
}
