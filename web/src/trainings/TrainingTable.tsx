import { Link } from '@tanstack/react-router';
import type { Training } from '../api/types';
import { DataTable } from '../display/DataTable';
import { Moment } from '../display/Moment';
import { metric, percent } from '../display/quantity';
import { JobStateCell } from '../display/conditions';
import { bestAccuracy, progressOf } from './progress';

export function TrainingTable({ trainings }: { trainings: Training[] }) {
  return (
    <DataTable
      label="Trainings"
      rows={trainings}
      rowKey={(training) => training.id}
      columns={[
        {
          title: 'Name',
          cell: (training) => (
            <Link className="link" to="/trainings/$trainingId" params={{ trainingId: training.id }}>
              {training.name}
            </Link>
          ),
        },
        { title: 'Model set', cell: (training) => training.modelSetName ?? training.modelSetId },
        { title: 'State', cell: (training) => <JobStateCell job={training} /> },
        {
          title: 'Epochs done',
          numeric: true,
          cell: (training) => percent(progressOf(training.results)),
        },
        {
          title: 'Best accuracy',
          numeric: true,
          cell: (training) => metric(bestAccuracy(training)),
        },
        { title: 'Created', cell: (training) => <Moment at={training.createdAt} /> },
      ]}
    />
  );
}
