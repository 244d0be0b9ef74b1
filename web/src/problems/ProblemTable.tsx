import { Code, Text } from '@mantine/core';
import type { FieldError, ProblemReport } from '../api/types';
import { DataTable } from '../display/DataTable';
import { FieldErrors, place } from '../display/ErrorNote';
import { Moment } from '../display/Moment';
import { problemTexts as texts } from '../texts/problems';

export function ProblemTable({ problems }: { problems: ProblemReport[] }) {
  return (
    <DataTable
      label={texts.title}
      rows={problems}
      rowKey={(problem) => problem.id}
      columns={[
        {
          title: texts.columns.when,
          cell: (problem) => <Moment at={problem.time} />,
          narrow: true,
        },
        {
          title: texts.columns.what,
          cell: (problem) => (
            <>
              <Text size="sm" fw={500}>
                {problem.detail}
              </Text>
              {placed(problem).length > 0 && <FieldErrors errors={placed(problem)} />}
              <Code>{problem.code}</Code>
            </>
          ),
        },
        { title: texts.columns.where, cell: (problem) => sourceText(problem.source) },
      ]}
    />
  );
}

/** The faults that say more than the detail: those at a place of their own. */
function placed({ detail, errors = [] }: ProblemReport): FieldError[] {
  return errors.filter((error) => place(error) !== '' || !detail.includes(error.message));
}

const PLACES = ['topic', 'partition', 'offset'];

/** `{topic, partition, offset}` in this order, then whatever else; a plain text as it is. */
export function sourceText(source: unknown): string {
  if (source === null || source === undefined) return '–';
  if (typeof source !== 'object') return String(source);
  const given = source as Record<string, unknown>;
  const others = Object.keys(given).filter((name) => !PLACES.includes(name));
  return [...PLACES.filter((name) => name in given), ...others]
    .map((name) => `${name} ${String(given[name])}`)
    .join(', ');
}
