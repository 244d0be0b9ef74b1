import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { Inference, KeptSnapshot } from '../api/types';
import { SnapshotTable } from './SnapshotTable';

const INFERENCE = { id: 'i1', name: 'digits', state: 'RUNNING', operation: null } as Inference;
const ON_DEMAND: KeptSnapshot = {
  id: 's2',
  inferenceId: 'i1',
  state: 'COMPLETED',
  reason: 'ON_DEMAND',
  kind: 'SAVEPOINT',
  location: 'file:///snapshots/s2',
  sizeBytes: 2048,
  revision: 1,
  modelName: 'digits',
  modelVersion: 3,
  run: 1,
  description: null,
  error: null,
  createdAt: '2026-01-01T00:00:00Z',
  endedAt: '2026-01-01T00:00:01Z',
};
const OF_AN_UPGRADE: KeptSnapshot = { ...ON_DEMAND, id: 's1', reason: 'UPGRADE' };
const OF_ANOTHER: KeptSnapshot = { ...ON_DEMAND, id: 's0', inferenceId: 'i2' };

afterEach(() => vi.unstubAllGlobals());

/** Answers each request with these, and keeps what was asked. */
function show(inference: Inference, items: KeptSnapshot[]): [string, string, unknown][] {
  const asked: [string, string, unknown][] = [];
  vi.stubGlobal('fetch', (url: string, { method, body }: RequestInit) => {
    asked.push([method ?? '', url, body ? JSON.parse(body as string) : undefined]);
    return Promise.resolve(
      new Response(JSON.stringify({ items, nextCursor: null }), {
        headers: { 'Content-Type': 'application/json' },
      }),
    );
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <SnapshotTable inference={inference} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return asked;
}

it('lists what this inference has left and offers to delete only what was asked for', async () => {
  show(INFERENCE, [ON_DEMAND, OF_AN_UPGRADE, OF_ANOTHER]);

  const table = within(await screen.findByRole('table', { name: 'Snapshots' }));

  expect(table.getAllByText('Savepoint')).toHaveLength(2);
  expect(table.getAllByRole('button', { name: 'Start from it' })).toHaveLength(2);
  expect(table.getAllByRole('button', { name: 'Delete' })).toHaveLength(1);
});

it('takes a savepoint of a running inference', async () => {
  const asked = show(INFERENCE, []);

  await userEvent.click(screen.getByRole('button', { name: 'Take a savepoint' }));

  expect(asked).toContainEqual(['POST', '/api/v1/snapshots', { inferenceId: 'i1' }]);
});

it('says why there is none, and lets nobody start from it', async () => {
  show({ ...INFERENCE, state: 'SUSPENDED' }, [
    { ...ON_DEMAND, state: 'FAILED', kind: null, error: 'no space left on device' },
  ]);

  expect(await screen.findByText('no space left on device')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Start from it' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Take a savepoint' })).toHaveAccessibleDescription(
    'A savepoint can be taken while it runs and nothing else is under way.',
  );
});
