import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Condition } from '../api/types';
import { SystemChecks } from '../home/SystemChecks';
import { ConditionNotes, JobStateCell } from './conditions';

const STUCK: Condition = {
  flag: 'STUCK',
  since: new Date(Date.now() - 12 * 60_000).toISOString(),
  reason: 'DEPLOYING for more than 5 min: ImagePullBackOff',
  remedy:
    'See `kubectl -n ml describe pods -l app=inf-7`. It goes on by itself once the cause is gone; or suspend, roll back or delete the inference.',
};

afterEach(() => vi.unstubAllGlobals());

function show(page: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">{page}</MantineProvider>
    </QueryClientProvider>,
  );
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

it('checks that fail come first with what to do, and those that are well are only named', async () => {
  const checks = [
    { name: 'kafka', state: 'OK', detail: 'answers', remedy: null },
    { name: 'image', state: 'UNKNOWN', detail: 'no pod has used it yet', remedy: null },
    { name: 'rbac', state: 'FAILED', detail: 'may not patch', remedy: 'kubectl apply -k base' },
  ];
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      new Response(JSON.stringify({ checks }), { headers: { 'Content-Type': 'application/json' } }),
    ),
  );
  show(<SystemChecks />);

  const rows = within(await screen.findByRole('table', { name: 'Checks' })).getAllByRole('row');
  expect(rows).toHaveLength(3);
  expect(rows[1]).toHaveTextContent('RbacFailedmay not patchkubectl apply -k base');
  expect(rows[2]).toHaveTextContent('ImageUnknownno pod has used it yet–');
  expect(screen.getByText('Well: Kafka')).toBeVisible();
});
