import { Link } from '@tanstack/react-router';
import type { Inference } from '../api/types';
import { DataTable } from '../display/DataTable';
import { count, milliseconds, rate } from '../display/quantity';
import { JobStateCell } from '../display/conditions';
import { inferenceTexts } from '../texts/inferences';
import { latencyOf } from './latency';
import { modelInUse } from './modelInUse';

const titles = inferenceTexts.columns;

export function InferenceTable({ inferences }: { inferences: Inference[] }) {
  return (
    <DataTable
      label={inferenceTexts.title}
      rows={inferences}
      rowKey={(inference) => inference.id}
      columns={[
        {
          title: titles.name,
          cell: (inference) => (
            <Link
              className="link"
              to="/inferences/$inferenceId"
              params={{ inferenceId: inference.id }}
            >
              {inference.name}
            </Link>
          ),
        },
        {
          title: titles.model,
          cell: (inference) => {
            const { modelName, modelVersion } = modelInUse(inference);
            return inferenceTexts.modelVersion(modelName, modelVersion);
          },
        },
        {
          title: titles.topics,
          cell: ({ inputTopic, outputTopic }) => inferenceTexts.topics(inputTopic, outputTopic),
        },
        { title: titles.state, cell: (inference) => <JobStateCell job={inference} /> },
        { title: titles.scored, numeric: true, cell: (row) => count(row.metrics?.scored) },
        { title: titles.rate, numeric: true, cell: (row) => rate(row.metrics?.recordsPerSecond) },
        { title: titles.lag, numeric: true, cell: ({ metrics }) => count(metrics?.lag) },
        {
          title: titles.p99,
          numeric: true,
          cell: (row) => milliseconds(latencyOf(row.metrics, 'p99Ms')),
        },
      ]}
    />
  );
}
