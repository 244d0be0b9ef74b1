import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { API_ROOT } from '../api/client';
import type { Training, TrainingResult } from '../api/types';
import { DataTable } from '../display/DataTable';
import { Facts, type Fact } from '../display/Facts';
import { Panel } from '../display/Panel';
import { bytes, shape, words } from '../display/quantity';
import { resultTexts as texts } from '../texts/results';

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
    [texts.architecture, provenance.architectureSha256 ?? '–'],
    ...(provenance.initialWeightsSha256
      ? ([[texts.initialWeights, provenance.initialWeightsSha256]] satisfies Fact[])
      : []),
    [texts.software, versions.join(', ') || '–'],
  ];
}

interface ModelFile {
  format: keyof typeof texts.kinds;
  size: number | undefined;
  checksum: string | undefined;
}

function filesOf({ artifact, archive }: TrainingResult): ModelFile[] {
  const saved: ModelFile = {
    format: 'saved_model',
    size: artifact?.sizeBytes,
    checksum: artifact?.sha256,
  };
  if (!archive) return [saved];
  return [
    saved,
    { format: 'keras', size: archive.sizeBytes, checksum: archive.sha256 },
    { format: 'weights', size: undefined, checksum: undefined },
  ];
}

function Files({ result }: { result: TrainingResult }) {
  const address = `${API_ROOT}/trainings/${result.trainingId}/results/${result.id}`;
  return (
    <div>
      <DataTable
        label={texts.files}
        rows={filesOf(result)}
        rowKey={({ format }) => format}
        columns={[
          {
            title: texts.file,
            cell: ({ format }) => (
              <Anchor
                className="link"
                size="sm"
                href={`${address}/model?format=${format}`}
                download
              >
                {texts.kinds[format][0]}
              </Anchor>
            ),
          },
          { title: texts.readBy, cell: ({ format }) => texts.kinds[format][1] },
          { title: texts.size, numeric: true, cell: ({ size }) => bytes(size) },
          { title: texts.checksum, cell: ({ checksum }) => checksum?.slice(0, 16) ?? '–' },
        ]}
      />
      {result.archive && (
        <Anchor className="link" size="sm" href={`${address}/model-card`} target="_blank">
          {texts.card}
        </Anchor>
      )}
    </div>
  );
}
