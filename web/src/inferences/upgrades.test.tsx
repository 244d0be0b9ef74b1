import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Inference, Operation, Revision } from '../api/types';
import { RestButtons } from './InferenceActions';
import { OperationNote } from './OperationNote';
import { RevisionTimeline } from './RevisionTimeline';
import { changesOf, UpgradeForm } from './UpgradeForm';

const RUNNING: Inference = {
  id: 'i1',
  name: 'digits',
  resultId: 'r1',
  modelId: null,
  modelName: 'digits',
  modelVersion: 1,
  inputTopic: 'in',
  outputTopic: 'out',
  format: 'RAW',
  parallelism: 2,
  delivery: 'EXACTLY_ONCE',
  batch: { maxSize: 256, lingerMs: 5 },
  formatConfig: {},
  inputKafka: null,
  output: { format: 'VALUES' },
  revision: 1,
  operation: null,
  state: 'RUNNING',
  error: null,
  createdAt: '2026-01-01T00:00:00Z',
  job: { jobId: 'j1', flinkJobId: null, dashboardUrl: null },
  metrics: null,
  rollout: null,
  flags: [],
  conditions: [],
};
const UPGRADE: Operation = {
  id: 'o1',
  inferenceId: 'i1',
  kind: 'UPGRADE',
  step: 'STOPPING',
  fromRevision: 1,
  toRevision: 2,
  startedAt: '2026-01-01T00:00:00Z',
  endedAt: null,
  snapshotId: null,
  reason: null,
};

afterEach(() => vi.unstubAllGlobals());

/** Answers each request with the same, and keeps what was asked. */
function serve(answer: unknown): [string, string, unknown][] {
  const asked: [string, string, unknown][] = [];
  vi.stubGlobal('fetch', (url: string, { method, body }: RequestInit) => {
    asked.push([method ?? '', url, body ? JSON.parse(body as string) : undefined]);
    return Promise.resolve(
      new Response(JSON.stringify(answer), { headers: { 'Content-Type': 'application/json' } }),
    );
  });
  return asked;
}

function show(page: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">{page}</MantineProvider>
    </QueryClientProvider>,
  );
}

it('an upgrade asks for what differs and nothing else', () => {
  const same = { parallelism: 2, maxSize: 256, lingerMs: 5, delivery: RUNNING.delivery };
  expect(changesOf(RUNNING, same)).toBeUndefined();
  expect(changesOf(RUNNING, { ...same, parallelism: 4 })).toEqual({ parallelism: 4 });
  expect(changesOf(RUNNING, { ...same, maxSize: 32 })).toEqual({
    batch: { maxSize: 32, lingerMs: 5 },
  });
});

it('the form sends the changed setting', async () => {
  const asked = serve({});
  show(<UpgradeForm inference={RUNNING} />);
  expect(screen.getByRole('button', { name: 'Upgrade' })).toHaveAccessibleDescription(
    'Change a setting first.',
  );

  await userEvent.clear(screen.getByLabelText('Parallelism'));
  await userEvent.type(screen.getByLabelText('Parallelism'), '4');
  await userEvent.click(screen.getByRole('button', { name: 'Upgrade' }));

  expect(asked).toContainEqual(['PATCH', '/api/v1/inferences/i1', { parallelism: 4 }]);
});

it('nothing can be asked for while something is under way', () => {
  const busy = { ...RUNNING, state: 'UPGRADING' as const, operation: UPGRADE };
  show(<RestButtons inference={busy} />);
  expect(screen.queryAllByRole('button')).toHaveLength(0);
});

it('what rests can be resumed, what works can be suspended and restarted', async () => {
  const asked = serve({});
  show(<RestButtons inference={{ ...RUNNING, state: 'SUSPENDED' }} />);
  await userEvent.click(screen.getByRole('button', { name: 'Resume' }));
  expect(asked).toContainEqual(['POST', '/api/v1/inferences/i1:resume', undefined]);
  show(<RestButtons inference={RUNNING} />);
  expect(screen.getByRole('button', { name: 'Suspend' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Restart' })).toBeVisible();
});

it('one that failed can be resumed, and nothing else but deleted', () => {
  show(<RestButtons inference={{ ...RUNNING, state: 'FAILED' }} />);
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Resume']);
});

it('an upgrade that went back says why', () => {
  const operation = { ...UPGRADE, step: 'ROLLED_BACK' as const, reason: 'waits for slots' };
  show(<OperationNote operation={operation} />);
  expect(screen.getByRole('status')).toHaveTextContent(
    'Upgrade: The settings of before are back' + 'waits for slots',
  );
});

it('rolls back to a revision that is not in use, after a question', async () => {
  const old: Revision = {
    revision: 1,
    current: false,
    parallelism: 1,
    delivery: 'EXACTLY_ONCE',
    batch: RUNNING.batch,
    createdAt: RUNNING.createdAt,
    snapshot: { location: 'file:///savepoint', kind: 'SAVEPOINT' },
    snapshotAt: null,
    failure: null,
  };
  const asked = serve({ items: [{ ...old, revision: 2, current: true, snapshot: null }, old] });
  show(<RevisionTimeline inference={RUNNING} />);
  expect(await screen.findByText('In use')).toBeVisible();
  expect(screen.getByText('Ended with a savepoint')).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: 'Roll back' }));
  expect(await screen.findByText('Go back to revision 1?')).toBeVisible();
  const dialog = screen.getByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Roll back' }));

  expect(asked).toContainEqual(['POST', '/api/v1/inferences/i1:rollback', { revision: 1 }]);
});

it('what is left is shown with its kind and time, and is never said to be new', async () => {
  const at = new Date(Date.now() - 3 * 60_000).toISOString();
  const left: Revision = {
    revision: 1,
    current: true,
    parallelism: 2,
    delivery: 'EXACTLY_ONCE',
    batch: { maxSize: 256, lingerMs: 5 },
    createdAt: '2026-01-01T00:00:00Z',
    snapshot: { location: 's3://state/chk-7', kind: 'CHECKPOINT' },
    snapshotAt: at,
    failure: null,
  };
  const earlier = {
    ...left,
    revision: 0,
    current: false,
    snapshot: { location: 's3://state/sp', kind: 'SAVEPOINT' as const },
    snapshotAt: null,
  };
  serve({ items: [left, earlier] });
  show(<RevisionTimeline inference={{ ...RUNNING, state: 'SUSPENDED' }} />);

  const text = await screen.findByText(/Rests on a checkpoint/);
  expect(text).toHaveTextContent('Rests on a checkpoint, 3 minutes ago');
  expect(text).toHaveAttribute('title', 's3://state/chk-7');
  expect(screen.getByText('Ended with a savepoint')).toBeVisible();
});

it('the question before a stop says that a job that does not run takes no savepoint', async () => {
  show(<RestButtons inference={{ ...RUNNING, state: 'RESTARTING' }} />);

  await userEvent.click(screen.getByRole('button', { name: 'Suspend' }));

  expect(await screen.findByText(/ended with its last checkpoint/)).toBeVisible();
});
