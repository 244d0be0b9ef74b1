import { Link } from '@tanstack/react-router';
import type { DataSource } from '../api/types';
import { DataTable } from '../display/DataTable';
import { Moment } from '../display/Moment';
import { count, percent } from '../display/quantity';
import { RetentionBadge } from './retention';

export function DataSourceTable({ sources }: { sources: DataSource[] }) {
  return (
    <DataTable
      label="Data sources"
      rows={sources}
      rowKey={(source) => source.id}
      columns={[
        {
          title: 'Stream',
          cell: (source) => (
            <Link
              className="link"
              to="/data-sources/$dataSourceId"
              params={{ dataSourceId: source.id }}
            >
              {source.ranges.join(', ')}
            </Link>
          ),
        },
        { title: 'Description', cell: (source) => source.description || '–' },
        { title: 'Format', cell: (source) => source.format },
        { title: 'Records', numeric: true, cell: (source) => count(source.totalMessages) },
        {
          title: 'Held out',
          numeric: true,
          cell: (source) => percent(source.validationRate + source.testRate),
        },
        {
          title: 'Retained',
          cell: (source) => <RetentionBadge retained={source.retained} />,
        },
        { title: 'Announced', cell: (source) => <Moment at={source.createdAt} /> },
      ]}
    />
  );
}
