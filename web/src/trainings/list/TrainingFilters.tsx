import { CloseButton, Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listOf } from '../../api/queries';
import type { JobState } from '../../api/types';
import { words } from '../../display/quantity';
import { trainingTexts as texts } from '../../texts/trainings';
import { STATES, type TrainingListSearch } from './listSearch';

const PAUSE_MS = 250;

interface TrainingFiltersProps {
  search: TrainingListSearch;
  onChange: (change: Partial<TrainingListSearch>) => void;
}

/** Which trainings are shown; the server finds them. */
export function TrainingFilters({ search, onChange }: TrainingFiltersProps) {
  const sets = useQuery(listOf('model-sets'));
  const sources = useQuery(listOf('data-sources'));
  return (
    <Group gap="sm" role="search" aria-label={texts.filters} align="flex-start">
      <NameFilter given={search.q ?? ''} onChange={(q) => onChange({ q })} />
      <MultiSelect
        w={240}
        aria-label={texts.states}
        placeholder={search.state ? undefined : texts.anyState}
        clearable
        data={STATES.map((state) => ({ value: state, label: words(state) }))}
        value={search.state ?? []}
        onChange={(chosen) =>
          onChange({ state: chosen.length > 0 ? (chosen as JobState[]) : undefined })
        }
      />
      <Select
        w={200}
        aria-label={texts.modelSet}
        placeholder={texts.anySet}
        clearable
        searchable
        data={(sets.data ?? []).map((set) => ({ value: set.id, label: set.name }))}
        value={search.modelSetId ?? null}
        onChange={(id) => onChange({ modelSetId: id ?? undefined })}
      />
      <Select
        w={220}
        aria-label={texts.dataSource}
        placeholder={texts.anySource}
        clearable
        searchable
        data={(sources.data ?? []).map((source) => ({
          value: source.id,
          label: [source.description, source.ranges[0]].filter(Boolean).join(' · '),
        }))}
        value={search.dataSourceId ?? null}
        onChange={(id) => onChange({ dataSourceId: id ?? undefined })}
      />
    </Group>
  );
}

interface NameFilterProps {
  given: string;
  onChange: (q: string | undefined) => void;
}

/** Asks the server a moment after the last key. */
function NameFilter({ given, onChange }: NameFilterProps) {
  const [written, setWritten] = useState({ text: given, of: given });
  const typed = written.of === given ? written.text : given;
  const settle = useDebouncedCallback(onChange, PAUSE_MS);
  const type = (text: string) => {
    setWritten({ text, of: given });
    settle(text || undefined);
  };
  return (
    <TextInput
      w={220}
      type="search"
      aria-label={texts.search}
      placeholder={texts.searchPlaceholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      rightSection={
        typed && <CloseButton size="sm" aria-label={texts.clearFilters} onClick={() => type('')} />
      }
    />
  );
}
