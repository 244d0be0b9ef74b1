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
import {
  labelsOf,
  PREDICTION_FORMATS,
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
        label="Format of the predictions"
        allowDeselect={false}
        data={PREDICTION_FORMATS}
        value={format}
        onChange={(chosen) => onChange(withFormat(output, chosen as PredictionFormat))}
      />
      {format !== 'VALUES' && <Meaning output={output} onChange={edit} />}
      {format === 'AVRO' && (
        <TextInput
          label="Address of a schema registry"
          description="Records begin with the schema's id; none writes the body alone"
          placeholder="https://registry:8081"
          value={output?.schemaRegistry ?? ''}
          onChange={(event) => edit({ schemaRegistry: event.currentTarget.value })}
        />
      )}
      <ClusterFields
        label="Predictions go to another Kafka cluster"
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
  const [labels, setLabels] = useState(output?.labels?.join(', ') ?? '');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select
        label="What the numbers mean"
        clearable
        placeholder="As the training says"
        data={TASKS}
        value={output?.task ?? null}
        onChange={(task) => onChange({ task: (task as PredictionTask | null) ?? undefined })}
      />
      <TextInput
        label="Names of the classes"
        description="In order, separated by commas; their numbers when empty"
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
        label="Hand records that the model is not sure about to a larger one"
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
            label="Limit"
            description="Not sure is a largest value that is less"
            required
            step={0.05}
            value={exit.limit}
            onChange={(limit) => onChange({ earlyExit: { ...exit, limit: Number(limit) } })}
          />
          <TextInput
            label="Upper topic"
            description="Takes their features as RAW float32"
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
  const [properties, setProperties] = useState('');
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
            label="Bootstrap servers"
            placeholder="broker:9092"
            required
            value={cluster.bootstrapServers}
            onChange={(event) =>
              onChange({ ...cluster, bootstrapServers: event.currentTarget.value })
            }
          />
          <Textarea
            label="Client properties"
            description="name=value, one for each line; secrets as ${env:KAFKA_…} from the environment"
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
