import { Button, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FormEvent, ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ActionButton } from './ActionButton';
import { currentSession } from './currentSession';
import { covers, type Role } from './roles';

function showTo(role: Role, children: ReactNode) {
  const queryClient = new QueryClient();
  queryClient.setQueryData(currentSession.queryKey, {
    caller: { kind: 'USER', id: 'u1', name: 'anna', role },
    scopes: [],
    expiresAt: null,
    ways: [],
  });
  render(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </MantineProvider>,
  );
}

const REASON = 'This needs the role OPERATOR; you have VIEWER.';

describe('a button that needs a role', () => {
  it('does what it says for those who have the role, or a higher one', async () => {
    const act = vi.fn();
    showTo(
      'ADMIN',
      <ActionButton needs="OPERATOR" onClick={act}>
        Start
      </ActionButton>,
    );
    const button = screen.getByRole('button', { name: 'Start' });
    expect(button).not.toHaveAttribute('aria-disabled');
    await userEvent.click(button);
    expect(act).toHaveBeenCalledOnce();
  });

  it('stays in the tab order for the others, says why, and does nothing', async () => {
    const act = vi.fn();
    showTo(
      'VIEWER',
      <ActionButton needs="OPERATOR" onClick={act}>
        Start
      </ActionButton>,
    );
    await userEvent.tab();
    const button = screen.getByRole('button', { name: 'Start' });
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(REASON);
    await vi.waitFor(() =>
      expect(document.querySelector('[role="tooltip"]')).toHaveTextContent(REASON),
    );
    await userEvent.keyboard('{Enter}');
    expect(act).not.toHaveBeenCalled();
  });

  it('does not send its form for those without the role, not even by Enter in a field', async () => {
    const send = vi.fn((event: FormEvent) => event.preventDefault());
    showTo(
      'VIEWER',
      <form onSubmit={send}>
        <input aria-label="Name" />
        <ActionButton needs="OPERATOR" type="submit">
          Create
        </ActionButton>
      </form>,
    );
    await userEvent.type(screen.getByRole('textbox'), 'a{Enter}');
    await userEvent.click(screen.getByRole('button'));
    expect(send).not.toHaveBeenCalled();
  });

  it('tells another reason when the role is there', () => {
    showTo(
      'OPERATOR',
      <ActionButton needs="OPERATOR" refusal="Give it a name first.">
        Create
      </ActionButton>,
    );
    expect(screen.getByRole('button')).toHaveAccessibleDescription('Give it a name first.');
  });

  it('is no other button than one of the theme', () => {
    showTo('ADMIN', <ActionButton needs="VIEWER">A</ActionButton>);
    const own = screen.getByRole('button').className.replace(/\s+/g, ' ');
    showTo('ADMIN', <Button>B</Button>);
    expect(screen.getByRole('button', { name: 'B' }).className).toBe(own);
  });
});

describe('roles', () => {
  it('each cover themselves and those below', () => {
    expect(covers('OPERATOR', 'ANNOTATOR')).toBe(true);
    expect(covers('OPERATOR', 'OPERATOR')).toBe(true);
    expect(covers('OPERATOR', 'ADMIN')).toBe(false);
  });
});
