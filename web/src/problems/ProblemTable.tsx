import { Code, Text } from '@mantine/core';
import type { ProblemReport } from '../api/types';
import { DataTable } from '../display/DataTable';
import { FieldErrors } from '../display/ErrorNote';
import { Moment } from '../display/Moment';

export function ProblemTable({ problems }: { problems: ProblemReport[] }) {
  return (
    <DataTable
      label="Problems"
      rows={problems}
      rowKey={(problem) => problem.id}
      columns={[
        { title: 'When', cell: (problem) => <Moment at={problem.time} /> },
        {
          title: 'What',
          cell: (problem) => (
            <>
              <Text size="sm" fw={500}>
                {problem.detail}
              </Text>
              {problem.errors && problem.errors.length > 0 && (
                <FieldErrors errors={problem.errors} />
              )}
              <Code>{problem.code}</Code>
            </>
          ),
        },
        { title: 'Where', cell: (problem) => sourceText(problem.source) },
      ]}
    />
  );
}

/** `{topic, partition, offset}` as `topic: …, partition: …`; a plain text as it is. */
export function sourceText(source: unknown): string {
  if (source === null || source === undefined) return '–';
  if (typeof source !== 'object') return String(source);
  return Object.entries(source)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}
