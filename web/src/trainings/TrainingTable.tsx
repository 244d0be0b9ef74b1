import { Link } from '@tanstack/react-router';
import type { Training } from '../api/types';
import { JobStateCell } from '../display/conditions';
import { DataTable } from '../display/DataTable';
import { Moment } from '../display/Moment';
import { percent } from '../display/quantity';
import { trainingTexts } from '../texts/trainings';
import { BestCell } from './BestCell';
import { progressOf } from './progress';

const titles = trainingTexts.columns;

/** The few trainings of a model set or of a data source. */
export function TrainingTable({ trainings }: { trainings: Training[] }) {
  return (
    <DataTable
      label={trainingTexts.trainings}
      rows={trainings}
      rowKey={(training) => training.id}
      columns={[
        {
          title: titles.name,
          cell: (training) => (
            <Link className="link" to="/trainings/$trainingId" params={{ trainingId: training.id }}>
              {training.name}
            </Link>
          ),
        },
        { title: titles.modelSet, cell: (training) => training.modelSetName },
        { title: titles.state, cell: (training) => <JobStateCell job={training} /> },
        {
          title: titles.progress,
          numeric: true,
          cell: (training) => percent(progressOf(training.results)),
        },
        {
          title: titles.best,
          numeric: true,
          cell: (training) => <BestCell training={training} />,
        },
        { title: titles.created, cell: (training) => <Moment at={training.createdAt} /> },
      ]}
    />
  );
}
