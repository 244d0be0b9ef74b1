import {
  Checkbox,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import type { ClusterDraft, OutputDraft, PredictionFormat, PredictionTask } from '../api/types';
import { outputTexts as texts } from '../texts/inferenceForm';
import {
  labelsOf,
  labelsText,
  PREDICTION_FORMATS,
  propertiesText,
  TASKS,
  withFormat,
  withOutput,
  withProperties,
} from './output';

interface OutputProps {
  output: OutputDraft | undefined;
  onChange: (output: OutputDraft | undefined) => void;
}

/** What becomes of predictions. */
export function OutputFields({ output, onChange }: OutputProps) {
  const format = output?.format ?? 'VALUES';
  const edit = (change: Partial<OutputDraft>) => onChange(withOutput(output, change));
  return (
    <>
      <Select
        label={texts.format}
        allowDeselect={false}
        data={PREDICTION_FORMATS}
        value={format}
        onChange={(chosen) => onChange(withFormat(output, chosen as PredictionFormat))}
      />
      {format !== 'VALUES' && <Meaning output={output} onChange={edit} />}
      {format === 'AVRO' && (
        <TextInput
          label={texts.registry}
          description={texts.registryHelp}
          placeholder={texts.registryHint}
          value={output?.schemaRegistry ?? ''}
          onChange={(event) => edit({ schemaRegistry: event.currentTarget.value })}
        />
      )}
      <ClusterFields
        label={texts.cluster}
        cluster={output?.kafka}
        onChange={(kafka) => edit({ kafka })}
      />
      <EarlyExitFields output={output} onChange={edit} />
    </>
  );
}

interface PartProps {
  output: OutputDraft | undefined;
  onChange: (change: Partial<OutputDraft>) => void;
}

function Meaning({ output, onChange }: PartProps) {
  const [labels, setLabels] = useState(labelsText(output));
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select
        label={texts.meaning}
        clearable
        placeholder={texts.meaningHint}
        data={TASKS}
        value={output?.task ?? null}
        onChange={(task) => onChange({ task: (task as PredictionTask | null) ?? undefined })}
      />
      <TextInput
        label={texts.labels}
        description={texts.labelsHelp}
        value={labels}
        onChange={(event) => {
          setLabels(event.currentTarget.value);
          onChange({ labels: labelsOf(event.currentTarget.value) });
        }}
      />
    </SimpleGrid>
  );
}

function EarlyExitFields({ output, onChange }: PartProps) {
  const exit = output?.earlyExit;
  return (
    <>
      <Checkbox
        label={texts.earlyExit}
        checked={exit !== undefined}
        onChange={(event) =>
          onChange({
            earlyExit: event.currentTarget.checked ? { limit: 0.8, topic: '' } : undefined,
          })
        }
      />
      {exit && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NumberInput
            label={texts.limit}
            description={texts.limitHelp}
            required
            step={0.05}
            value={exit.limit}
            onChange={(limit) => onChange({ earlyExit: { ...exit, limit: Number(limit) } })}
          />
          <TextInput
            label={texts.upper}
            description={texts.upperHelp}
            required
            value={exit.topic}
            onChange={(event) =>
              onChange({ earlyExit: { ...exit, topic: event.currentTarget.value } })
            }
          />
        </SimpleGrid>
      )}
    </>
  );
}

interface ClusterProps {
  label: string;
  cluster: ClusterDraft | undefined;
  onChange: (cluster: ClusterDraft | undefined) => void;
}

/** A cluster other than Millrace's own. */
export function ClusterFields({ label, cluster, onChange }: ClusterProps) {
  const [properties, setProperties] = useState(() => propertiesText(cluster));
  return (
    <>
      <Checkbox
        label={label}
        checked={cluster !== undefined}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? { bootstrapServers: '' } : undefined)
        }
      />
      {cluster && (
        <Stack>
          <TextInput
            label={texts.brokers}
            placeholder={texts.brokersHint}
            required
            value={cluster.bootstrapServers}
            onChange={(event) =>
              onChange({ ...cluster, bootstrapServers: event.currentTarget.value })
            }
          />
          <Textarea
            label={texts.properties}
            description={texts.propertiesHelp}
            autosize
            minRows={2}
            maxRows={8}
            value={properties}
            onChange={(event) => {
              setProperties(event.currentTarget.value);
              onChange(withProperties(cluster, event.currentTarget.value));
            }}
          />
        </Stack>
      )}
    </>
  );
}
