import { Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { scoringOf } from '../api/queries';
import type { Inference, Scoring } from '../api/types';
import { DataTable, type Column } from '../display/DataTable';
import { Panel } from '../display/Panel';
import { count, milliseconds, rate } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { versionTexts as texts } from '../texts/versions';
import { versionSpans, type VersionSpan } from './versionSpans';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** Which version scored when, as far as the measurements of the last minutes tell. */
export function VersionLog({ inference }: { inference: Inference }) {
  const scoring = useQuery(scoringOf(useQueryClient(), inference.id));
  return (
    <Panel title={texts.seen}>
      <QueryView query={scoring} rows={2}>
        {({ points }) => <Spans points={points} inference={inference} />}
      </QueryView>
    </Panel>
  );
}

interface SpansProps {
  points: Scoring[];
  inference: Inference;
}

function Spans({ points, inference }: SpansProps) {
  const spans = useMemo(() => versionSpans(points), [points]);
  const newest = spans[0];
  const columns: Column<VersionSpan>[] = [
    { title: texts.seenColumns.version, cell: ({ version }) => nameOf(version, inference) },
    { title: texts.seenColumns.from, cell: ({ from }) => <Clock at={from} /> },
    {
      title: texts.seenColumns.until,
      cell: (span) => (span === newest ? texts.seenNow : <Clock at={span.until} />),
    },
    { title: texts.seenColumns.scored, numeric: true, cell: ({ scored }) => count(scored) },
    {
      title: texts.seenColumns.rate,
      numeric: true,
      cell: ({ recordsPerSecond }) => rate(recordsPerSecond),
    },
    { title: texts.seenColumns.p99, numeric: true, cell: ({ p99Ms }) => milliseconds(p99Ms) },
  ];
  if (spans.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {texts.seenNone}
      </Text>
    );
  }
  return (
    <DataTable label={texts.seen} columns={columns} rows={spans} rowKey={({ from }) => from} />
  );
}

/** Measurements tell the version alone; its model is known of the newest and of the one before. */
function nameOf(version: number, { modelName, modelVersion, rollout }: Inference) {
  const previous = rollout?.previous;
  const both = previous?.modelVersion === modelVersion;
  if (!both && version === modelVersion) return texts.seenModel(modelName, version);
  if (!both && version === previous?.modelVersion) {
    return texts.seenModel(previous.modelName, version);
  }
  return version;
}

function Clock({ at }: { at: string }) {
  return (
    <time dateTime={at} title={at}>
      {clock.format(new Date(at))}
    </time>
  );
}
