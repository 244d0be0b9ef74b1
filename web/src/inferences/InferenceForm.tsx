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
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useChange } from '../api/changes';
import type { Delivery, Inference, InferenceDraft } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { FormatFields } from '../formats/FormatFields';
import { begin, type FormatChoice } from '../formats/formatConfig';
import { ClusterFields, OutputFields } from './OutputFields';

const DELIVERIES: { value: Delivery; label: string }[] = [
  { value: 'AT_LEAST_ONCE', label: 'At least once (lower latency)' },
  { value: 'EXACTLY_ONCE', label: 'Exactly once (Kafka transactions)' },
];

type Draft = Omit<InferenceDraft, keyof FormatChoice> & Partial<FormatChoice>;

export function InferenceForm({ results }: { results: { value: string; label: string }[] }) {
  const navigate = useNavigate();
  const given = useSearch({ from: '/inferences/new' });
  const [draft, setDraft] = useState<Draft>({
    resultId: given.resultId ?? results[0]?.value ?? '',
    inputTopic: '',
    outputTopic: '',
    parallelism: 1,
    delivery: 'AT_LEAST_ONCE',
    batch: { maxSize: 256, lingerMs: 5 },
  });
  const edit = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const creation = useChange<Inference>((inference) => {
    void navigate({ to: '/inferences/$inferenceId', params: { inferenceId: inference.id } });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate({ method: 'POST', path: '/inferences', body: draft, touches: ['inferences'] });
  };
  return (
    <form onSubmit={submit}>
      <Stack maw={620}>
        <Select
          label="Result"
          required
          allowDeselect={false}
          data={results}
          value={draft.resultId}
          onChange={(resultId) => edit({ resultId: resultId ?? '' })}
        />
        <TextInput
          label="Name"
          placeholder="Chosen for you when empty"
          value={draft.name ?? ''}
          onChange={(event) => edit({ name: event.currentTarget.value || undefined })}
        />
        <Topics draft={draft} onChange={edit} />
        <ClusterFields
          label="Records come from another Kafka cluster"
          cluster={draft.inputKafka}
          onChange={(inputKafka) => edit({ inputKafka })}
        />
        <RecordsFormat draft={draft} onChange={edit} />
        <OutputFields output={draft.output} onChange={(output) => edit({ output })} />
        <Select
          label="Delivery"
          allowDeselect={false}
          data={DELIVERIES}
          value={draft.delivery}
          onChange={(delivery) => edit({ delivery: delivery as Delivery })}
        />
        <Tuning draft={draft} onChange={edit} />
        {creation.error && <ErrorNote error={creation.error} />}
        <Group>
          <Button type="submit" loading={creation.isPending}>
            Deploy
          </Button>
          <CopyAsCurl request={{ method: 'POST', path: '/inferences', body: draft }} />
        </Group>
      </Stack>
    </form>
  );
}

interface PartProps {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

/** That of the training's data, unless another is asked for. */
function RecordsFormat({ draft, onChange }: PartProps) {
  const { format, formatConfig } = draft;
  return (
    <>
      <Checkbox
        label="The records are in another format than those of the training"
        checked={format !== undefined}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked
              ? begin('RAW')
              : { format: undefined, formatConfig: undefined },
          )
        }
      />
      {format && formatConfig && (
        <FormatFields choice={{ format, formatConfig }} onChange={onChange} labelled={false} />
      )}
    </>
  );
}

function Topics({ draft, onChange }: PartProps) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextInput
        label="Input topic"
        description="Created when it does not exist"
        required
        value={draft.inputTopic}
        onChange={(event) => onChange({ inputTopic: event.currentTarget.value })}
      />
      <TextInput
        label="Output topic"
        description="Created when it does not exist"
        required
        value={draft.outputTopic}
        onChange={(event) => onChange({ outputTopic: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}

function Tuning({ draft, onChange }: PartProps) {
  const batch = draft.batch ?? { maxSize: 256, lingerMs: 5 };
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <NumberInput
        label="Parallelism"
        min={1}
        allowDecimal={false}
        value={draft.parallelism}
        onChange={(value) => onChange({ parallelism: Number(value) })}
      />
      <NumberInput
        label="Largest batch"
        min={1}
        allowDecimal={false}
        value={batch.maxSize}
        onChange={(value) => onChange({ batch: { ...batch, maxSize: Number(value) } })}
      />
      <NumberInput
        label="Linger"
        suffix=" ms"
        min={0}
        allowDecimal={false}
        value={batch.lingerMs}
        onChange={(value) => onChange({ batch: { ...batch, lingerMs: Number(value) } })}
      />
    </SimpleGrid>
  );
}
