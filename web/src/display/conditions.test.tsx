import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import type { Condition } from '../api/types';
import { ConditionNotes, JobStateCell } from './conditions';

const STUCK: Condition = {
  flag: 'STUCK',
  since: new Date(Date.now() - 12 * 60_000).toISOString(),
  reason: 'DEPLOYING for more than 5 min: ImagePullBackOff',
  remedy:
    'See `kubectl -n ml describe pods -l app=inf-7`. It goes on by itself once the cause is gone; or suspend, roll back or delete the inference.',
};

function show(page: ReactNode) {
  render(<MantineProvider env="test">{page}</MantineProvider>);
}

it('a condition is shown with its cause, since when, and the way out with the command as code', () => {
  show(<ConditionNotes conditions={[STUCK]} />);

  const note = screen.getByRole('status');
  expect(note).toHaveTextContent('Stuck: DEPLOYING for more than 5 min: ImagePullBackOff');
  expect(note).toHaveTextContent('In this state since 12 minutes ago');
  expect(note).toHaveTextContent('or suspend, roll back or delete the inference.');
  const command = within(note).getByText('kubectl -n ml describe pods -l app=inf-7');
  expect(command.tagName).toBe('CODE');
});

it('a list says it in a word beside the state', () => {
  show(<JobStateCell job={{ state: 'DEPLOYING', conditions: [STUCK] }} />);

  expect(screen.getByText('Deploying')).toBeVisible();
  expect(screen.getByText('Stuck')).toHaveAttribute('title', STUCK.reason);
});
