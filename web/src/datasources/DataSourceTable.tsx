import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { DataSource } from '../api/types';
import { DataTable } from '../display/DataTable';
import { Moment } from '../display/Moment';
import { count, percent } from '../display/quantity';
import { dataSourceTexts as texts } from '../texts/dataSources';
import { RetentionBadge } from './retention';

const RANGES_SHOWN = 2;

export function DataSourceTable({ sources }: { sources: DataSource[] }) {
  return (
    <DataTable
      label={texts.title}
      rows={sources}
      rowKey={(source) => source.id}
      columns={[
        { title: texts.one, cell: (source) => <Name source={source} /> },
        { title: texts.format, cell: (source) => source.format },
        { title: texts.records, numeric: true, cell: (source) => count(source.totalMessages) },
        {
          title: texts.heldOut,
          numeric: true,
          cell: (source) => percent(source.validationRate + source.testRate),
        },
        { title: texts.retained, cell: (source) => <RetentionBadge retained={source.retained} /> },
        {
          title: texts.announced,
          narrow: true,
          cell: (source) => <Moment at={source.createdAt} />,
        },
      ]}
    />
  );
}

/** What it is, and where it lies. */
function Name({ source }: { source: DataSource }) {
  const ranges = source.ranges.slice(0, RANGES_SHOWN).join(', ');
  const more = source.ranges.length - RANGES_SHOWN;
  const where = more > 0 ? `${ranges} ${texts.moreRanges(more)}` : ranges;
  return (
    <>
      <Link className="link" to="/data-sources/$dataSourceId" params={{ dataSourceId: source.id }}>
        {source.description || where}
      </Link>
      {source.description && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {where}
        </Text>
      )}
    </>
  );
}
