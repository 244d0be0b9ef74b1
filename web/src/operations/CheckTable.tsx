import { Code } from '@mantine/core';
import type { Check, CheckState } from '../api/types';
import { DataTable } from '../display/DataTable';
import { Sentence } from '../display/Sentence';
import { systemTexts as texts } from '../texts/operations';
import { Standing } from './Standing';

const TONES: Record<CheckState, string> = {
  FAILED: 'bad',
  WARNING: 'warn',
  UNKNOWN: 'calm',
  OK: 'good',
};
const ORDER = Object.keys(TONES);

/** What is missing first, with what to do about it. */
export function CheckTable({ checks }: { checks: Check[] }) {
  return (
    <DataTable
      label={texts.checks}
      rows={checks.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))}
      rowKey={({ name }) => name}
      columns={[
        { title: texts.check, narrow: true, cell: ({ name }) => <Code>{name}</Code> },
        {
          title: texts.state,
          narrow: true,
          cell: ({ state }) => <Standing tone={TONES[state]} text={texts.states[state]} />,
        },
        { title: texts.found, cell: ({ detail }) => <Sentence text={detail} /> },
        {
          title: texts.remedy,
          cell: ({ remedy }) => (remedy ? <Sentence text={remedy} /> : texts.noRemedy),
        },
      ]}
    />
  );
}
