import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Training, TrainingResult } from '../api/types';
import { DataTable } from '../display/DataTable';
import { Facts, type Fact } from '../display/Facts';
import { Panel } from '../display/Panel';
import { bytes, shape, words } from '../display/quantity';
import { resultTexts as texts } from '../texts/results';
import { Checksum } from './Checksum';
import { cardOf, filesOf } from './modelFiles';

interface LineageProps {
  training: Training;
  result: TrainingResult;
}

/** Where a trained model comes from, and the files that it is. */
export function Lineage({ training, result }: LineageProps) {
  return (
    <Panel title={texts.lineage}>
      <Stack gap={20}>
        <Text size="sm" c="dimmed">
          {texts.lineageHead}
        </Text>
        <Facts facts={[...originOf(training, result), ...provenanceOf(result)]} />
        {result.state === 'FINISHED' && <Files result={result} />}
      </Stack>
    </Panel>
  );
}

function originOf(training: Training, result: TrainingResult): Fact[] {
  const facts: Fact[] = [
    [
      texts.model,
      <Link key="model" className="link" to="/models/$modelId" params={{ modelId: result.modelId }}>
        {texts.modelVersion(result.modelName, result.modelVersion)}
      </Link>,
    ],
    [
      texts.training,
      <Link
        key="training"
        className="link"
        to="/trainings/$trainingId"
        params={{ trainingId: training.id }}
      >
        {training.name}
      </Link>,
    ],
  ];
  if (training.dataSourceId) {
    facts.push([
      texts.dataSource,
      <Link
        key="data"
        className="link"
        to="/data-sources/$dataSourceId"
        params={{ dataSourceId: training.dataSourceId }}
      >
        {rangesOf(result) || texts.dataSource}
      </Link>,
    ]);
  }
  if (result.initialResultId) {
    facts.push([texts.startedFrom, texts.weightsOf(result.initialResultId)]);
  } else if (result.initialWeights) {
    facts.push([texts.startedFrom, texts.weightsOfFile]);
  }
  return facts;
}

function rangesOf({ provenance }: TrainingResult): string {
  return (provenance?.ranges ?? [])
    .map(
      ({ topic, partition, startOffset, endOffset }) =>
        `${topic}:${partition}:${startOffset}:${endOffset}`,
    )
    .join(', ');
}

function provenanceOf({ provenance, signature }: TrainingResult): Fact[] {
  const facts: Fact[] = [];
  if (signature) {
    const tensors = (of: typeof signature.inputs) =>
      (of ?? [])
        .map(({ name, type, shape: of }) => `${name}: ${type} ${shape(of ?? [])}`)
        .join(', ');
    facts.push(
      [texts.inputs, tensors(signature.inputs)],
      [texts.outputs, tensors(signature.outputs)],
    );
  }
  if (!provenance) return facts;
  const versions = Object.entries(provenance.versions ?? {}).map((pair) => pair.join(' '));
  return [
    ...facts,
    [texts.seed, String(provenance.seed)],
    [texts.split, words(provenance.split?.method ?? '–')],
    [texts.job, provenance.jobId ?? '–'],
    [texts.architecture, checksum(provenance.architectureSha256)],
    ...(provenance.initialWeightsSha256
      ? ([[texts.initialWeights, checksum(provenance.initialWeightsSha256)]] satisfies Fact[])
      : []),
    [texts.software, versions.join(', ') || '–'],
  ];
}

function checksum(value: string | null | undefined) {
  return value ? <Checksum value={value} /> : '–';
}

interface FileRow {
  name: string;
  readBy: string;
  address: string;
  size: number | undefined;
  checksum: string | undefined;
  /** A page that is looked at, not a file that is kept. */
  open?: boolean;
}

function rowsOf(result: TrainingResult): FileRow[] {
  const files = filesOf(result).map(({ kind, ...file }): FileRow => {
    const [name = kind, readBy = ''] = texts.kinds[kind];
    return { name, readBy, ...file };
  });
  if (!result.archive) return files;
  const card = { name: texts.card, readBy: texts.cardIs, address: cardOf(result), open: true };
  return [...files, { ...card, size: undefined, checksum: undefined }];
}

function Files({ result }: { result: TrainingResult }) {
  return (
    <DataTable
      label={texts.files}
      rows={rowsOf(result)}
      rowKey={({ address }) => address}
      columns={[
        {
          title: texts.file,
          narrow: true,
          cell: ({ name, address, open }) => (
            <Anchor
              className="link"
              size="sm"
              href={address}
              {...(open ? { target: '_blank' } : { download: true })}
            >
              {name}
            </Anchor>
          ),
        },
        { title: texts.readBy, cell: ({ readBy }) => readBy },
        {
          title: texts.size,
          numeric: true,
          cell: ({ size }) => (size === undefined ? texts.onRequest : bytes(size)),
        },
        {
          title: texts.checksum,
          narrow: true,
          cell: ({ checksum }) => (checksum ? <Checksum value={checksum} /> : '–'),
        },
      ]}
    />
  );
}
