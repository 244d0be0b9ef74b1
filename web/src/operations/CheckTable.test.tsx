import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Check } from '../api/types';
import { CheckTable } from './CheckTable';

it('checks that fail come first with what to do, and those that are well last', () => {
  const checks: Check[] = [
    { name: 'kafka', state: 'OK', detail: 'answers', remedy: null },
    { name: 'image', state: 'UNKNOWN', detail: 'no pod has used it yet', remedy: null },
    { name: 'rbac', state: 'FAILED', detail: 'may not patch', remedy: 'See `kubectl get`.' },
  ];
  render(
    <MantineProvider env="test">
      <CheckTable checks={checks} />
    </MantineProvider>,
  );

  const [, ...rows] = within(screen.getByRole('table', { name: 'Checks' })).getAllByRole('row');
  expect(rows.map((row) => row.textContent)).toEqual([
    'rbacFailedmay not patchSee kubectl get.',
    'imageNot knownno pod has used it yetNothing',
    'kafkaWellanswersNothing',
  ]);
  expect(screen.getByText('kubectl get').tagName).toBe('CODE');
});
