import { Link } from '@tanstack/react-router';
import type { Inference } from '../api/types';
import { DataTable } from '../display/DataTable';
import { count, milliseconds, rate } from '../display/quantity';
import { JobStateCell } from '../display/conditions';
import { latencyOf } from './latency';

export function InferenceTable({ inferences }: { inferences: Inference[] }) {
  return (
    <DataTable
      label="Inferences"
      rows={inferences}
      rowKey={(inference) => inference.id}
      columns={[
        {
          title: 'Name',
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
          title: 'Model',
          cell: (inference) => `${inference.modelName}, version ${inference.modelVersion ?? '–'}`,
        },
        {
          title: 'Input to output',
          cell: (inference) => `${inference.inputTopic} → ${inference.outputTopic}`,
        },
        { title: 'State', cell: (inference) => <JobStateCell job={inference} /> },
        { title: 'Scored', numeric: true, cell: (row) => count(row.metrics?.scored) },
        { title: 'Records/s', numeric: true, cell: (row) => rate(row.metrics?.recordsPerSecond) },
        {
          title: 'p99',
          numeric: true,
          cell: (row) => milliseconds(latencyOf(row.metrics, 'p99Ms')),
        },
      ]}
    />
  );
}
