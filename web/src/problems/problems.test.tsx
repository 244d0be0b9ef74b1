import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ProblemTable, sourceText } from './ProblemTable';

it('a problem says its fault once, and each fault at a place of its own', () => {
  const errors = [
    { pointer: '', message: 'the value is not JSON' },
    { pointer: '/topic', message: 'is missing' },
  ];
  const detail = 'control message: the value is not JSON';
  const problem = { id: 'p', time: '2026-01-01T00:00:00Z', code: 'MALFORMED', source: {} };
  render(
    <MantineProvider>
      <ProblemTable problems={[{ ...problem, detail, errors }]} />
    </MantineProvider>,
  );
  expect(screen.getAllByText(/the value is not JSON/)).toHaveLength(1);
  expect(screen.getByRole('listitem')).toHaveTextContent('/topic is missing.');
});

it('a place in Kafka is read from topic to offset, whatever the order of its JSON', () => {
  expect(sourceText({ offset: 1, partition: 0, topic: 'a', hint: 'b' })).toBe(
    'topic a, partition 0, offset 1, hint b',
  );
});
