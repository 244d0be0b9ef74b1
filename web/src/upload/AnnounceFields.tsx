import { Checkbox, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listOf } from '../api/queries';
import { SplitFields } from '../datasources/SplitFields';
import { uploadTexts as texts } from '../texts/upload';
import type { FieldsProps } from './SentAsFields';

/** What is said of the records once they are written. */
export function AnnounceFields({ choices, onChange }: FieldsProps) {
  return (
    <Stack maw={760}>
      <Checkbox
        label={texts.announce}
        description={texts.announceAbout}
        checked={choices.announce}
        onChange={(event) => onChange({ announce: event.currentTarget.checked })}
      />
      {choices.announce && (
        <>
          <TextInput
            label={texts.description}
            value={choices.description}
            onChange={(event) => onChange({ description: event.currentTarget.value })}
          />
          <SplitFields draft={choices} onChange={(split) => onChange(withoutAbsent(split))} />
          <WaitingTraining choices={choices} onChange={onChange} />
        </>
      )}
    </Stack>
  );
}

function withoutAbsent<T extends object>(change: T) {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: NonNullable<T[K]> };
}

function WaitingTraining({ choices, onChange }: Pick<FieldsProps, 'choices' | 'onChange'>) {
  const trainings = useQuery(listOf('trainings'));
  const waiting = trainings.data?.filter(({ state }) => state === 'WAITING_FOR_DATA') ?? [];
  if (waiting.length === 0) return null;
  return (
    <Select
      label={texts.training}
      description={texts.trainingAbout}
      placeholder={texts.noTraining}
      clearable
      data={waiting.map((training) => ({ value: training.id, label: training.name }))}
      value={choices.trainingId ?? null}
      onChange={(trainingId) => onChange({ trainingId: trainingId ?? undefined })}
    />
  );
}
